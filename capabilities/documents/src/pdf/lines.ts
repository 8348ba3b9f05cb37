import { inlines, type Text } from '../content.ts';
import { spans, type Face } from './fonts.ts';

export type Run = { text: string; face: Face; link: string | undefined; width: number };
export type Line = { runs: Run[]; width: number };

/** Width of a text in points. */
export type Measure = (text: string, face: Face) => number;

type Word = { runs: Run[]; width: number; spaceAfter: boolean; lineAfter: boolean };

/**
 * Breaks a text into lines no wider than `width`. Words stay whole unless one alone is wider than the line
 * (a fingerprint, an address of the web): then it is cut, after a sign of its own where there is one.
 */
export function breakLines({ text, width, measure, bold }: { text: Text; width: number; measure: Measure; bold?: boolean }): Line[] {
  const lines: Line[] = [];
  let line: Line = { runs: [], width: 0 };
  let space = 0;
  const close = () => {
    lines.push(line);
    line = { runs: [], width: 0 };
    space = 0;
  };
  for (const word of words({ text, measure, bold: bold ?? false }).flatMap((whole) => cut(whole, width, measure))) {
    if (line.runs.length > 0 && line.width + space + word.width > width + 0.01) close();
    line.width += space + word.width;
    for (const run of word.runs) append(line.runs, run);
    const lastFace = word.runs.at(-1)?.face ?? 'regular';
    space = word.spaceAfter ? measure(' ', lastFace) : 0;
    if (word.spaceAfter) appendSpace(line.runs, space);
    if (word.lineAfter) close();
  }
  if (line.runs.length > 0 || lines.length === 0) close();
  return lines;
}

/** Joins neighbours of the same face and link, so that a line is drawn in few pieces. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last && last.face === run.face && last.link === run.link) {
    last.text += run.text;
    last.width += run.width;
  } else {
    runs.push({ ...run });
  }
}

/** The space between words belongs to the text: whoever copies or listens needs it, also at the end of a line. */
function appendSpace(runs: Run[], space: number): void {
  const last = runs.at(-1);
  if (!last) return;
  last.text += ' ';
  last.width += space;
}

function words({ text, measure, bold }: { text: Text; measure: Measure; bold: boolean }): Word[] {
  const found: Word[] = [];
  let word: Word = { runs: [], width: 0, spaceAfter: false, lineAfter: false };
  const close = (end: 'space' | 'line') => {
    if (end === 'space' && word.runs.length === 0) return;
    found.push({ ...word, spaceAfter: end === 'space', lineAfter: end === 'line' });
    word = { runs: [], width: 0, spaceAfter: false, lineAfter: false };
  };
  for (const inline of inlines(text)) {
    const piece = typeof inline === 'string' ? { text: inline } : inline;
    const rows = piece.text.split(/\r\n|[\n\r]/);
    rows.forEach((row, index) => {
      if (index > 0) close('line');
      for (const span of spans(row, { ...piece, bold: bold || (piece.bold ?? false) })) {
        span.text.split(' ').forEach((part, position) => {
          if (position > 0) close('space');
          if (part === '') return;
          const width = measure(`${part} `, span.face) - measure(' ', span.face);
          word.runs.push({ text: part, face: span.face, link: piece.link, width });
          word.width += width;
        });
      }
    });
  }
  if (word.runs.length > 0) found.push(word);
  return found;
}

function cut(word: Word, width: number, measure: Measure): Word[] {
  if (word.width <= width) return [word];
  const pieces: Word[] = [];
  let piece: Word = { runs: [], width: 0, spaceAfter: false, lineAfter: false };
  for (const run of word.runs) {
    let rest = run.text;
    while (rest !== '') {
      const room = width - piece.width;
      const whole = measure(rest, run.face);
      const part = whole <= room ? rest : longestThatFits(rest, room, run.face, measure, piece.runs.length === 0);
      if (part === '') {
        pieces.push(piece);
        piece = { runs: [], width: 0, spaceAfter: false, lineAfter: false };
        continue;
      }
      const partWidth = part === rest ? whole : measure(part, run.face);
      piece.runs.push({ ...run, text: part, width: partWidth });
      piece.width += partWidth;
      rest = rest.slice(part.length);
    }
  }
  pieces.push({ ...piece, spaceAfter: word.spaceAfter, lineAfter: word.lineAfter });
  return pieces;
}

function longestThatFits(text: string, room: number, face: Face, measure: Measure, atLeastOne: boolean): string {
  const signs = [...text];
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(signs.slice(0, middle).join(''), face) <= room) low = middle;
    else high = middle - 1;
  }
  const fits = signs.slice(0, Math.max(low, atLeastOne ? 1 : 0)).join('');
  const sign = /^.*[/\-_.@?&=]/su.exec(fits)?.[0];
  return sign && sign.length > fits.length / 2 ? sign : fits;
}
