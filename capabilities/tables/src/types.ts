/** Everything a person reads stands in three languages beside the thing it names. */
export type Text = Readonly<Record<'ca' | 'es' | 'en', string>>;

export type ColumnType = 'text' | 'integer' | 'decimal' | 'day' | 'moment' | 'yes-no' | 'geometry' | 'json';

/** Codes that are known by their content: INE municipality (5), INE with control digit or Idescat (6), local entity (10), tax number, postcode. */
export type Code = 'ine5' | 'idescat6' | 'entity10' | 'nif' | 'postcode';

/** A column as it is stored: `name` is safe to write in SQL without quotes, `title` is what the file called it. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly type: ColumnType;
  readonly code?: Code;
  readonly nullable: boolean;
  readonly unit?: string;
  /** Decimals that are kept exactly; absent in a decimal column that is kept as floating point. */
  readonly scale?: number;
}

export type FileKind = 'csv' | 'xlsx' | 'ods' | 'json' | 'ndjson' | 'geojson' | 'parquet' | 'sql';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type DayOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';

/** How one column of a file is read. Whatever a person sets here wins over what the content suggests. */
export interface ColumnReading {
  /** Position in the file, from 0. */
  readonly at: number;
  readonly name: string;
  readonly title: string;
  readonly type: ColumnType;
  readonly code?: Code;
  readonly unit?: string;
  readonly scale?: number;
  /** Numbers with a comma before the decimals (`1.234,50`). */
  readonly decimalComma?: boolean;
  readonly dayOrder?: DayOrder;
  /** Digits to which a code that lost its leading zeros is filled up again. */
  readonly fillTo?: number;
  /** Not taken into the table. */
  readonly skip?: boolean;
}

/** How a file is read: proposed from its content, corrected by a person, and kept for the next file of the same source. */
export interface Reading {
  readonly kind: FileKind;
  /** The file inside a ZIP; absent when the file is not packed in one. */
  readonly member?: string;
  readonly gzip?: boolean;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly quote?: string;
  /** Sheet of a workbook, or table of an SQL dump. */
  readonly sheet?: string;
  /** Path to the list of records inside a JSON document (`result.records`). */
  readonly at?: string;
  /** Lines (rows, in a sheet) before the header. */
  readonly skip: number;
  /** Rows of the header; 0 when the file has none. */
  readonly header: number;
  /** A last row of totals or notes is left out, and kept among the rejected with its reason. */
  readonly leaveTotals: boolean;
  /** Texts that mean “no data”; never zero. */
  readonly blanks: readonly string[];
  readonly columns: readonly ColumnReading[];
}

/** What is strange in a file or a column, with how many rows and some of them, in words for the steward. */
export interface Finding {
  readonly code: string;
  readonly severity: 'note' | 'warning' | 'error';
  readonly column?: string;
  readonly text: Text;
  /** Rows affected among those looked at. */
  readonly count?: number;
  readonly examples?: readonly { readonly line: number; readonly value: string }[];
}

/** A column as proposed: what it is taken for, how sure that is, and why. */
export interface ColumnProposal extends ColumnReading {
  /** Share of the filled values seen that fit the type. */
  readonly fit: number;
  readonly filled: number;
  readonly blank: number;
  readonly examples: readonly string[];
  readonly why: Text;
}

export interface Proposal {
  readonly reading: Reading;
  readonly columns: readonly ColumnProposal[];
  /** First rows as they would be stored (`null` is no data). */
  readonly sample: readonly (readonly unknown[])[];
  readonly findings: readonly Finding[];
  /** Other sheets, tables or packed files that could have been read instead. */
  readonly others: readonly string[];
  /** Whether the whole file was looked at, or only a part. */
  readonly whole: boolean;
}

export interface Progress { readonly bytes: number; readonly of: number; readonly rows: number }

export interface Loaded {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Parquet of the rows that do not fit: `line`, `reason`, `content`. */
  readonly rejected: { readonly path: string; readonly rows: number } | null;
  /** Of the file that was read. */
  readonly bytes: number;
}

