import { existsSync, readFileSync, createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { ColumnLog } from '../log/columns.ts';
import { columnsOf } from '../log/columns.ts';
import { readXes } from '../log/xes.ts';

/** Where the reference logs and PM4Py’s results lie: `COMU_REFERENCE`, or `shared/reference` beside the checkout. */
const folder = process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference');
export const logFolder = join(folder, 'event-logs');
export const hasReference = existsSync(join(logFolder, 'ORACLE.md'));

/** The three logs on which PM4Py’s results are known. */
export const logNames = ['receipt', 'roadtraffic100traces', 'running-example'] as const;
export type LogName = (typeof logNames)[number];

/** The bytes of a reference log, unpacked. */
export function openLog(name: LogName): AsyncIterable<Uint8Array> {
  return name === 'receipt' ? createReadStream(join(logFolder, '08_receipt.xes.gz')).pipe(createGunzip()) : createReadStream(join(logFolder, `${name}.xes`));
}

export const readLog = (name: LogName): Promise<ColumnLog> => columnsOf(readXes(openLog(name)));

/** PM4Py’s directly-follows counts of a log. */
export const directlyFollowsOf = (name: LogName) => JSON.parse(readFileSync(join(logFolder, `oracle-dfg-${name}.json`), 'utf8')) as [string, string, number][];
