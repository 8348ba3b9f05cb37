/** What WCAG 2.2 asks between a text and what lies behind it (success criterion 1.4.3, level AA). */
export const readable = 4.5;

const parts = (colour: string) => (/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? ['00', '00', '00']).map((part) => Number.parseInt(part, 16));
const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = parts(colour).map((value) => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours `#rrggbb`, from 1 (the same) to 21 (black on white), with two decimals cut off so that nothing is rounded up into passing. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return Math.floor(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100;
}

/** Black or white, whichever reads better on a colour. */
export const inkFor = (colour: string): string => (contrastOf(colour, '#ffffff') >= contrastOf(colour, '#000000') ? '#ffffff' : '#000000');

/** The nearest shade of a colour on which a text of `ink` is readable: darker under a light text, lighter under a dark one. */
export function nearestReadable(colour: string, ink: string): string {
  const towards = contrastOf('#000000', ink) >= contrastOf('#ffffff', ink) ? 0 : 255;
  for (let step = 0; step <= 100; step += 1) {
    const shade = `#${parts(colour).map((value) => Math.round(value + ((towards - value) * step) / 100).toString(16).padStart(2, '0')).join('')}`;
    if (contrastOf(shade, ink) >= readable) return shade;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}