/** A table that a question may read: a Parquet file, or less of it. */
export type TableView = string | {
  readonly path: string;
  /** SQL condition over the table's own columns; other rows are not in the question's database at all. */
  readonly where?: string;
  /** Columns that do not exist for the question. */
  readonly hide?: readonly string[];
  readonly mask?: Readonly<Record<string, Mask>>;
};

/** How a column is seen by who may not see it: blank, first letter, only the year of a day, or a pseudonym that is the same for the same value under one secret. */
export type Mask = 'blank' | 'initial' | 'year' | { readonly pseudonym: string };

export interface AnswerColumn { readonly name: string; readonly type: ColumnType | 'other'; readonly scale?: number }

/** Rows of an answer: decimals and integers beyond 2^53 are exact text, days `YYYY-MM-DD`, moments ISO 8601 in UTC. */
export interface Answer {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly unknown[])[];
  readonly more: boolean;
  readonly milliseconds: number;
}

export interface Limits { readonly rows?: number; readonly milliseconds?: number }

export interface Bucket { readonly from: number; readonly to: number; readonly count: number }

/** What one column contains. Numbers as numbers, days as text; quantiles 0.05, 0.25, 0.5, 0.75, 0.95. All of it is exact but `distinct`, and patterns and quantiles where `over` is less than all rows. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly count: number;
  readonly nulls: number;
  /** Approximate (HyperLogLog, about 2 %) unless `distinctExact`. */
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly min: string | number | null;
  readonly max: string | number | null;
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly sum: string | null;
  readonly quantiles: readonly (string | number)[] | null;
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Shapes of the text: `9` a digit, `A` a letter, other signs as they are. */
  readonly patterns: readonly { readonly pattern: string; readonly count: number }[];
  /** Rows that patterns and quantiles were taken over: all, or an evenly spread sample of a large table. */
  readonly over: number;
  readonly length: { readonly min: number; readonly max: number } | null;
  readonly histogram: readonly Bucket[] | null;
}

export interface Profile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Columns, alone or together, that tell every row apart, exactly; the shortest found. */
  readonly keys: readonly (readonly string[])[];
}

/** UNE 0081 / ISO/IEC 25012, the dimensions that are inherent to data. */
export type Dimension = 'accuracy' | 'completeness' | 'consistency' | 'currentness' | 'uniqueness' | 'validity';

export type Test =
  | { readonly kind: 'not-null'; readonly column: string }
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'domain'; readonly column: string; readonly values: readonly (string | number)[] }
  | { readonly kind: 'range'; readonly column: string; readonly min?: number | string; readonly max?: number | string }
  | { readonly kind: 'pattern'; readonly column: string; readonly pattern: string }
  | { readonly kind: 'code'; readonly column: string; readonly code: Code }
  | { readonly kind: 'reference'; readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] }
  | { readonly kind: 'freshness'; readonly column: string; readonly days: number; readonly today: string }
  | { readonly kind: 'volume'; readonly min?: number; readonly max?: number; /** Greatest change against the last version, as a share. */ readonly change?: number }
  | { readonly kind: 'sum'; readonly column: string; readonly equals: string; readonly tolerance?: number; readonly where?: string }
  | { readonly kind: 'distribution'; readonly column: string; /** Greatest population stability index against the last version. */ readonly index: number }
  | { readonly kind: 'sql'; /** Condition that each row must meet. */ readonly condition: string };

export interface Rule {
  readonly id: string;
  readonly dimension: Dimension;
  readonly test: Test;
  /** Why it was proposed. */
  readonly reason?: Text;
}

export interface RuleResult {
  readonly rule: string;
  readonly dimension: Dimension;
  readonly passed: boolean;
  /** Rows that fail; for rules over the whole table 1 or 0. */
  readonly failing: number;
  /** Rows that were tested. */
  readonly tested: number;
  /** Failing share of the tested rows. */
  readonly share: number;
  /** `row` counts from 1 in the order of the table. */
  readonly sample: readonly { readonly row: number; readonly values: Readonly<Record<string, unknown>> }[];
  readonly says: Text;
}

