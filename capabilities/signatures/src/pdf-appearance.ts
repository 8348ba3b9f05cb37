import { measureText, PdfDict, type PdfObject } from '@libpdf/core';
import { momentWords } from '@comu/terms';
import type { CertificateDescription } from './certificate.ts';
import type { OpenPdf } from './pdf-open.ts';
import { fieldsOf } from './pdf-fields.ts';

export type Language = 'ca' | 'es' | 'en';
export type Rectangle = [left: number, bottom: number, right: number, top: number];

const BOX = { width: 172, height: 52, margin: 24, gap: 6 };
const SIZE = { caption: 6.5, name: 9, line: 7 };
const FONT = 'Helvetica';

const words = {
  ca: { signed: 'Signat electrònicament per', sealed: 'Segellat electrònicament per', reason: 'Motiu' },
  es: { signed: 'Firmado electrónicamente por', sealed: 'Sellado electrónicamente por', reason: 'Motivo' },
  en: { signed: 'Electronically signed by', sealed: 'Electronically sealed by', reason: 'Reason' },
};

export type Appearance = { rectangle: Rectangle; stream: { dictionary: string; data: Uint8Array } };

/**
 * Draws name, date and reason in a small box. Boxes line up from the foot of the page to the right and upwards, in the first
 * place that no earlier signature takes, upright also on turned pages. `rectangle` overrides the place (points, page space).
 */
