export type Text = Readonly<Record<'ca' | 'es' | 'en', string>>;
export type Language = keyof Text;

/** What a column of a source is asked as. */
export type ColumnKind = 'number' | 'text' | 'year' | 'day' | 'moment' | 'yes-no' | 'place';
export interface SourceColumn {
  readonly name: string;
  readonly title: Text;
  /** Other words for it: synonyms of the glossary. */
  readonly words: readonly string[];
  readonly kind: ColumnKind;
  readonly unit?: string;
  /** What it holds, where it is little enough to be offered: value and how people say it. */
  readonly values?: readonly { readonly value: string; readonly title: Text }[];
  /** The year is kept as text. */
  readonly textual?: boolean;
  /** It holds months or quarters, of which a year is the first four signs. */
  readonly finer?: boolean;
  /** How its places are turned into INE codes of five digits: as they are, or their first five. */
  readonly longer?: boolean;
}
/** A dataset or an indicator that can be asked. */
export interface Source {
  readonly key: string;
  readonly kind: 'dataset' | 'indicator';
  /** Its name in SQL. */
  readonly table: string;
  readonly title: Text;
  readonly words: readonly string[];
  readonly columns: readonly SourceColumn[];
  /** How the figures of several places become one: added, from their parts, or by their mean. */
  readonly gathers?: 'sum' | 'ratio' | 'mean';
  readonly factor?: number;
  readonly decimals?: number;
  readonly unit?: Text;
  /** Only figures over several rows may be asked. */
  readonly figuresOnly?: boolean;
  /** There is nothing in it yet. */
  readonly empty?: boolean;
}
/** The places there are, to group and filter by. */
export interface Territory { readonly places: readonly { readonly ine: string; readonly name: string }[]; readonly counties: readonly string[]; readonly bands: readonly Text[] }
export interface Vocabulary { readonly sources: readonly Source[]; readonly territory: Territory }

export type Aggregate = 'count' | 'sum' | 'mean' | 'median' | 'least' | 'most' | 'distinct' | 'gathered';
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'last';
export type Per = 'inhabitant' | 'thousand';
export type Grain = 'year' | 'month';
/** `@municipi`, `@comarca`, `@mida` and `@habitants` are told by the place of a row. */
export interface Only { readonly column: string; readonly is: Comparison; readonly values: readonly string[] }
export interface By { readonly column: string; readonly grain?: Grain }
/** A question as it was understood: everything in it is shown and can be changed. */
export interface Question {
  readonly source: string;
  readonly measure: { readonly of: Aggregate; readonly column?: string };
  /** Divided by the inhabitants of the municipalities that have rows, one by one or by the thousand. */
  readonly per?: Per;
  readonly by: readonly By[];
  readonly only: readonly Only[];
  /** The so many first, from most or from least. */
  readonly first?: { readonly how: 'most' | 'least'; readonly many: number };
}
