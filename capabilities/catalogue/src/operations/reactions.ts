import { operation, refusal, Refused, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { askData } from '../access/ask.ts';
import { freshnessOf } from '../quality/freshness.ts';
import { openIncident, solveIncidents } from '../quality/incidents.ts';
import { Dataset, Incident, Reaction } from '../records/index.ts';
import { say } from '../words.ts';

const needsQuestion = refusal('data.reaction-question', { status: 422, says: say('Digueu la pregunta SQL que ha de donar cert o fals, o un recompte.', 'Diga la pregunta SQL que debe dar verdadero o falso, o un recuento.', 'Give the SQL question that answers true or false, or a count.') });

const order = ['warn', 'quarantine', 'stop'];

/** What is done when a dataset has an incident, is late, or a figure crosses a limit: a process is started with the facts. */
export const keepReaction = operation('data.keep-reaction', {
  title: say('Desa la reacció', 'Guarda la reacción', 'Keep the reaction'), permission: 'data.administer',
  input: { dataset: Dataset.id, reaction: z.uuid().optional(), title: Reaction.fields.title, on: z.enum(['incident', 'late', 'threshold']), sql: z.string().max(20_000).optional(), severity: z.enum(['warn', 'quarantine', 'stop']).optional(), process: z.string().regex(/^[a-z0-9-]{1,80}$/).optional(), active: z.boolean().default(true) },
  output: Reaction.row,
  async run({ dataset, reaction, sql, severity, ...values }, context) {
    await context.db.get(Dataset, dataset);
    if (values.on === 'threshold') {
      if (sql === undefined || sql.trim() === '') throw needsQuestion();
      await askData(context, { sql, limits: { rows: 1 } });
    }
    const row = { ...values, process: values.process ?? null, condition: { ...(sql === undefined ? {} : { sql }), ...(severity === undefined ? {} : { severity }) } };
    return reaction === undefined ? context.db.insert(Reaction, { dataset, ...row }) : context.db.update(Reaction, reaction, row);
  },
});

export const reactions = operation('data.reactions', {
  title: say('Reaccions', 'Reacciones', 'Reactions'), permission: 'data.read', kind: 'query', input: { dataset: Dataset.id }, output: z.array(Reaction.row), run: ({ dataset }, { db }) => db.all(Reaction, { dataset }),
});

/** An incident was opened: the reactions of its dataset to incidents. */
export const reactToIncident = operation('data.react-to-incident', {
  title: say('Reacciona a una incidència', 'Reacciona a una incidencia', 'React to an incident'), permission: 'system',
  input: { dataset: z.uuid(), code: z.string(), incident: z.uuid(), severity: z.string(), cause: z.string(), summary: z.string(), reopened: z.boolean() }, output: z.null(),
  async run({ dataset, code, incident, severity, cause, summary }, context) {
    for (const each of await context.db.all(Reaction, { dataset, active: true, on: cause === 'late' ? ['incident', 'late'] : ['incident'] })) {
      if (order.indexOf(severity) >= order.indexOf(each.condition.severity ?? 'warn')) await act(context, each, { code, incident, severity, summary, about: `${each.title}: ${summary}` });
    }
    return null;
  },
});

/** A new version came: figures that crossed a limit with it. Each is told once, when it crosses, not at every version it stays beyond. */
export const reactToVersion = operation('data.react-to-version', {
  title: say('Comprova els límits', 'Comprueba los límites', 'Check the limits'), permission: 'system', input: { dataset: z.uuid(), code: z.string(), version: z.uuid(), number: z.int() }, output: z.null(),
  async run({ dataset, code, version, number }, context) {
    for (const each of await context.db.all(Reaction, { dataset, active: true, on: 'threshold' })) {
      const outcome = await context.attempt(() => askData(context, { sql: each.condition.sql ?? '', limits: { rows: 1 } }));
      if (!outcome.done) {
        if (!(outcome.failure instanceof Refused)) throw outcome.failure;
        await openIncident(context, { dataset: { id: dataset, code }, cause: `reaction:${each.id}`, says: outcome.failure.sentence, severity: 'warn', remedy: say('Reviseu la pregunta de la reacció.', 'Revise la pregunta de la reacción.', 'Look at the question of the reaction.') });
        continue;
      }
      const [answer] = outcome.value.rows[0] ?? [];
      const holds = answer !== null && answer !== undefined && answer !== false && answer !== 'false' && Number(answer) !== 0;
      if (holds && !each.standing) await act(context, each, { code, version, number, answer, about: each.title });
      if (holds !== each.standing) await context.db.update(Reaction, each.id, { standing: holds });
    }
    return null;
  },
});

async function act(context: Context, { id, title, process }: RowOf<typeof Reaction>, facts: Readonly<Record<string, unknown>>): Promise<void> {
  const { db, now, emit, attempt, house } = context;
  await db.update(Reaction, id, { lastAt: now.toISOString() });
  await emit('data.reaction', { reaction: id, title, ...facts });
  if (process === null || !house.operations.has('processes.start-process')) return;
  const started = await attempt(() => context.callByName('processes.start-process', { code: process, businessKey: String(facts['incident'] ?? facts['version'] ?? id), variables: facts }));
  if (!started.done && !(started.failure instanceof Refused)) throw started.failure;
  if (!started.done) {
    const dataset = await db.first(Dataset, { code: String(facts['code']) });
    const { sentence } = started.failure as Refused;
    if (dataset !== undefined) await openIncident(context, { dataset, cause: `process:${process}`, says: sentence, severity: 'warn', remedy: say('Publiqueu el procés o canvieu la reacció.', 'Publique el proceso o cambie la reacción.', 'Publish the process or change the reaction.') });
  }
}

/** Late data are an incident, once, until a new version comes. Each organisation with promises is looked at once a day. */
export const watchFreshness = operation('data.watch-freshness', {
  title: say('Vigila la freqüència', 'Vigila la frecuencia', 'Watch freshness'), permission: 'system', input: {}, output: z.object({ late: z.int() }),
  async run(_, context) {
    const { db, now } = context;
    const datasets = await db.all(Dataset, { frequency: ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'], kind: ['file', 'derived'] }, { limit: 20_000 });
    let late = 0;
    for (const dataset of datasets) {
      const { state, says } = freshnessOf({ frequency: dataset.frequency, lastLoadedAt: dataset.lastLoadedAt, now });
      if (state === 'fresh') await solveIncidents(context, { dataset: dataset.id, causes: ['late'], solution: 'Les dades tornen a ser al dia.' });
      if (state !== 'late') continue;
      late += 1;
      // Still the same lateness: told once, not every day.
      if ((await db.first(Incident, { dataset: dataset.id, cause: 'late', state: ['new', 'acknowledged', 'assigned', 'reopened'] })) === undefined) await openIncident(context, { dataset, cause: 'late', says, severity: 'warn', remedy: say('Carregueu una versió nova, o canvieu la freqüència si la promesa era una altra.', 'Cargue una versión nueva, o cambie la frecuencia si la promesa era otra.', 'Load a new version, or change the frequency if the promise was another.') });
    }
    return { late };
  },
});
