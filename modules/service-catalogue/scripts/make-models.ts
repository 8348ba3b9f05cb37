import { writeFileSync } from 'node:fs';
import { digitalAdministration } from '../src/calls/315739.ts';
import { telework } from '../src/calls/21288.ts';
import { scoreModel } from '../src/score-model.ts';
import { titleOf } from '../src/words.ts';
import { catalogueResource } from './catalogue-resource.ts';
import { drawProcess } from '../../../capabilities/processes/scripts/draw-process.ts';

/** Writes the process and the score tables shipped with the module: `node --import tsx modules/service-catalogue/scripts/make-models.ts`. */
const write = (name: string, text: string) => writeFileSync(new URL(`../processes/${name}`, import.meta.url), text);

write('catalogue-resource.bpmn', drawProcess(catalogueResource));
for (const { resource, call: { criteria } } of [digitalAdministration, telework]) write(`${resource.code}.dmn`, scoreModel({ code: resource.code, title: titleOf(resource), criteria }));
