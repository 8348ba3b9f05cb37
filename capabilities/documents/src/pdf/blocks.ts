import { plainText, type Block, type Content, type ListItem, type Text } from '../content.ts';
import { atTop, child, compose, drawLine, ensure, HAIRLINE, letOthersWork, nextPage, QUIET, remaining, rule, type Canvas, type Element, type Type } from './canvas.ts';
import type { Line } from './lines.ts';
import { drawDrawing, sizeOf, TITLED } from './drawing.ts';
import { drawTable } from './table.ts';

const BODY: Type = { size: 10.5, leading: 15.5 };
const LEAD: Type = { size: 12, leading: 17.5 };
const NOTE: Type = { size: 9, leading: 13, color: QUIET };
const HEADINGS: Record<1 | 2 | 3, Type & { before: number; after: number }> = {
  1: { size: 15, leading: 20, bold: true, before: 18, after: 6 },
  2: { size: 12.5, leading: 17, bold: true, before: 14, after: 4 },
  3: { size: 10.5, leading: 15, bold: true, before: 10, after: 3 },
};

/** Writes the blocks one under the other, over as many pages as they need. */
export async function drawContent(canvas: Canvas, content: Content): Promise<void> {
  for (const [index, block] of content.entries()) {
    keepWithSignatures(canvas, block, content.slice(index + 1, index + 5));
    keepWithDrawing(canvas, block, content[index + 1]);
    if (block.kind === 'table') await drawTable(canvas, block);
    else drawBlock(canvas, block);
    await letOthersWork(index);
  }
}

/** A heading stands over its drawing, never at the foot of the page before. */
function keepWithDrawing(canvas: Canvas, block: Block, next: Block | undefined): void {
  if (block.kind === 'heading' && next?.kind === 'drawing') ensure(canvas, (sizeOf(canvas, next.svg)?.height ?? 0) + TITLED);
}

/** A signature never stands alone on a page, without words of what it signs: the block before goes with it. */
function keepWithSignatures(canvas: Canvas, block: Block, following: Content): void {
  if (block.kind === 'signature') return;
  const other = following.findIndex(({ kind }) => kind !== 'signature');
  const signatures = other < 0 ? following.length : other;
  if (signatures === 0) return;
  const half = (canvas.frame.bottom - canvas.frame.top) / 2;
  const height = heightOf(canvas, block) + signatures * SIGNATURE_ROOM;
  if (height <= half) ensure(canvas, height);
}

/** Height of the blocks that usually close a document; others count as two lines. */
function heightOf(canvas: Canvas, block: Block): number {
  if (block.kind === 'definitions') return 6 + block.items.length * (VALUE.leading + 3.5);
  if (block.kind !== 'paragraph') return 2 * BODY.leading;
  const type = typeOf(block.tone);
  return (compose(canvas, block.text, canvas.frame.width, type).length + 0.5) * type.leading;
}

function typeOf(tone: 'normal' | 'lead' | 'note' | undefined): Type {
  if (tone === 'lead') return LEAD;
  return tone === 'note' ? NOTE : BODY;
}

function drawBlock(canvas: Canvas, block: Exclude<Block, { kind: 'table' }>): void {
  switch (block.kind) {
    case 'heading': return drawHeading(canvas, block.level, block.text);
    case 'paragraph': return drawParagraph(canvas, block.text, typeOf(block.tone));
    case 'list': return drawList(canvas, block.items, block.ordered ?? false);
    case 'definitions': return drawDefinitions(canvas, block.items);
    case 'drawing': return drawDrawing(canvas, block);
    case 'page-break': return atTop(canvas) ? undefined : nextPage(canvas);
    case 'spacer': return drawSpace(canvas, block.height);
    case 'signature': return drawSignaturePlace(canvas, block);
  }
}

/** Lines of one element, with at least two together at the foot and at the head of a page. */
function drawLines(canvas: Canvas, lines: readonly Line[], { element, tag, x, type }: { element: Element; tag: string; x: number; type: Type }): void {
  lines.forEach((line, index) => {
    const left = lines.length - index;
    const together = index === 0 ? Math.min(2, left) : left === 2 ? 2 : 1;
    ensure(canvas, together * type.leading);
    drawLine(canvas, line, { element, tag, x, y: canvas.y, type });
    canvas.y += type.leading;
  });
}

/** The title of the document is its first heading, so the headings of the content start at the second level. */
function drawHeading(canvas: Canvas, level: 1 | 2 | 3, text: Text): void {
  const { before, after, ...type } = HEADINGS[level];
  const lines = compose(canvas, text, canvas.frame.width, type);
  ensure(canvas, before + lines.length * type.leading + after + 2 * BODY.leading);
  if (!atTop(canvas)) canvas.y += before;
  // A level is never skipped in the structure (ISO 14289-1, 7.4.2), whatever size was chosen.
  const depth = Math.min(level, (canvas.headings.at(-1)?.level ?? 0) + 1);
  canvas.headings.push({ level: depth, text: plainText(text), page: canvas.page });
  const tag = `H${depth + 1}`;
  drawLines(canvas, lines, { element: child(canvas, canvas.root, tag), tag, x: canvas.frame.left, type });
  canvas.y += after;
}

