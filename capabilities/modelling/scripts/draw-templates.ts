import { writeFileSync } from 'node:fs';
import { drawProcess } from '../../processes/scripts/draw-process.ts';
import { templates } from './templates.ts';

/** Writes the models that people may start from: `node --import tsx capabilities/modelling/scripts/draw-templates.ts`. */
for (const { language, process } of templates) writeFileSync(new URL(`../templates/${process.id}.${language}.bpmn`, import.meta.url), drawProcess(process));
