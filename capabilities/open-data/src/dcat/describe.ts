import type { Format, Frequency, HighValue, Licence, Sector } from './codes.ts';

/** Words in the languages there are; the standard asks for Spanish at least. */
export type Described = Readonly<Partial<Record<'ca' | 'es' | 'en', string>>>;

export interface BodyDescription {
  readonly name: string;
  /** Nine characters of the common directory of administrative bodies (DIR3); `null` when the body has not said it. */
  readonly dir3: string | null;
  /** What kind of public body it is, in the ADMS list. */
  readonly level: 'LocalAuthority' | 'RegionalAuthority';
  readonly email: string | null;
  /** With the country: `+34 938 000 000`. */
  readonly phone: string | null;
}

export interface DistributionDescription {
  readonly format: Format;
  readonly url: string;
  readonly bytes: number | null;
}

export interface DatasetDescription {
  readonly code: string;
  readonly title: Described;
  readonly description: Described;
  readonly keywords: readonly string[];
  readonly sector: Sector;
  readonly frequency: Frequency;
  readonly licence: Licence;
  /** Days, `YYYY-MM-DD`. */
  readonly issued: string;
  readonly modified: string;
  readonly version: number;
  /** What time the data tell of. */
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly highValue: HighValue | null;
  /** The page a person reads. */
  readonly page: string;
  readonly distributions: readonly DistributionDescription[];
}

/** A body’s whole offer of open data, as its catalogue tells it. */
export interface CatalogueDescription {
  /** Where the catalogue is; addresses of all it holds begin with it. */
  readonly address: string;
  readonly page: string;
  readonly title: Described;
  readonly description: Described;
  readonly body: BodyDescription;
  readonly issued: string;
  readonly modified: string;
  readonly licence: Licence;
  /** The path of a territory in the Spanish list: `Provincia/Barcelona`. */
  readonly territory: string;
  /** The place itself, where it is smaller than that territory. */
  readonly place: { readonly name: string; /** West, south, east, north, in degrees. */ readonly bounds: readonly [number, number, number, number] } | null;
  /** The programming interface that serves every dataset, and where it is documented. */
  readonly service: { readonly endpoint: string; readonly documentation: string } | null;
  readonly datasets: readonly DatasetDescription[];
}