export function drawSignature({ pdf, page, signer, reason, at, language, rectangle, font }: {
  pdf: OpenPdf;
  page: PdfDict;
  signer: CertificateDescription;
  reason?: string;
  at: Date;
  language: Language;
  rectangle?: Rectangle;
  font: string;
}): Appearance {
  const turn = turnOf(pdf, page);
  const place = rectangle ?? freePlace(pdf, page, turn);
  const [width, height] = turn % 180 === 0 ? [place[2] - place[0], place[3] - place[1]] : [place[3] - place[1], place[2] - place[0]];
  const text = words[language];
  const name = signer.kind === 'seal' ? signer.organisation ?? signer.name : signer.name;
  const lines: [string, number][] = [
    [signer.kind === 'seal' ? text.sealed : text.signed, SIZE.caption],
    [name, fitting(name, SIZE.name, width - 12)],
    [momentWords(at, { seconds: true })[language], SIZE.line],
    ...(reason ? [[`${text.reason}: ${reason}`, SIZE.line] as [string, number]] : []),
  ];
  const drawn: string[] = [`0.45 0.5 0.47 RG 0.6 w 0.3 0.3 ${point(width - 0.6)} ${point(height - 0.6)} re S`, 'BT 0.1 0.15 0.12 rg'];
  let top = height - 3;
  for (const [line, size] of lines) {
    top -= size * 1.3;
    drawn.push(`/F1 ${size} Tf 1 0 0 1 6 ${point(top)} Tm (${winAnsi(shorten(line, size, width - 12))}) Tj`);
  }
  drawn.push('ET');
  const matrix = { 0: '1 0 0 1 0 0', 90: '0 1 -1 0 0 0', 180: '-1 0 0 -1 0 0', 270: '0 -1 1 0 0 0' }[turn];
  return {
    rectangle: place,
    stream: {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 ${point(width)} ${point(height)}] /Matrix [${matrix}] /Resources << /Font << /F1 ${font} >> >>`,
      data: Buffer.from(drawn.join('\n'), 'latin1'),
    },
  };
}

type Turn = 0 | 90 | 180 | 270;

function freePlace(pdf: OpenPdf, page: PdfDict, turn: Turn): Rectangle {
  const box = pageBox(pdf, page);
  const [width, height] = turn % 180 === 0 ? [box[2] - box[0], box[3] - box[1]] : [box[3] - box[1], box[2] - box[0]];
  const taken = fieldsOf(pdf).flatMap(({ dict }) => [rectangleOf(pdf, dict.get('Rect'))].filter((other) => other !== undefined));
  const columns = Math.max(1, Math.floor((width - 2 * BOX.margin + BOX.gap) / (BOX.width + BOX.gap)));
  const rows = Math.max(1, Math.floor((height - 2 * BOX.margin + BOX.gap) / (BOX.height + BOX.gap)));
  for (let slot = 0; slot < columns * rows; slot++) {
    const left = BOX.margin + (slot % columns) * (BOX.width + BOX.gap);
    const bottom = BOX.margin + Math.floor(slot / columns) * (BOX.height + BOX.gap);
    const place = toPageSpace([left, bottom, left + BOX.width, bottom + BOX.height], box, turn);
    if (!taken.some((other) => overlaps(place, other))) return place;
  }
  return toPageSpace([BOX.margin, BOX.margin, BOX.margin + BOX.width, BOX.margin + BOX.height], box, turn);
}

/** Maps a rectangle as a reader sees the page to the page's own, unturned coordinates. */
function toPageSpace([left, bottom, right, top]: Rectangle, box: Rectangle, turn: Turn): Rectangle {
  if (turn === 90) return [box[2] - top, box[1] + left, box[2] - bottom, box[1] + right];
  if (turn === 180) return [box[2] - right, box[3] - top, box[2] - left, box[3] - bottom];
  if (turn === 270) return [box[0] + bottom, box[3] - right, box[0] + top, box[3] - left];
  return [box[0] + left, box[1] + bottom, box[0] + right, box[1] + top];
}

const overlaps = (a: Rectangle, b: Rectangle) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function turnOf(pdf: OpenPdf, page: PdfDict): Turn {
  const value = inherited(pdf, page, 'Rotate');
  const degrees = value?.type === 'number' ? ((value.value % 360) + 360) % 360 : 0;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

function pageBox(pdf: OpenPdf, page: PdfDict): Rectangle {
  return rectangleOf(pdf, inherited(pdf, page, 'CropBox')) ?? rectangleOf(pdf, inherited(pdf, page, 'MediaBox')) ?? [0, 0, 595.28, 841.89];
}

/** An entry of the page or of the nearest node above it (ISO 32000-2 §7.7.3.4). */
function inherited(pdf: OpenPdf, page: PdfDict, key: string): PdfObject | undefined {
  let node: PdfDict | undefined = page;
  for (let depth = 0; node && depth < 64; depth++) {
    const value = node.get(key, pdf.resolve);
    if (value) return value;
    node = node.getDict('Parent', pdf.resolve);
  }
  return undefined;
}

function rectangleOf(pdf: OpenPdf, value: PdfObject | undefined): Rectangle | undefined {
  if (value?.type !== 'array' || value.length !== 4) return undefined;
  const corners = [0, 1, 2, 3].map((index) => {
    const corner = value.at(index, pdf.resolve);
    return corner?.type === 'number' ? corner.value : Number.NaN;
  }) as Rectangle;
  if (corners.some((corner) => !Number.isFinite(corner))) return undefined;
  const [a, b, c, d] = corners;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** The largest size at which a line fits, but never too small to read. */
function fitting(line: string, size: number, width: number): number {
  return Math.max(SIZE.caption, Math.min(size, Math.floor((size * width * 10) / measureText(line, FONT, size)) / 10));
}

function shorten(line: string, size: number, width: number): string {
  if (measureText(line, FONT, size) <= width) return line;
  let kept = line;
  while (kept && measureText(`${kept}…`, FONT, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

const point = (value: number) => Number(value.toFixed(2)).toString();

const WIN_ANSI: Record<string, number> = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97 };

/** Text in the encoding of the standard fonts; a letter they lack becomes a question mark. */
function winAnsi(text: string): string {
  return [...text]
    .map((letter) => {
      const code = WIN_ANSI[letter] ?? letter.codePointAt(0)!;
      if (code > 0xff || code < 0x20) return '?';
      return '()\\'.includes(letter) ? `\\${letter}` : String.fromCharCode(code);
    })
    .join('');
}
