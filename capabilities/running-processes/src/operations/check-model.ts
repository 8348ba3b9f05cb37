import { operation, text } from '@comu/kernel';
import { z } from 'zod';
import { drawingCarries, mostDrawing } from '../limits.ts';
import { findingsIn, modelFinding, tableFinding, tablesIn } from '../model-findings.ts';
import { ProcessDefinition } from '../processes.records.ts';

const checkedSchema = z.object({ findings: z.array(modelFinding), tables: z.array(tableFinding), publishable: z.boolean(), name: z.string(), edition: z.int(), same: z.boolean(), before: z.string().nullable() });
export type CheckedModel = z.output<typeof checkedSchema>;

/** What would come of publishing these files, without publishing them: what refuses them, what to look at in their tables, and which version they would be. */
export const checkModel = operation('processes.check-model', {
  title: { ca: 'Comprova el model', es: 'Comprueba el modelo', en: 'Check the model' }, permission: 'processes.model', kind: 'query', carries: drawingCarries,
  input: { code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/).optional(), bpmn: z.string().min(1).max(mostDrawing), decisions: z.array(z.string().max(2_000_000)).max(50).default([]) }, output: checkedSchema,
  async run({ code, bpmn, decisions }, { db, organisation, house }) {
    const { findings, models, definition } = await findingsIn({ bpmn, decisions, house });
    const before = code === undefined || code === null ? undefined : await db.tables(ProcessDefinition).selectFrom('processes.definition').select(['edition', 'content', 'name']).where('organisation', '=', organisation).where('code', '=', code).orderBy('edition', 'desc').limit(1).executeTakeFirst();
    const same = before !== undefined && before.content.bpmn === bpmn && JSON.stringify(before.content.decisions) === JSON.stringify(decisions);
    const process = Object.values(definition?.processes ?? {}).find(({ executable }) => executable) ?? Object.values(definition?.processes ?? {})[0];
    return { findings, tables: tablesIn(models), publishable: findings.every(({ refuses }) => !refuses), name: process?.name ?? '', edition: same ? before.edition : (before?.edition ?? 0) + 1, same, before: before?.name ?? null };
  },
});
