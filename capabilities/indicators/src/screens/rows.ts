import type { Text } from '@comu/design';

export interface Brief { readonly id: string; readonly code: string; readonly name: Text; readonly theme: string; readonly unit: Text; readonly decimals: number; readonly direction: 'more' | 'less' | 'neither'; readonly universe: 'province' | 'own' | 'delivered'; readonly kind: string; readonly shared: boolean; readonly mine: boolean }
export interface Listed extends Brief { readonly period: string | null; readonly at: string | null; readonly filled: number; readonly here: number | null; readonly median: number | null }
export interface ListAnswer { readonly waiting: readonly { readonly code: string; readonly name: Text; readonly datasets: Readonly<Record<string, string>>; readonly says: Text }[]; readonly place: string | null; readonly agreement: boolean; readonly indicators: readonly Listed[] }
export interface ValueRow { readonly place: string; readonly name: string; readonly dimension: string; readonly value: number | null; readonly absent: Text | null }
export interface PageAnswer extends Brief {
  readonly dimensionNames: Readonly<Record<string, Text>>; readonly formula: Text; readonly sql: string | null; readonly source: Text; readonly threshold: number; readonly method: Text; readonly responsible: string; readonly period: string | null; readonly at: string | null; readonly rejected: number; readonly place: string | null;
  readonly steps: { readonly components: readonly { readonly code: string; readonly weight: number; readonly direction: string }[]; readonly winsorise: object | null; readonly normalise: string } | null; readonly declared: string | null; readonly records: readonly string[]; readonly bindings: Readonly<Record<string, string>>; readonly factor: number; readonly gathers: string | null; readonly periodKind: string; readonly state: string;
  readonly periods: readonly { readonly period: string; readonly filled: number; readonly of: number; readonly published: boolean }[];
  readonly sources: readonly { readonly code: string; readonly title: string; readonly version: string; readonly number: number; readonly loadedAt: string }[];
  readonly values: readonly ValueRow[];
  readonly series: readonly { readonly period: string; readonly median: number | null }[];
  readonly own: readonly { readonly period: string; readonly dimension: string; readonly value: number | null }[];
  readonly targets: readonly { readonly id: string; readonly place: string | null; readonly period: string; readonly value: number; readonly reason: string }[];
  readonly reactions: readonly { readonly id: string; readonly title: string; readonly on: 'above' | 'below'; readonly level: number; readonly standing: boolean; readonly lastAt: string | null }[];
}
export interface Standing { readonly key: string; readonly label: Text; readonly count: number; readonly median: number | null; readonly quartile: number | null; readonly rank: number | null }
export interface PlaceIndicator extends Brief { readonly period: string; readonly value: number | null; readonly standing: Standing | null; readonly series: readonly { readonly period: string; readonly value: number | null }[]; readonly trend: { readonly moves: 'up' | 'down' | 'flat'; readonly good: boolean | null } | null; readonly target: { readonly value: number; readonly met: boolean | null } | null; readonly spread: readonly (number | null)[] | null }
export interface PlaceAnswer { readonly place: string; readonly name: string; readonly peers: readonly { readonly key: string; readonly label: Text; readonly count: number; readonly places: readonly string[] }[]; readonly chosen: string; readonly indicators: readonly PlaceIndicator[] }
export interface BehindRows { readonly columns: readonly string[]; readonly numbers: readonly boolean[]; readonly rows: readonly (readonly unknown[])[]; readonly total: number; readonly sql: string }
export interface ValueAnswer {
  readonly dimensionName: Text; readonly code: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly factor: number; readonly method: Text; readonly source: Text; readonly mine: boolean; readonly place: string; readonly placeName: string; readonly period: string | null; readonly value: number | null; readonly absent: Text | null; readonly numerator: string | null; readonly denominator: string | null;
  readonly steps: { readonly winsorise: { readonly lower: number; readonly upper: number } | null } | null;
  readonly why: { readonly formula: Text; readonly at: string | null; readonly sources: readonly { readonly code: string; readonly title: string; readonly number: number }[] };
  readonly standings: readonly Standing[]; readonly series: readonly { readonly period: string; readonly value: number | null }[]; readonly trend: PlaceIndicator['trend']; readonly target: { readonly value: number; readonly met: boolean | null } | null;
  readonly behind: {
    readonly groups: readonly BehindRows[]; readonly records: { readonly record: string; readonly total: number; readonly rows: readonly { readonly id: string; readonly label: string }[] } | null; readonly again: number | null; readonly says: Text | null;
    readonly parts: readonly { readonly code: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly value: number | null; readonly used: number | null; readonly points: number | null; readonly weight: number }[];
  };
}