/** A table and the rules it is tested by. */
export interface Checked { readonly path: string; readonly columns: readonly Column[]; readonly rules: readonly Rule[]; readonly former?: string; readonly others?: Readonly<Record<string, string>>; readonly failingRows?: string }

export interface Difference {
  /** What told rows apart; nothing when whole rows were compared. */
  readonly key: readonly string[];
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly retyped: readonly { readonly name: string; readonly before: ColumnType; readonly after: ColumnType }[] };
  /** Rows changed in each column. */
  readonly byColumn: Readonly<Record<string, number>>;
  readonly sample: readonly { readonly change: 'added' | 'removed' | 'changed'; readonly key: Readonly<Record<string, unknown>>; readonly before: Readonly<Record<string, unknown>> | null; readonly after: Readonly<Record<string, unknown>> | null }[];
  readonly statistics: readonly { readonly column: string; readonly nulls: readonly [number, number]; readonly distinct: readonly [number, number]; readonly mean: readonly [number | null, number | null]; readonly sum: readonly [string | null, string | null] }[];
}

export type Format = 'csv' | 'json' | 'xlsx' | 'parquet' | 'geojson';

/** A base column that another comes from: how is `copied` when the value passes unchanged. */
export interface Origin { readonly table: string; readonly column: string; readonly how: 'copied' | 'computed' | 'aggregated' }

export interface Lineage {
  readonly tables: readonly string[];
  readonly columns: readonly { readonly name: string; readonly from: readonly Origin[] }[];
  /** Base columns that decide which rows there are (conditions, joins, grouping, order), without being shown. */
  readonly deciding: readonly { readonly table: string; readonly column: string }[];
}

/** Values of a question, by place (`$1`) or by name (`$nif`): they are never read as SQL. */
export type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

export interface Tables {
  /** Proposes how to read a file of any kind: format, encoding, delimiter, header row, sheet, columns with type, code kind and doubts. */
  propose(input: { readonly path: string; readonly name?: string; readonly corrections?: Partial<Reading> }): Promise<Proposal>;
  /** Reads a whole file as agreed into Parquet at `out`; rows that do not fit go to a second file with line and reason, never dropped. An interrupted load leaves nothing. */
  load(input: { readonly path: string; readonly reading: Reading; readonly out: string; readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal }): Promise<Loaded>;
  profile(input: { readonly path: string }): Promise<Profile>;
  /** Tests rules over a table; `former` is the last version, `others` the tables that references name. With `failingRows` (a folder) all failing rows of each rule are written to Parquet there. */
  check(input: Checked): Promise<readonly RuleResult[]>;
  /** Profile and check in one: the same passes over the table serve both. */
  examine(input: Checked): Promise<{ readonly profile: Profile; readonly results: readonly RuleResult[] }>;
  compare(input: { readonly before: string; readonly after: string; readonly key: readonly string[]; readonly orRows?: boolean }): Promise<Difference>;
  /** Read-only SQL over named tables. Files, network, writes and settings are out of reach by construction. */
  query(input: { readonly sql: string; readonly tables: Readonly<Record<string, TableView>>; readonly parameters?: Parameters; readonly limits?: Limits }): Promise<Answer>;
  /** Writes a question, or the only table, as a file. */
  write(input: { readonly sql?: string; readonly tables: Readonly<Record<string, TableView>>; readonly format: Format; readonly out: string }): Promise<{ readonly rows: number; readonly bytes: number }>;
  /** What a statement reads and where each of its columns comes from, from the parsed SQL; refuses anything but one SELECT. */
  lineageOf(input: { readonly sql: string; readonly schemas: Readonly<Record<string, readonly string[]>> }): Promise<Lineage>;
  close(): Promise<void>;
}
