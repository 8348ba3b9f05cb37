import { rm } from 'node:fs/promises';
import type { Context, RowOf } from '@comu/kernel';
import { proposeRules, type Reading } from '@comu/tables';
import { measure } from '../quality/measure.ts';
import { adoptRules } from '../quality/propose.ts';
import { Derivation, Load } from '../records/index.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { tellProgress } from './progress.ts';
import { publish } from './publish.ts';
import { partRows } from './quarantine.ts';
import { readFile } from './read-file.ts';
import { targetOf } from './target.ts';
import { dictionaryAfter, makeVersion } from './version.ts';

export interface Settled { readonly dataset: string; readonly version: string; readonly number: number; readonly state: 'done' | 'held'; readonly incidents: number; readonly rows: number }

/**
 * Takes a load from its file to a published version, in one transaction that holds the dataset: whatever stops it half way (a bad file, a
 * full disk, a killed process) leaves the former version in place and nothing of the new one.
 */
export async function performLoad(context: Context, load: RowOf<typeof Load>): Promise<Settled> {
  const { db, now } = context;
  const dataset = await targetOf(context, load);
  let told = -1;
  const progress = (percent: number) => { if (percent > told + 1) { told = percent; void tellProgress(context, load.id, percent).catch(() => undefined); } };
  await tellProgress(context, load.id, 1);
  const read = await readFile(context, { file: load.file, fileName: load.fileName, given: load.reading as unknown as Reading | undefined ?? undefined, agreed: dataset.reading as unknown as Reading | undefined ?? undefined }, (share) => progress(2 + share * 60));
  await tellProgress(context, load.id, 70);
  const dictionary = dictionaryAfter(dataset.columns, read.loaded.columns);
  // The first profile says which rules there are; later ones come of the same look at the table as the rules.
  const profile = dataset.current === null ? await explained(tables().profile({ path: read.path })) : undefined;
  if (profile !== undefined) await adoptRules(context, dataset, proposeRules({ profile, columns: read.loaded.columns }), dictionary);
  const measured = await measure(context, { dataset, path: read.path, columns: read.loaded.columns, profile });
  await tellProgress(context, load.id, 85);
  const parted = await partRows({ path: read.path, rows: read.loaded.rows, measured });
  const version = await makeVersion(context, { dataset, path: parted.path, columns: read.loaded.columns, rows: parted.rows, profile: measured.profile, rejected: read.loaded.rejected, quarantined: parted.quarantined, origin: load.fileName, originFile: load.file, reason: load.reason });
  await tellProgress(context, load.id, 95);
  await db.insert(Derivation, { job: load.fileName.slice(0, 500), kind: 'load', output: dataset.code, made: version.id, inputs: [{ code: load.fileName.slice(0, 300) }] });
  const published = await publish(context, { dataset, version, dictionary, findings: read.findings, measured, reading: read.reading });
  await Promise.all([read.path, parted.path, read.loaded.rejected?.path, parted.quarantined?.path, measured.failingRows].filter((path) => path !== undefined).map((path) => rm(path, { force: true, recursive: true })));
  await db.update(Load, load.id, { dataset: dataset.id, state: published.state, result: version.id, rows: version.rows, incidents: published.incidents, endedAt: now.toISOString() });
  return { dataset: dataset.id, version: version.id, number: version.number, state: published.state, incidents: published.incidents, rows: version.rows };
}
