import { writeFileSync } from 'node:fs';
import { drawProcess } from '../../../capabilities/processes/scripts/draw-process.ts';
import { accessToInformation, amendment, genericApplication, internalDecree } from './processes.ts';

/** Writes the processes shipped with the module: `node --import tsx modules/general-procedures/scripts/make-models.ts`. */
for (const process of [genericApplication, accessToInformation, internalDecree, amendment]) writeFileSync(new URL(`../processes/${process.id}.bpmn`, import.meta.url), drawProcess(process));
