import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { columnsOf, readXes, type ColumnLog } from '@comu/mining';

const path = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'event-logs', '08_receipt.xes.gz');

/** Whether the real permit log of a municipality is there (`COMU_REFERENCE`, or `shared/reference` beside the checkout). */
export const hasReference = existsSync(path);
export const receipt = (): Promise<ColumnLog> => columnsOf(readXes(createReadStream(path).pipe(createGunzip())));
