import type { Context, RowOf } from '@comu/kernel';
import { changesBetween } from '../contract/breaking.ts';
import { columnsOf, type Odcs } from '../contract/odcs.ts';
import { openIncident, solveIncidents, type Trouble } from '../quality/incidents.ts';
import type { Measured, Outcome } from '../quality/measure.ts';
import { qualityOf, scoresOf } from '../quality/score.ts';
import { Check, Contract, Dataset, Incident, Version, type ColumnEntry } from '../records/index.ts';
import { openStates } from '../words.ts';
import type { Read } from './read-file.ts';
import { causeOf, troubleOfRejected, troubleOfSchema, troublesOfFindings, troublesOfRules } from './trouble.ts';

export interface Publishing { readonly dataset: RowOf<typeof Dataset>; readonly version: RowOf<typeof Version>; readonly dictionary: readonly ColumnEntry[]; readonly findings: Read['findings']; readonly measured: Measured; readonly reading?: Read['reading'] | undefined }
export interface Published { readonly state: 'done' | 'held'; readonly incidents: number; readonly quality: number | null }

/**
 * Settles a new version: what was found becomes incidents, what is no longer found is solved, and the version becomes the current one
 * unless a rule that stops, or a contract, says no. Then whoever uses the dataset is told.
 */
export async function publish(context: Context, { dataset, version, dictionary, findings, measured, reading }: Publishing): Promise<Published> {
  const { db, emit } = context;
  const contract = await db.first(Contract, { dataset: dataset.id, state: 'active' });
  const promised = contract === undefined ? undefined : columnsOf(contract.content as Odcs, dataset.code);
  const changes = promised === undefined ? changesBetween(dataset.current === null ? [] : dataset.columns, dictionary) : changesBetween(promised, dictionary).filter(({ kind }) => kind !== 'class' && kind !== 'key');
  const where = { dataset, version };
  const troubles: Trouble[] = [...troubleOfSchema(where, changes, promised !== undefined), ...troublesOfRules(where, measured.outcomes), ...troubleOfRejected(where, version.rejectedRows), ...troublesOfFindings(where, findings)];
  await db.insertAll(Check, measured.outcomes.map((outcome) => checkOf(outcome, dataset.id, version.id)));
  for (const trouble of troubles) await openIncident(context, trouble);
  await solveGone(context, dataset.id, version, new Set(troubles.map(({ cause }) => cause)));
  const scores = scoresOf(await db.all(Check, { measured: version.id }));
  const quality = qualityOf(scores);
  if (troubles.some(({ severity }) => severity === 'stop')) return { state: 'held', incidents: troubles.length, quality };
  await makeCurrent(context, { dataset, version, dictionary, quality, reading });
  await emit('data.version-published', { dataset: dataset.id, code: dataset.code, version: version.id, number: version.number });
  return { state: 'done', incidents: troubles.length, quality };
}

const checkOf = ({ rule, result, trouble }: Outcome, dataset: string, measured: string) => ({
  dataset, measured, code: causeOf(rule), dimension: rule.dimension, severity: rule.severity, passed: trouble !== null || result === null ? -1 : result.passed ? 1 : 0,
  failing: result?.failing ?? 0, share: result === null ? '0' : String(result.passed && result.failing === 0 ? 1 : Math.max(0, 1 - result.share)), says: result?.passed === false ? result.says : rule.says, sample: result?.sample ?? null,
});

/** A new version without what an incident was opened for solves it: the data are the proof. What came from elsewhere (a source that stalls) is solved by its own success. */
async function solveGone({ db, ...rest }: Context, dataset: string, version: RowOf<typeof Version>, found: ReadonlySet<string>): Promise<void> {
  const open = await db.all(Incident, { dataset, state: openStates });
  const causes = open.map(({ cause }) => cause).filter((cause) => !found.has(cause) && !cause.startsWith('source:'));
  await solveIncidents({ db, ...rest } as Context, { dataset, causes, solution: `Ja no passa a la versió ${version.number}.` });
}

/** Makes a version the one that is read from now on; what a person wrote of the dataset stays. */
export async function makeCurrent({ db }: Context, { dataset, version, dictionary, quality, reading }: { dataset: RowOf<typeof Dataset>; version: RowOf<typeof Version>; dictionary: readonly ColumnEntry[]; quality: number | null; reading?: Read['reading'] | undefined }): Promise<void> {
  const delicate = dictionary.some((each) => each.class === 'special') ? 'special' : dictionary.some((each) => each.class === 'personal') ? 'personal' : dataset.personal;
  await db.update(Dataset, dataset.id, {
    current: version.id, rows: version.rows, quality, lastLoadedAt: version.loadedAt, columns: [...dictionary], columnWords: dictionary.map((each) => `${each.title} ${each.describe ?? ''}`).join(' ').slice(0, 20_000),
    ...(dataset.personal === 'none' && delicate !== 'none' ? { personal: delicate } : {}), ...(reading === undefined ? {} : { reading: reading as never }),
  });
}
