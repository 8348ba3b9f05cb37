import { fonts, palettes } from './palette.ts';
import { escaped } from './serialise.ts';

const [line, side] = [16, 10];

/** A chart that stands by itself in a page that is not ours: under its title and over where its figures come from, with room for the wider letters of that page. */
export function standing(svg: string, { title, note }: { title: string; note: string }): string {
  const [, width = 720, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const notes = linesOf(note, Math.floor(width / 6.4));
  const { ink, soft, surface } = palettes.light;
  const above = 34;
  const whole = { width: width + 2 * side, height: above + height + 10 + notes.length * line };
  const text = (words: string, y: number, more: string) => `<text x="${side}" y="${y}" ${more}>${escaped(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.width} ${whole.height}" width="${whole.width}" height="${whole.height}" font-family="${escaped(fonts)}"><rect width="100%" height="100%" fill="${surface}"/>${text(title, 20, `font-size="16" font-weight="700" fill="${ink}"`)}${
    svg.replace('<svg ', `<svg x="${side}" y="${above}" overflow="visible" `)}${notes.map((each, at) => text(each, above + height + line + at * line, `font-size="11" fill="${soft}"`)).join('')}</svg>`;
}

function linesOf(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
