import type { Theme } from './types.ts';

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly main: string;
  readonly quiet: string;
  /** Series, told apart by dashes and by their name as well. */
  readonly series: readonly string[];
  /** Five steps from little to much, each darker (lighter on a dark ground) than the one before, so that they stay in order in grey. */
  readonly steps: readonly string[];
}

const light: Palette = {
  ink: '#27231c', soft: '#5d5546', line: '#e3d9c7', surface: '#fffdf8', main: '#1d5b45', quiet: '#a8bcb0',
  series: ['#1d5b45', '#1c5a83', '#8a5b00', '#5d5546', '#3f661d', '#6d4a80'], steps: ['#e3ece4', '#b6d0bf', '#82b095', '#468a6a', '#1a543f'],
};
const dark: Palette = {
  ink: '#f2ecdf', soft: '#bfb5a3', line: '#39332a', surface: '#221e19', main: '#86cba9', quiet: '#4d6659',
  series: ['#86cba9', '#8fc3e8', '#e9bd62', '#bfb5a3', '#a8cf7f', '#c9a9dd'], steps: ['#26362d', '#34594a', '#4c8068', '#6cab8b', '#a5e0c2'],
};
const print: Palette = { ...light, ink: '#000000', soft: '#404040', line: '#c8c8c8', surface: '#ffffff' };

const named = (token: string, without: string) => `var(--${token}, ${without})`;
const mixed = (share: number, without: string) => (share === 100 ? named('pine', without) : `color-mix(in oklab, var(--pine, #1d5b45) ${share}%, var(--surface, #fffdf8))`);
// The screen's own colours, with those of the light theme where the drawing is taken away from it.
const page: Palette = {
  ink: named('ink', light.ink), soft: named('ink-soft', light.soft), line: named('line', light.line), surface: named('surface', light.surface),
  main: named('pine', light.main), quiet: `color-mix(in oklab, var(--pine, #1d5b45) 38%, var(--surface, #fffdf8))`,
  series: [named('pine', light.series[0] as string), named('sea', light.series[1] as string), named('warning', light.series[2] as string), named('ink-soft', light.series[3] as string), named('success', light.series[4] as string), named('ink', light.ink)],
  steps: [12, 32, 54, 76, 100].map((share, index) => mixed(share, light.steps[index] as string)),
};

export const palettes: Readonly<Record<Theme, Palette>> = { page, light, dark, print };

/** Dashes that tell lines apart without colour, in the order of the series. */
export const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2', '1 2'] as const;
export const fonts = "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, sans-serif";
