import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the reference data of the standards lie: `COMU_REFERENCE`, or `shared/reference` beside the checkout. */
export const referenceFolder = process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference');

export const hasReference = existsSync(join(referenceFolder, 'README.md'));

export const reference = (...path: string[]) => join(referenceFolder, ...path);

export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).toSorted();
}

/** One line of a conformance page. */
export interface ConformanceResult {
  readonly suite: string;
  readonly id: string;
  readonly status: 'passed' | 'failed';
  readonly reason: string | null;
}
