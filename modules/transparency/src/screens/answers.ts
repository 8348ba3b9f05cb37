import { useAddress, useText, type Text } from '@comu/design';
import type { Mqa } from '@comu/open-data';
import type { Place } from '../publishing/places.ts';

export const say = (ca: string, es: string, en: string): Text => ({ ca, es, en });
/** What a column holds, in words. */
export const columnTypes: Readonly<Record<string, Text>> = {
  text: say('Text', 'Texto', 'Text'), integer: say('Nombre enter', 'Número entero', 'Whole number'), decimal: say('Nombre amb decimals', 'Número con decimales', 'Number with decimals'), day: say('Dia', 'Día', 'Day'), moment: say('Dia i hora', 'Día y hora', 'Day and hour'), 'yes-no': say('Sí o no', 'Sí o no', 'Yes or no'), json: say('Estructura', 'Estructura', 'Structure'), geometry: say('Geometria', 'Geometría', 'Geometry'),
};
/** Words that somebody wrote in the languages they had; Catalan is always there. */
export interface Written { readonly ca: string; readonly es?: string; readonly en?: string }
export const useWritten = () => {
  const t = useText();
  return (words: Written) => t({ ca: words.ca, es: words.es || words.ca, en: words.en || words.ca });
};

export interface ShownItem { readonly code: string; readonly family: string; readonly title: Text; readonly article: string; readonly state: 'published' | 'late' | 'missing' | 'not-applicable'; readonly contentOn: string | null; readonly source: string }
export interface ShownDataset { readonly code: string; readonly name: Written; readonly describes: Written | null; readonly sector: Text; readonly keywords: readonly string[]; readonly updatedAt: string; readonly rows: number; readonly formats: readonly string[] }
export interface ShownEvent { readonly kind: 'item' | 'dataset'; readonly code: string; readonly name: string; readonly what: 'published' | 'renewed' | 'withdrawn'; readonly at: string; readonly reason: string | null }
export interface Family { readonly code: string; readonly title: Text; readonly article: string }
export interface Totals { readonly score: number; readonly published: number; readonly asked: number; readonly late: number; readonly byFamily: Readonly<Record<string, number>> }
export interface Home { readonly body: { readonly name: string; readonly slug: string }; readonly intro: Written | null; readonly contact: { readonly email: string | null; readonly phone: string | null }; readonly families: readonly Family[]; readonly items: readonly ShownItem[]; readonly datasets: readonly ShownDataset[]; readonly latest: readonly ShownEvent[]; readonly totals: Totals; readonly requests: string }
export interface FedPage { readonly says: Text; readonly none: Text | null; readonly columns: readonly { readonly name: string; readonly title: Text; readonly type: string }[]; readonly rows: readonly (readonly (string | number | null | Text)[])[]; readonly total: number; readonly more: boolean; readonly files: readonly { readonly format: string; readonly url: string }[] }
export interface ItemPage { readonly item: ShownItem; readonly fed: FedPage | null; readonly contents: readonly { readonly number: number; readonly at: string; readonly reason: string }[]; readonly rhythm: Text; readonly body: Written | null; readonly document: { readonly name: string; readonly url: string } | null; readonly dataset: ShownDataset | null; readonly history: readonly ShownEvent[]; readonly publishedAt: string | null; readonly notApplicable: string | null; readonly score: { readonly score: number; readonly why: readonly Text[] } | null }
export interface DatasetPage {
  readonly dataset: ShownDataset; readonly licence: { readonly title: Text; readonly url: string }; readonly period: { readonly from: string | null; readonly to: string | null }; readonly version: number; readonly loadedOn: string; readonly quality: number | null; readonly withheld: number; readonly mqa: number;
  readonly columns: readonly { readonly name: string; readonly title: string; readonly describe: string | null; readonly type: string; readonly unit: string | null }[]; readonly files: readonly { readonly format: string; readonly says: Text; readonly url: string; readonly bytes: number }[];
  readonly dictionary: string; readonly api: string; readonly preview: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | boolean | null)[])[]; readonly total: number }; readonly history: readonly ShownEvent[]; readonly schemaOrg: Readonly<Record<string, unknown>>;
}
export interface Compared { readonly families: readonly Family[]; readonly bodies: number; readonly portals: readonly (Totals & { readonly name: string; readonly slug: string; readonly kind: string; readonly ine: string | null; readonly datasets: number; readonly measuredOn: string })[] }

export interface Score { readonly state: 'published' | 'late' | 'ready' | 'empty' | 'not-applicable'; readonly score: number; readonly dueOn: string | null; readonly why: readonly Text[]; readonly todo: Text | null }
export interface ListedItem { readonly feedable: boolean; readonly code: string; readonly family: string; readonly title: Text; readonly article: string; readonly read: { readonly name: string; readonly url: string; readonly readOn: string }; readonly rhythmSays: Text; readonly rhythmIn: string | null; readonly namesPeople: boolean; readonly contentOn: string | null; readonly row: { readonly source: string; readonly published: boolean; readonly responsible: { readonly id: string; readonly name: string } | null; readonly notApplicable: string | null } | null; readonly score: Score }
export interface Items { readonly families: readonly Family[]; readonly items: readonly ListedItem[]; readonly totals: Totals }
export interface ItemContent { readonly source: string; readonly body: Written | null; readonly document: string | null; readonly documentName: string | null; readonly dataset: string | null; readonly contentOn: string | null; readonly published: boolean; readonly personal: boolean; readonly held: boolean }
export interface OfferRow { readonly id: string; readonly code: string; readonly name: Written; readonly describes: Written | null; readonly keywords: readonly string[]; readonly sector: string; readonly frequency: string; readonly licence: string; readonly from: string | null; readonly to: string | null; readonly highValue: string | null; readonly state: string; readonly why: Text | null }
export interface Finding { readonly rule: string; readonly level: string; readonly source: string; readonly place: Place; readonly says: Text }
export interface Step { readonly id: string; readonly points: number; readonly remedy: Text; readonly place: Place }
export interface Checks {
  readonly offer: OfferRow; readonly dataset: { readonly id: string; readonly code: string; readonly title: string; readonly access: string }; readonly version: { readonly number: number; readonly rows: number } | null; readonly out: readonly string[]; readonly back: readonly { readonly column: string; readonly why: Text }[]; readonly personalColumns: readonly string[];
  readonly needsApproval: boolean; readonly approval: { readonly approverName: string; readonly reason: string; readonly until: string; readonly columns: readonly string[] } | null; readonly stops: readonly { readonly says: Text; readonly place: Place | 'approval' }[]; readonly findings: readonly Finding[];
  readonly mqa: Pick<Mqa, 'score' | 'byDimension'> & { readonly rating: Mqa['rating']; readonly next: readonly Step[] };
}
export interface Quality extends Pick<Mqa, 'score' | 'rating' | 'byDimension' | 'lines'> { readonly datasets: number; readonly next: readonly { readonly id: string; readonly points: number; readonly remedy: Text; readonly place: Place | null; readonly count: number; readonly where: readonly { readonly offer: string; readonly title: string }[] }[] }
/** A page of a portal, as anybody’s browser and the caches on the way keep it. */
export const usePortalPage = <Out>(org: string, page: string) => useAddress<Out>(`/dades/${org}/portal/${page}`);
export const usePortal = (org: string) => usePortalPage<Home>(org, 'inici');
