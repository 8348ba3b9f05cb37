import { operation, words } from '@comu/kernel';
import { z } from 'zod';
import { stateOf } from '../drafts.ts';
import { Model, Publication } from '../modelling.records.ts';
import { notNewest, testsFail } from '../refusals.ts';
import { testsOf } from '../stage.ts';

/** Publishes the newest state of a model as the next version of its process: only when the standard allows it and every one of its tests passes. */
export const publishModel = operation('modelling.publish-model', {
  title: words('Publica el model', 'Publica el modelo', 'Publish the model'), permission: 'processes.model', input: { model: Model.id, number: z.int().min(1) }, output: Publication.row,
  async run({ model: id, number }, context) {
    const { db } = context;
    const model = await db.lock(Model, id);
    if (model.number !== number) throw notNewest();
    const { content } = await stateOf(context, id, number);
    const { results, coverage } = await testsOf(context, content);
    const failed = results.find(({ passed }) => !passed);
    if (failed !== undefined) throw testsFail({ name: failed.name, problem: failed.problems[0] ?? words('', '', '') });
    const definition = z.object({ id: z.string(), edition: z.int() }).parse(await context.callByName('processes.deploy-process', { code: model.code, name: model.name, bpmn: content.bpmn, decisions: content.decisions.map(({ xml }) => xml) }));
    return db.insert(Publication, { model: id, number, definition: definition.id, edition: definition.edition, tests: results.length, covered: Math.floor(coverage.share * 100) });
  },
});

