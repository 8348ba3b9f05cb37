import { createHash } from 'node:crypto';
import { operation, Refused, text } from '@comu/kernel';
import { z } from 'zod';
import { drawingCarries, mostDrawing } from '../limits.ts';
import { modelJudged } from '../judging.ts';
import type { ModelFinding } from '../model-findings.ts';
import { ProcessDefinition } from '../processes.records.ts';

// Hundreds of bodies publish the same model: what was found good once need not be read again by this process.
const found = new Set<string>();

/** Publishes a new version of a process after checking it against the standard; running instances stay on theirs. */
export const deployProcess = operation('processes.deploy-process', {
  title: { ca: 'Publica el procés', es: 'Publica el proceso', en: 'Publish the process' }, permission: 'processes.model', carries: drawingCarries,
  input: { code: text({ ca: 'Codi', es: 'Código', en: 'Code' }).matching(/^[a-z0-9-]{1,80}$/), name: text({ ca: 'Nom', es: 'Nombre', en: 'Name' }), bpmn: z.string().max(mostDrawing), decisions: z.array(z.string().max(2_000_000)).max(50).default([]) },
  output: ProcessDefinition.row,
  async run({ code, name, bpmn, decisions }, { db, organisation }) {
    const before = await db.tables(ProcessDefinition).selectFrom('processes.definition').select(['id', 'edition', 'content']).where('organisation', '=', organisation).where('code', '=', code).orderBy('edition', 'desc').limit(1).executeTakeFirst();
    if (before !== undefined && before.content.bpmn === bpmn && JSON.stringify(before.content.decisions) === JSON.stringify(decisions)) return db.get(ProcessDefinition, before.id);
    const content = createHash('sha256').update(JSON.stringify([bpmn, decisions])).digest('hex');
    if (!found.has(content)) {
      const refusing = (await modelJudged({ bpmn, decisions, operations: null, tables: false })).findings.filter(({ refuses }) => refuses);
      if (refusing.length > 0) throw refusedModel(refusing);
      found.add(content);
    }
    return db.insert(ProcessDefinition, { code, name, edition: (before?.edition ?? 0) + 1, content: { bpmn, decisions } });
  },
});

function refusedModel(findings: readonly ModelFinding[]): Refused {
  const count = findings.length;
  return new Refused('processes.model-refused', 422, {
    ca: `El model no es pot publicar: té ${count} ${count === 1 ? 'problema' : 'problemes'}. Corregiu-los i torneu-ho a provar.`,
    es: `El modelo no se puede publicar: tiene ${count} ${count === 1 ? 'problema' : 'problemas'}. Corríjalos y vuelva a intentarlo.`,
    en: `The model cannot be published: it has ${count} ${count === 1 ? 'problem' : 'problems'}. Correct them and try again.`,
  }, { findings }, findings.map(({ element, rule, sentence }) => ({ field: `/bpmn#${element}`, rule, remedy: sentence })));
}
