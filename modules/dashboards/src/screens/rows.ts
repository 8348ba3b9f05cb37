import type { Text } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import type { QuestionAnswer } from '../question/answer.ts';
import type { Packed } from '../parts/pack.ts';
import type { PartRows } from '../parts/spec.ts';

export interface LiveFigure { readonly indicator: string; readonly place: string; readonly asked: string | null; readonly placeName: string; readonly name: Text; readonly unit: Text; readonly decimals: number; readonly period: string | null; readonly value: number | null; readonly absent: Text | null; readonly source: Text; readonly at: string | null; readonly versions: readonly { readonly title: string; readonly number: number }[] }
export interface ShownRows extends PartRows { readonly source: Text; readonly formula: Text; readonly at: string | null; readonly sources: readonly { readonly title: string; readonly number: number }[] }
export interface PartShown { readonly rows?: ShownRows; readonly figures?: readonly LiveFigure[]; readonly answer?: QuestionAnswer; readonly problem?: Text }
export interface DecisionRow { readonly id: string; readonly what: string; readonly why: string; readonly takenAt: string; readonly figures: readonly { readonly name: Text; readonly place: string; readonly period: string | null; readonly value: number | null }[]; readonly answers?: readonly SealedAnswer[] | null }
export interface DecidedFigure { readonly indicator: string; readonly name: Text; readonly place: string; readonly period: string | null; readonly value: number | null; readonly unit?: Text; readonly decimals?: number; readonly source?: Text; readonly at?: string | null; readonly versions: readonly { readonly code: string; readonly title?: string; readonly number: number }[] }
export interface DecisionAnswer { readonly decision: Omit<DecisionRow, 'figures'> & { readonly figures: readonly DecidedFigure[] }; readonly by: string | null; readonly places: Readonly<Record<string, string>>; readonly dashboard: { readonly id: string; readonly name: string } | null; readonly proof: { readonly entry: { readonly position: number }; readonly checkpoint: { readonly at: string; readonly root: string } } | null }
export interface SealedAnswer extends Pick<QuestionAnswer, 'columns' | 'rows' | 'more' | 'measure' | 'sources' | 'sql'> { readonly title: string; readonly withheld: boolean }
export interface DashboardRow { readonly id: string; readonly version: number; readonly name: string; readonly about: string | null; readonly parts: readonly Part[]; readonly roles: readonly string[]; readonly units: readonly string[]; readonly cadence: string }
export interface OpenAnswer { readonly dashboard: DashboardRow; readonly data: Packed<PartShown>; readonly decisions: readonly DecisionRow[] }
export interface Listed { readonly id: string; readonly name: string; readonly about: string | null; readonly parts: number }
