import { useQueryOperation, useRun, type Text } from '@comu/design';

/** What the office answers, as its screens read it. */
export interface Visitor { readonly id: string; readonly kind: 'person' | 'company'; readonly name: string; readonly email: string | null; readonly identity: { readonly type: string; readonly number: string }; readonly represents: readonly { readonly nif: string; readonly name: string }[]; readonly way: string }
export interface Question { readonly code: string; readonly label: Text; readonly help?: Text; readonly required: boolean; readonly kind: 'text' | 'long-text' | 'choice' | 'yes-no' | 'day' | 'amount'; readonly choices?: readonly { readonly value: string; readonly label: Text }[] }
export interface AskedDocument { readonly code: string; readonly title: Text; readonly help?: Text; readonly required: boolean }
export interface Offering { readonly id: string; readonly procedure: string; readonly name: Text; readonly describes: Text; readonly begunBy: 'anybody' | 'person' | 'company'; readonly questions: readonly Question[]; readonly documents: readonly AskedDocument[]; readonly months: number; readonly article: string; readonly silence: Text | null }
export interface Home {
  readonly organisation: { readonly name: string; readonly slug: string; readonly email: string | null }; readonly now: string; readonly offerings: readonly Offering[]; readonly opening: boolean;
  readonly calendar: { readonly years: readonly { readonly year: number; readonly status: string }[]; readonly days: readonly { readonly date: string; readonly name: Text; readonly scope: 'state' | 'catalonia' | 'local' | 'body' }[] };
}
export interface Way { readonly name: string; readonly url: string; readonly demo: boolean }
export interface Brought { readonly code: string; readonly sha256: string; readonly name: string; readonly size: number; readonly type: string }
export interface OnBehalf { readonly kind: 'person' | 'company'; readonly name: string; readonly nif: string; readonly standing: string }
export interface Draft { readonly id: string; readonly offering: string | null; readonly answersTo: string | null; readonly onBehalf: OnBehalf | null; readonly email: string | null; readonly answers: Readonly<Record<string, string>>; readonly files: readonly Brought[]; readonly filing: string | null }
export interface Situation { readonly state: 'under-way' | 'awaits-you' | 'late' | 'closed'; readonly says: Text; readonly next: Text | null; readonly until: string | null; readonly silence: Text | null }
export interface Notice { readonly notification: string; readonly number: string; readonly subject: Text; readonly state: string; readonly requires: string; readonly lastDay: string; readonly sentence: Text }
export interface MatterRow { readonly filing: string; readonly entryCode: string; readonly caseCode: string; readonly subject: Text; readonly interestedName: string; readonly filedAt: string; readonly closed: boolean; readonly situation: Situation }
/** What the body asks the party to complete, and how its last day was counted. */
export interface Asked { readonly does: Text; readonly asks: string; readonly counted: readonly Text[] }
export interface Matters { readonly drafts: readonly { readonly draft: string; readonly name: Text; readonly changedAt: string; readonly lapsesAt: string }[]; readonly notifications: readonly Notice[]; readonly matters: readonly MatterRow[] }

export const useHome = (org: string) => useQueryOperation<Home>('electronic-office.home', {}, { organisation: org });
/** Who visits; `null` when nobody is identified, `undefined` while we ask. */
export const useVisitor = () => useQueryOperation<Visitor | null>('seu.me', {}, { organisation: null }).data;
/** What a visitor asks and does has addresses of its own, `/api/seu/<office>/<verb>`: their visit says who they are. */
export const useOffice = <Out>(org: string, verb: string, input: unknown = {}, enabled = true) => useQueryOperation<Out>(`seu.${org}.${verb}`, input, { organisation: null, enabled });
export const useOfficeRun = <Out>(org: string, verb: string) => useRun<Out>(`seu.${org}.${verb}`, { organisation: null });
