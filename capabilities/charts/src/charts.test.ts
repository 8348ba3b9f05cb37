import { describe, expect, it } from 'vitest';
import { describeChart, draw, standing, tableOf, type ChartRow, type ChartSpec, type Measure, type Shapes } from './index.ts';

const same = (words: string) => ({ ca: words, es: words, en: words });
const measure: Measure = { title: same('Habitants'), unit: { ca: 'hab.', es: 'hab.', en: 'inh.' }, decimals: 1 };
const rows: ChartRow[] = [
  { place: '08001', name: 'Abrera', year: '2021', value: 1234.5, other: 1 }, { place: '08001', name: 'Abrera', year: '2022', value: null, other: 2 }, { place: '08001', name: 'Abrera', year: '2024', value: 1300, other: 3 },
  { place: '08002', name: 'Aguilar <de> "Segarra"', year: '2021', value: 10, other: 4 }, { place: '08002', name: 'Aguilar <de> "Segarra"', year: '2024', value: 8, other: 5 },
];
const specs: Record<string, ChartSpec> = {
  line: { kind: 'line', title: same('Línia'), x: 'year', y: 'value', series: 'name', measure, target: 900 },
  bars: { kind: 'bars', title: same('Barres'), x: 'year', y: 'value', measure },
  ranked: { kind: 'ranked', title: same('Rànquing'), x: 'name', y: 'value', measure, highlight: ['Abrera'] },
  distribution: { kind: 'distribution', title: same('Distribució'), x: 'name', y: 'value', measure },
  scatter: { kind: 'scatter', title: same('Dispersió'), x: 'other', y: 'value', label: 'name', across: { title: same('Altres') }, measure },
  map: { kind: 'map', title: same('Mapa'), x: 'place', y: 'value', label: 'name', measure },
  heat: { kind: 'heat', title: same('Calor'), x: 'year', y: 'value', series: 'name', measure },
};
const shapes: Shapes = { box: { width: 100, height: 100 }, credit: '© IGN', places: [{ ine: '08001', name: 'Abrera', path: 'M0,0h50v50z' }, { ine: '08999', name: 'Cap', path: 'M50,50h50v50z' }] };
const options = { language: 'ca', width: 600, shapes } as const;

describe('every chart', () => {
  for (const [kind, spec] of Object.entries(specs)) {
    it(`${kind} is named and described, and brings no style, script or colour alone`, () => {
      const svg = draw(spec, rows, options);
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\w+)-title \1-desc"/);
      expect(svg).toContain(`>${spec.title.ca}</title>`);
      expect(svg).toContain(`<desc id="`);
      expect(svg).not.toMatch(/<style|<script|NaN|undefined|currentColor/);
    });
    it(`${kind} is drawn in every theme, narrow and without data`, () => {
      for (const theme of ['page', 'light', 'dark', 'print'] as const) for (const width of [240, 390, 1200]) expect(draw(spec, rows, { ...options, theme, width })).toMatch(/<\/svg>$/);
      expect(draw(spec, rows, { ...options, theme: 'print' })).not.toContain('var(');
      expect(draw(spec, [], options)).toContain(spec.kind === 'map' ? '-none' : 'Encara no hi ha dades');
    });
  }
  it('is the same string each time it is drawn', () => { for (const spec of Object.values(specs)) expect(draw(spec, rows, options)).toBe(draw(spec, rows, options)); });
  it('keeps hostile names as text', () => expect(draw(specs['ranked'] as ChartSpec, rows, options)).toContain('Aguilar &lt;de&gt; &quot;Segarra&quot;'));
});

