import { dimensions, type Dimension } from '../words.ts';

export interface Measured { readonly dimension: string; readonly passed: number; readonly share: string; readonly severity: string }
export interface Score { readonly dimension: Dimension; readonly score: number; readonly rules: number; readonly failing: number }

/** The score of each measured dimension: the mean share of rows that keep its rules, 0 to 100. What was not measured has none: “not measured” is never “good”. */
export function scoresOf(checks: readonly Measured[]): Score[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const own = checks.filter((each) => each.dimension === dimension && each.passed >= 0);
    if (own.length === 0) return [];
    const mean = own.reduce((sum, { share }) => sum + Number(share), 0) / own.length;
    return [{ dimension, score: floor(mean), rules: own.length, failing: own.filter(({ passed }) => passed === 0).length }];
  });
}

/** The mean of the measured dimensions, or `null` when none was. */
export function qualityOf(scores: readonly Score[]): number | null {
  return scores.length === 0 ? null : Math.floor(scores.reduce((sum, { score }) => sum + score, 0) / scores.length);
}

/** Rounded down, so that one bad row in a million is never 100. */
const floor = (share: number) => Math.floor(share * 100 + 1e-9);
