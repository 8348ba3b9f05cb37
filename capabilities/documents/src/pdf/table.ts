import type { Block } from '../content.ts';
import { artifact, child, compose, drawLine, ensure, letOthersWork, nextPage, QUIET, remaining, rule, type Canvas, type Element, type Type } from './canvas.ts';
import type { Line } from './lines.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Place = { x: number; width: number; align: 'left' | 'right'; rowHeader: boolean };

const HEAD: Type = { size: 8.5, leading: 12, bold: true, color: QUIET };
const CELL: Type = { size: 9.5, leading: 13.5 };
const PADDING = 5;
const GUTTER = 12;

/**
 * A table whose header is repeated on every page and whose rows stay whole where they fit. Tagged with header cells
 * that say what they head (PDF/UA 7.5).
 */
export async function drawTable(canvas: Canvas, { caption, columns, rows }: Table): Promise<void> {
  if (columns.length === 0) return;
  const places = placeColumns(canvas, columns);
  const table = child(canvas, canvas.root, 'Table');
  const heads = columns.map((column, index) => compose(canvas, column.title, places[index]?.width ?? 0, HEAD));
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * HEAD.leading + 2 * PADDING;
  ensure(canvas, headHeight + 2 * CELL.leading + 2 * PADDING + (caption ? 20 : 0));
  if (caption) drawCaption(canvas, table, caption);

  const headRow = child(canvas, child(canvas, table, 'THead'), 'TR');
  const headCells = columns.map(() => child(canvas, headRow, 'TH', { scope: 'Column' }));
  const drawHead = (repeated: boolean) => {
    if (repeated) artifact(canvas, 'Pagination', () => drawCells(canvas, { cells: heads, places, type: HEAD }));
    else drawCells(canvas, { cells: heads, places, type: HEAD, elements: headCells, tag: () => 'TH' });
    canvas.y += headHeight - PADDING;
    rule(canvas, { x: canvas.frame.left, y: canvas.y, width: canvas.frame.width, color: canvas.accent, thickness: 1 });
    canvas.y += PADDING;
  };
  drawHead(false);

  const body = child(canvas, table, 'TBody');
  for (const [number, row] of rows.entries()) {
    const cells = columns.map((column, index) => compose(canvas, row[index] ?? '', places[index]?.width ?? 0, cellType(column.align)));
    drawRow(canvas, { body, cells, places, drawHead });
    await letOthersWork(number);
  }
  canvas.y += 8;
}

function placeColumns(canvas: Canvas, columns: Table['columns']): Place[] {
  const { left, width } = canvas.frame;
  const total = columns.reduce((sum, column) => sum + (column.share ?? 1), 0);
  const free = width - GUTTER * (columns.length - 1);
  let x = left;
  return columns.map((column) => {
    const own = (free * (column.share ?? 1)) / total;
    const place: Place = { x, width: own, align: column.align ?? 'left', rowHeader: column.rowHeader ?? false };
    x += own + GUTTER;
    return place;
  });
}

function drawCaption(canvas: Canvas, table: Element, caption: string): void {
  const type: Type = { size: 9.5, leading: 14, bold: true };
  const element = child(canvas, table, 'Caption');
  for (const line of compose(canvas, caption, canvas.frame.width, type)) {
    drawLine(canvas, line, { element, tag: 'Caption', x: canvas.frame.left, y: canvas.y, type });
    canvas.y += type.leading;
  }
  canvas.y += 2;
}

function cellType(align: 'left' | 'right' | undefined): Type {
  return align === 'right' ? { ...CELL, tabular: true } : CELL;
}

function drawRow(canvas: Canvas, { body, cells, places, drawHead }: { body: Element; cells: Line[][]; places: Place[]; drawHead: (repeated: boolean) => void }): void {
  const row = child(canvas, body, 'TR');
  const elements = places.map((place) => (place.rowHeader ? child(canvas, row, 'TH', { scope: 'Row' }) : child(canvas, row, 'TD')));
  const whole = canvas.frame.bottom - canvas.frame.top - 60;
  const open = () => {
    nextPage(canvas);
    drawHead(true);
  };
  let rest = cells;
  if (heightOf(rest) > remaining(canvas) && heightOf(rest) <= whole) open();
  for (;;) {
    const room = Math.floor((remaining(canvas) - 2 * PADDING) / CELL.leading);
    if (room < 1) {
      open();
      continue;
    }
    const now = rest.map((lines) => lines.slice(0, room));
    drawCells(canvas, { cells: now, places, type: CELL, elements, tag: (index) => (places[index]?.rowHeader ? 'TH' : 'TD') });
    canvas.y += heightOf(now) - PADDING;
    rule(canvas, { x: canvas.frame.left, y: canvas.y, width: canvas.frame.width });
    canvas.y += PADDING;
    rest = rest.map((lines) => lines.slice(room));
    if (rest.every((lines) => lines.length === 0)) return;
    open();
  }
}

function heightOf(cells: readonly Line[][]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * CELL.leading + 2 * PADDING;
}

function drawCells(canvas: Canvas, { cells, places, type, elements, tag }: { cells: readonly Line[][]; places: readonly Place[]; type: Type; elements?: readonly Element[]; tag?: (index: number) => string }): void {
  cells.forEach((lines, index) => {
    const place = places[index];
    if (!place) return;
    const own = type === CELL ? cellType(place.align) : type;
    lines.forEach((line, number) => {
      const x = place.align === 'right' ? place.x + place.width - line.width : place.x;
      const element = elements?.[index];
      drawLine(canvas, line, { x, y: canvas.y + number * own.leading, type: own, ...(element ? { element, tag: tag?.(index) ?? 'TD' } : {}) });
    });
  });
}
