import { operation, text } from '@comu/kernel';
import { z } from 'zod';
import { drawingCarries, mostDrawing } from '../limits.ts';
import { modelFinding, tableFinding } from '../model-findings.ts';
import { modelJudged } from '../judging.ts';
import { asNextVersion } from '../next-version.ts';

const checkedSchema = z.object({ findings: z.array(modelFinding), tables: z.array(tableFinding), publishable: z.boolean(), name: z.string(), edition: z.int(), same: z.boolean(), before: z.string().nullable() });
export type CheckedModel = z.output<typeof checkedSchema>;

/** What would come of publishing these files, without publishing them: what refuses them, what to look at in their tables, and which version they would be. */
export const checkModel = operation('processes.check-model', {
  title: { ca: 'Comprova el model', es: 'Comprueba el modelo', en: 'Check the model' }, permission: 'processes.model', kind: 'query', carries: drawingCarries,
  input: { code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/).optional(), bpmn: z.string().min(1).max(mostDrawing), decisions: z.array(z.string().max(2_000_000)).max(50).default([]) }, output: checkedSchema,
  async run({ code, bpmn, decisions }, context) {
    const said = await modelJudged({ bpmn, decisions, operations: [...context.house.operations.keys()] });
    return { ...said, findings: [...said.findings], tables: [...said.tables], ...(await asNextVersion(context, { code: code ?? undefined, bpmn, decisions })) };
  },
});
