/** Everything a person reads stands in three languages beside the thing it names. */
export type Text = Readonly<Record<'ca' | 'es' | 'en', string>>;
export type Language = keyof Text;

/** One row of what is drawn; `null` is no data and is never drawn as zero. */
export type ChartRow = Readonly<Record<string, string | number | null>>;

/** How figures are written: the unit goes after them, with as many decimals as said. */
export interface Measure { readonly title: Text; readonly unit?: Text; readonly decimals?: number }

interface Common {
  readonly title: Text;
  /** Column of the figures. */
  readonly y: string;
  readonly measure: Measure;
  /** Values of the label, series or place column that are set apart. */
  readonly highlight?: readonly string[];
}

/** A line over time, one for each value of `series`. Periods are text that sorts: `2024`, `2024-03`. */
export interface LineSpec extends Common { readonly kind: 'line'; readonly x: string; readonly series?: string; /** A level to reach, drawn across. */ readonly target?: number }
/** Bars in the order given, one for each `x`. */
export interface BarsSpec extends Common { readonly kind: 'bars'; readonly x: string }
/** Bars from most to least; of a long list the first and the last and those set apart are drawn. */
export interface RankedSpec extends Common { readonly kind: 'ranked'; readonly x: string; readonly most?: number; /** The least is the best. */ readonly ascending?: boolean }
/** How values spread: a histogram with the median, and the place of those set apart. */
export interface DistributionSpec extends Common { readonly kind: 'distribution'; readonly x: string }
/** Two measures of the same things, one against the other. */
export interface ScatterSpec extends Common { readonly kind: 'scatter'; readonly x: string; readonly across: Measure; readonly label: string }
/** The municipalities, in five classes of equal size; `x` holds INE codes. */
export interface MapSpec extends Common { readonly kind: 'map'; readonly x: string; readonly label?: string }
/** A table whose cells are shaded by their figure. */
export interface HeatSpec extends Common { readonly kind: 'heat'; readonly x: string; readonly series: string }

/** All the charts there are. The list is closed so that each is right in print, in grey and read aloud. */
export type ChartSpec = LineSpec | BarsSpec | RankedSpec | DistributionSpec | ScatterSpec | MapSpec | HeatSpec;
export type ChartKind = ChartSpec['kind'];

/** An outline in a box of `box.width` × `box.height`. */
export interface Shapes { readonly box: { readonly width: number; readonly height: number }; readonly places: readonly { readonly ine: string; readonly name: string; readonly path: string }[]; readonly credit: string }

/** `page` takes the colours of the screen it stands on (and follows its theme); `light`, `dark` and `print` bring their own. */
export type Theme = 'page' | 'light' | 'dark' | 'print';
export interface DrawOptions { readonly language: Language; readonly width: number; readonly theme?: Theme; readonly shapes?: Shapes }
