import { executionResults } from './execution.ts';
import type { ConformanceResult } from './folder.ts';
import { interchangeResults } from './interchange.ts';
import { rejectedResults } from './rejected.ts';

/** Every run of the reference models, as data for the conformance page. Needs the reference folder. */
export async function conformance(): Promise<readonly ConformanceResult[]> {
  return [...(await executionResults()), ...(await rejectedResults()), ...(await interchangeResults())];
}