function drawParagraph(canvas: Canvas, text: Text, type: Type): void {
  const lines = compose(canvas, text, canvas.frame.width, type);
  drawLines(canvas, lines, { element: child(canvas, canvas.root, 'P'), tag: 'P', x: canvas.frame.left, type });
  canvas.y += type.leading * 0.5;
}

function drawList(canvas: Canvas, items: readonly ListItem[], ordered: boolean): void {
  drawItems(canvas, { parent: canvas.root, items, ordered, indent: 0 });
  canvas.y += 5;
}

function drawItems(canvas: Canvas, { parent, items, ordered, indent }: { parent: Element; items: readonly ListItem[]; ordered: boolean; indent: number }): void {
  const list = child(canvas, parent, 'L');
  items.forEach((item, index) => {
    const left = canvas.frame.left + indent;
    const [label] = compose(canvas, ordered ? `${index + 1}.` : '•', 40, BODY);
    const lines = compose(canvas, item.text, canvas.frame.width - indent - 18, BODY);
    const element = child(canvas, list, 'LI');
    ensure(canvas, Math.min(2, lines.length) * BODY.leading);
    if (label) drawLine(canvas, label, { element: child(canvas, element, 'Lbl'), tag: 'Lbl', x: left + (ordered ? 0 : 5), y: canvas.y, type: { ...BODY, color: canvas.accent } });
    const body = child(canvas, element, 'LBody');
    drawLines(canvas, lines, { element: body, tag: 'LBody', x: left + 18, type: BODY });
    canvas.y += 2;
    if (item.items?.length) drawItems(canvas, { parent: body, items: item.items, ordered: false, indent: indent + 18 });
  });
}

const TERM: Type = { size: 9.5, leading: 15, color: QUIET };
const VALUE: Type = { size: 10.5, leading: 15 };

/** Terms and values side by side, tagged as a list of labels and bodies (ISO 32000-1, 14.8.4.3.3). */
function drawDefinitions(canvas: Canvas, items: readonly { term: string; text: Text }[]): void {
  const list = child(canvas, canvas.root, 'L');
  const { left, width } = canvas.frame;
  const termWidth = Math.min(160, width * 0.32);
  const gap = 14;
  for (const { term, text } of items) {
    const terms = compose(canvas, term, termWidth, TERM);
    const values = compose(canvas, text, width - termWidth - gap, VALUE);
    ensure(canvas, Math.min(Math.max(terms.length, values.length), 6) * VALUE.leading);
    const item = child(canvas, list, 'LI');
    const top = canvas.y;
    const label = child(canvas, item, 'Lbl');
    terms.forEach((line, index) => drawLine(canvas, line, { element: label, tag: 'Lbl', x: left, y: top + 0.4 + index * TERM.leading, type: TERM }));
    const page = canvas.page;
    drawLines(canvas, values, { element: child(canvas, item, 'LBody'), tag: 'LBody', x: left + termWidth + gap, type: VALUE });
    if (canvas.page === page) canvas.y = Math.max(canvas.y, top + terms.length * TERM.leading);
    canvas.y += 3.5;
  }
  canvas.y += 6;
}

function drawSpace(canvas: Canvas, height: number): void {
  if (remaining(canvas) < height) nextPage(canvas);
  else canvas.y += Math.max(0, height);
}

const SIGNATURE = { width: 220, height: 64 };
/** A place with its words below. */
const SIGNATURE_ROOM = SIGNATURE.height + 50;

/** Leaves room for the mark of a signature and remembers where, for who signs later. */
function drawSignaturePlace(canvas: Canvas, { place, role, name }: { place: string; role: string; name?: string }): void {
  const { left } = canvas.frame;
  ensure(canvas, SIGNATURE_ROOM);
  canvas.y += 8;
  const top = canvas.doc.page.height - canvas.y;
  canvas.signatures.push({ place, page: canvas.page + 1, rectangle: [left, top - SIGNATURE.height, left + SIGNATURE.width, top] });
  canvas.y += SIGNATURE.height;
  rule(canvas, { x: left, y: canvas.y, width: SIGNATURE.width, color: HAIRLINE, thickness: 0.8 });
  canvas.y += 5;
  const element = child(canvas, canvas.root, 'P');
  const roleType: Type = { size: 9.5, leading: 13.5, bold: true };
  drawLines(canvas, compose(canvas, role, SIGNATURE.width, roleType), { element, tag: 'P', x: left, type: roleType });
  if (name) {
    const nameType: Type = { size: 9.5, leading: 13.5, color: QUIET };
    drawLines(canvas, compose(canvas, name, SIGNATURE.width, nameType), { element, tag: 'P', x: left, type: nameType });
  }
  canvas.y += 8;
}
