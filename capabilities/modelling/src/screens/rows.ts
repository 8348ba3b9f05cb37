import type { Text } from '@comu/design';
import type { DecisionFile, ModelContent } from '../content.ts';
import type { Action, Expectation, ProcessTest, Script } from '../rehearsal/script.ts';
import type { Report } from '../rehearsal/report.ts';
import type { Coverage, TestResult } from '../rehearsal/run-tests.ts';
import type { Difference } from '../compare/differences.ts';
import type { LookedTable, Tried } from '../tables/look.ts';

/** What the operations of this package answer, as the screens read it. */
export type { Action, Coverage, DecisionFile, Difference, Expectation, LookedTable, ModelContent, ProcessTest, Report, Script, TestResult, Tried };

export interface ListedModel { readonly id: string; readonly code: string; readonly name: string; readonly number: number; readonly changedAt: string; readonly by: string | null; readonly published: number | null; readonly publishedNumber: number | null }

export interface Opened {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly describe: string | null;
  readonly version: number;
  readonly number: number;
  readonly savedAt: string;
  readonly savedBy: string | null;
  readonly content: ModelContent;
  readonly publications: readonly { readonly number: number; readonly edition: number; readonly definition: string; readonly at: string; readonly by: string | null; readonly tests: number; readonly covered: number }[];
}

export interface Finding { readonly file: string; readonly element: string; readonly name: string; readonly line: number; readonly rule: string; readonly by: Text | null; readonly sentence: Text; readonly refuses: boolean }
export interface Checked { readonly findings: readonly Finding[]; readonly left: number; readonly publishable: boolean; readonly edition: number; readonly same: boolean }

export interface Words {
  readonly templates: readonly { readonly name: string; readonly title: Text; readonly describe: Text }[];
  readonly roles: readonly { readonly name: string; readonly title: Text }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly terms: readonly { readonly name: string; readonly title: Text; readonly article: Text }[];
}

export interface HistoryState { readonly number: number; readonly at: string; readonly by: string | null; readonly note: string | null; readonly edition: number | null }