describe('no data', () => {
  it('breaks a line and is never drawn as zero', () => {
    const one: ChartSpec = { kind: 'line', title: same('x'), x: 'year', y: 'value', measure };
    const svg = draw(one, [{ year: '2019', value: 5 }, { year: '2020', value: 6 }, { year: '2023', value: 7 }, { year: '2024', value: 8 }], options);
    const path = /d="(M[^"]+)"[^>]*stroke-width="2.2"|stroke-width="2.2"[^>]*d="(M[^"]+)"/.exec(svg) ?? /(M[\d.,L]+M[\d.,L]+)/.exec(svg);
    expect(path?.[0]?.match(/M/g)).toHaveLength(2);
  });
  it('is hatched on the map and named in the legend', () => {
    const svg = draw(specs['map'] as ChartSpec, rows.slice(0, 1), options);
    expect(svg).toMatch(/data-place="08999"[^>]*fill="url\(#\w+-none\)"/);
    expect(svg).toContain('Sense dades');
  });
  it('is said in the table', () => {
    expect(tableOf(specs['line'] as ChartSpec, rows, 'ca').rows[1]).toEqual(['2022', 'Abrera', 'sense dades']);
  });
});

describe('words', () => {
  it('tell the trend, the extremes and what is missing', () => {
    expect(describeChart(specs['line'] as ChartSpec, rows.slice(0, 3), 'ca')).toBe('Abrera: puja de 1.234,5 hab. (2021) a 1.300,0 hab. (2024). Sense dades: 1.');
    expect(describeChart(specs['ranked'] as ChartSpec, rows.filter(({ year }) => year === '2024'), 'en')).toBe('2 values. The highest, Abrera (1,300.0 inh.); the lowest, Aguilar <de> "Segarra" (8.0 inh.); the median, 654.0 inh. Abrera: 1,300.0 inh.');
    expect(describeChart(specs['bars'] as ChartSpec, [], 'es')).toBe('Todavía no hay datos.');
    const ranked = { ...specs['ranked'], highlight: [] } as ChartSpec;
    const alike = rows.filter(({ year }) => year === '2024').map((row) => ({ ...row, [ranked.y]: 5 }));
    expect(describeChart(ranked, alike, 'ca')).toBe('2 valors, tots iguals: 5,0 hab.');
    expect(describeChart(ranked, alike.slice(0, 1), 'ca')).toBe('Abrera: 5,0 hab.');
  });
});

describe('an axis', () => {
  it('writes all its figures with the decimals that the finest needs, as the reader’s language does', () => {
    const svg = draw({ kind: 'bars', title: same('x'), x: 'year', y: 'value', measure }, [{ year: '2023', value: 0.5 }, { year: '2024', value: 1.1 }], options);
    for (const words of ['0,0', '0,2', '1,0']) expect(svg).toContain(`>${words}<`);
    expect(draw({ kind: 'bars', title: same('x'), x: 'year', y: 'value', measure }, [{ year: '2024', value: 24_000 }], { ...options, language: 'en' })).toContain('>10,000<');
  });
});

describe('equal figures', () => {
  it('share their rank, and the next one counts them all', () => {
    const svg = draw(specs['ranked'] as ChartSpec, [{ name: 'a', value: 3 }, { name: 'b', value: 2 }, { name: 'c', value: 2 }, { name: 'd', value: 1 }], options);
    for (const words of ['1. a', '2. b', '2. c', '4. d']) expect(svg).toContain(words);
  });
});

describe('a chart in the page of somebody else', () => {
  it('stands under its title and over its source, each line within its width, whatever signs they have', () => {
    const note = `Font: <Institut> & ${'dades d’ací i d’allà '.repeat(20)}`;
    const svg = standing('<svg xmlns="x" role="img" viewBox="0 0 400 100" width="400" height="100"><g/></svg>', { title: 'Índex "1" & 2', note });
    expect(svg).toContain('>Índex &quot;1&quot; &amp; 2</text>');
    const lines = [...svg.matchAll(/font-size="11"[^>]*>([^<]*)<\/text>/g)].map(([, words]) => (words as string).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
    expect(lines.join(' ')).toBe(note.trim().replaceAll(/ +/g, ' '));
    for (const line of lines) expect(line.length).toBeLessThan(400 / 6.4);
    expect(svg.match(/ height="(\d+)"/)?.[1]).toBe(String(34 + 100 + 10 + lines.length * 16));
  });
});
