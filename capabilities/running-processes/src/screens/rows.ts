import type { Text } from '@comu/design';

/** What the data of a process are called. */
export type Labels = Readonly<Record<string, Text>>;

/** What the operations of this package answer, as the screens read it. */
export interface Step {
  readonly kind: 'done' | 'active' | 'incident' | 'next';
  readonly element: string;
  readonly name: Text;
  readonly sentence: Text;
  readonly at: string | null;
  readonly due: string | null;
  readonly note: Text | null;
  readonly incident: string | null;
}

export interface Standing {
  readonly instance: string;
  readonly state: 'running' | 'completed' | 'terminated' | 'failed' | 'cancelled';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly businessKey: string | null;
  readonly parent: string | null;
  readonly definition: { readonly id: string; readonly code: string; readonly title: Text; readonly edition: number; readonly newest: { readonly id: string; readonly edition: number } | null };
  readonly bpmn: string;
  readonly summary: Text;
  readonly steps: readonly Step[];
  readonly done: readonly string[];
  readonly active: readonly string[];
  readonly incidents: readonly string[];
  readonly flows: readonly string[];
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly labels: Labels;
  readonly decisions: readonly { readonly id: string; readonly decision: string; readonly at: string; readonly why: Text }[];
}

export interface Published {
  readonly id: string;
  readonly code: string;
  readonly title: Text;
  readonly edition: number;
  readonly createdAt: string;
  readonly running: number;
  readonly finished: number;
  readonly incidents: number;
  readonly oldest: string | null;
}

export interface Pace {
  readonly weeks: readonly { readonly from: string; readonly begun: number; readonly ended: number }[];
  readonly median: number | null;
  readonly high: number | null;
  readonly oldest: string | null;
}

/** As `mining.remaining-time` answers it, which is asked by name: mining stands above this package. */
export interface Remaining {
  readonly ends: { readonly median: string; readonly low: string; readonly high: string; readonly from: number; readonly after: readonly Text[] } | null;
  readonly byStep: { readonly at: string; readonly from: number; readonly step: Text | null } | null;
  readonly past: { readonly error: number; readonly stepError: number; readonly median: number; readonly predictions: number; readonly cases: number; readonly within: number } | null;
  readonly learntFrom: number;
  readonly due: string | null;
  readonly suspended: Text | null;
  readonly risk: 'late' | 'likely' | 'possible' | 'suspended' | 'none' | 'unknown';
}

export interface DefinitionAtWork {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly title: Text;
  readonly edition: number;
  readonly createdAt: string;
  readonly bpmn: string;
  readonly versions: readonly { readonly id: string; readonly edition: number; readonly createdAt: string; readonly running: number }[];
  readonly counts: readonly { readonly element: string; readonly name: Text; readonly here: number; readonly stuck: number; readonly passed: number; readonly oldest: string | null; readonly median: string | null }[];
  readonly counted: number;
}

export interface InstanceAtWork {
  readonly id: string;
  readonly state: Standing['state'];
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly businessKey: string | null;
  readonly about: string | null;
  readonly where: readonly Text[];
  readonly incidents: number;
}

export interface Stopped {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly name: Text;
  readonly at: string;
  readonly sentence: Text;
  readonly data: Readonly<Record<string, unknown>>;
  readonly labels: Labels;
  readonly businessKey: string | null;
  readonly about: string | null;
  readonly kind: string;
  readonly definition: { readonly id: string; readonly title: Text; readonly edition: number };
  readonly alike: number;
  readonly newest: { readonly id: string; readonly edition: number } | null;
}

export interface MovablePlace {
  readonly from: string;
  readonly element: string;
  readonly title: Text;
  readonly targets: readonly { readonly element: string; readonly title: Text; readonly kind: string; readonly whyNot: Text | null }[];
  readonly beside: readonly Text[];
}

export interface MigrationAtWork {
  readonly migration: { readonly id: string; readonly name: string; readonly state: 'draft' | 'checking' | 'checked' | 'moving' | 'moved' | 'finished' | 'reversing' | 'reversed'; readonly total: number; readonly places: Readonly<Record<string, string>>; readonly reason: string | null };
  readonly from: { readonly id: string; readonly title: Text; readonly edition: number; readonly bpmn: string };
  readonly to: { readonly id: string; readonly title: Text; readonly edition: number; readonly bpmn: string };
  readonly places: readonly MigrationPlace[];
  readonly counts: Readonly<Partial<Record<'ready' | 'conflict' | 'moved' | 'refused' | 'back' | 'kept', number>>>;
  readonly conflicts: readonly (NamedCases & { readonly element: string; readonly sentence: Text; readonly remedy: Text })[];
}

export interface NamedCases {
  readonly count: number;
  readonly cases: readonly { readonly instance: string; readonly about: string | null }[];
}

/** What undoing a migration would do. */
export interface UndoAtWork {
  readonly exact: number;
  readonly workedOn: NamedCases;
  readonly ended: NamedCases;
  readonly elsewhere: NamedCases;
}

/** Some of those worked on since, tried: which would have no place, and why. */
export interface TriedBack {
  readonly after: string | null;
  readonly tried: number;
  readonly next: string | null;
  readonly cannot: readonly { readonly instance: string; readonly about: string | null; readonly sentence: Text }[];
}

export interface MigrationPlace {
  readonly element: string;
  readonly title: Text;
  readonly kind: string;
  readonly to: string | null;
  readonly how: 'same' | 'same-name' | 'only-one' | 'none' | 'chosen';
  readonly here: number;
  readonly choices: readonly { readonly element: string; readonly title: Text }[];
}

export interface CheckedModel {
  readonly findings: readonly { readonly file: string; readonly element: string; readonly name: string; readonly line: number; readonly rule: string; readonly by: Text | null; readonly sentence: Text; readonly refuses: boolean }[];
  readonly tables: readonly { readonly decision: string; readonly rules: number; readonly whole: boolean; readonly findings: readonly { readonly kind: 'gap' | 'conflict' | 'overlap' | 'unreachable' | 'unused' | 'unread'; readonly sentence: Text }[] }[];
  readonly publishable: boolean;
  readonly name: string;
  readonly edition: number;
  readonly same: boolean;
  readonly before: string | null;
}
