import type { Text } from '@comu/design';

/** As somebody wrote it, or as the house says it in three languages. */
export type Written = string | Text;

/** What the operations of this package answer, as the screens read it. */
export interface Found {
  readonly id: string; readonly code: string; readonly title: string; readonly description: string | null; readonly kind: string; readonly theme: string; readonly access: string; readonly personal: string;
  readonly owner: string | null; readonly rows: number | null; readonly quality: number | null; readonly incidents: number; readonly lastLoadedAt: string | null;
  readonly said: { readonly title: Written; readonly description: Written | null };
}
export interface SearchAnswer { readonly rows: readonly Found[]; readonly next?: string; readonly count: { readonly value: number; readonly capped: boolean }; readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>; readonly undescribed: number }

export interface ColumnEntry { readonly name: string; readonly title: string; readonly describe?: string; readonly type: string; readonly code?: string; readonly unit?: string; readonly nullable: boolean; readonly class: 'open' | 'internal' | 'personal' | 'special'; readonly concept?: string; readonly key?: boolean }
export type Sight = 'clear' | 'pseudonym' | 'masked' | 'hidden';

export interface DatasetRow {
  readonly id: string; readonly version: number; readonly code: string; readonly title: string; readonly description: string | null; readonly kind: string; readonly record: string | null; readonly theme: string; readonly keywords: string | null; readonly owner: string | null;
  readonly unit: string | null; readonly steward: string | null; readonly access: string; readonly personal: string; readonly legalBasis: string | null; readonly law: string | null; readonly purpose: string | null; readonly subjects: string | null; readonly recipients: string | null;
  readonly retention: string | null; readonly licence: string; readonly frequency: string; readonly columns: readonly ColumnEntry[]; readonly current: string | null; readonly rows: number | null; readonly quality: number | null; readonly incidents: number; readonly lastLoadedAt: string | null; readonly threshold: number; readonly crossed: readonly string[] | null;
}
export interface VersionLine { readonly id: string; readonly number: number; readonly rows: number; readonly rejectedRows: number; readonly quarantinedRows: number; readonly size: number; readonly loadedAt: string; readonly origin: string; readonly sha256: string; readonly restores: number | null; readonly reason: string | null; readonly current: boolean }
export interface LoadLine { readonly id: string; readonly state: 'waiting' | 'done' | 'held' | 'failed'; readonly percent: number | null; readonly fileName: string; readonly rows: number | null; readonly incidents: number | null; readonly says: Text | null; readonly at: string; readonly version: string | null }
export interface IncidentLine {
  readonly id: string; readonly dataset: { readonly id: string; readonly code: string; readonly title: string }; readonly says: Text; readonly remedy: Text | null; readonly severity: string; readonly state: 'new' | 'acknowledged' | 'assigned' | 'solved' | 'reopened';
  readonly times: number; readonly failing: number; readonly firstAt: string; readonly lastAt: string; readonly assignee: { readonly id: string; readonly name: string } | null; readonly solution: string | null; readonly version: number;
}
export interface CheckLine { readonly code: string; readonly dimension: string; readonly severity: string; readonly passed: number; readonly failing: number; readonly share: string; readonly says: Text }
export interface Graph {
  readonly nodes: readonly { readonly code: string; readonly title: string; readonly kind: string; readonly id: string | null; readonly address: string | null; readonly depth: number }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly job: string; readonly kind: string; readonly at: string; readonly columns: Readonly<Record<string, readonly { readonly table: string; readonly column: string }[]>> }[];
}
export interface Page {
  readonly dataset: DatasetRow; readonly said: { readonly title: Written; readonly description: Written | null; readonly purpose: Written | null; readonly retention: Written | null; readonly columns: Readonly<Record<string, { readonly title: Written; readonly describe: Written | null }>> };
  readonly ownerUnit: string | null; readonly steward: string | null;
  readonly freshness: { readonly state: 'fresh' | 'late' | 'none' | 'no-promise'; readonly days: number | null; readonly says: Text };
  readonly scores: readonly { readonly dimension: string; readonly score: number; readonly rules: number; readonly failing: number }[];
  readonly checks: readonly CheckLine[]; readonly incidents: readonly IncidentLine[];
  readonly access: { readonly allowed: boolean; readonly figuresOnly: boolean; readonly rule: string | null; readonly rows: string | null; readonly why: Text; readonly columns: Readonly<Record<string, Sight>>; readonly purposes: readonly string[] };
  readonly contract: { readonly id: string; readonly edition: number; readonly state: string } | null;
  readonly versions: readonly VersionLine[]; readonly loads: readonly LoadLine[]; readonly lineage: Graph;
  readonly uses: readonly { readonly kind: string; readonly what: string; readonly who: string | null; readonly times: number; readonly last: string }[];
}
export interface Answer { readonly columns: readonly { readonly name: string; readonly title: string; readonly type: string }[]; readonly rows: readonly (readonly unknown[])[]; readonly more: boolean; readonly milliseconds: number; readonly sources: readonly { readonly code: string; readonly number: number; readonly loadedAt: string }[]; readonly why: readonly { readonly code: string; readonly says: Text }[] }
type Told = string | number | null;
export interface ProfileColumn {
  readonly name: string; readonly title: string; readonly type: string; readonly code?: string; readonly unit?: string; readonly extent: 'values' | 'counts' | 'nothing';
  readonly facts: { readonly count?: number; readonly nulls?: number; readonly distinct?: number; readonly distinctExact?: boolean; readonly min?: Told; readonly max?: Told; readonly mean?: number | null; readonly deviation?: number | null; readonly sum?: string | null; readonly quantiles?: readonly (string | number)[] | null; readonly over?: number; readonly top?: readonly { readonly value: string; readonly count: number }[]; readonly patterns?: readonly { readonly pattern: string; readonly count: number }[]; readonly histogram?: readonly Bucket[] | null };
  readonly former: { readonly count?: number; readonly nulls?: number; readonly distinct?: number; readonly mean?: number | null; readonly min?: Told; readonly max?: Told } | null;
  readonly findings: readonly { readonly says: Text; readonly severity: string; readonly failing: number; readonly incident: string | null }[];
}
export interface Bucket { readonly from: number; readonly to: number; readonly count: number }
export interface ProfileAnswer { readonly number: number; readonly former: number | null; readonly rows: number; readonly keys: readonly (readonly string[])[]; readonly reason: 'rows' | 'figures' | null; readonly columns: readonly ProfileColumn[] }
