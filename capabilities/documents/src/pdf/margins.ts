import type { Language, Texts } from '../texts.ts';
import { say } from '../texts.ts';
import { artifact, child, compose, drawLine, INK, letOthersWork, marked, QUIET, rule, type Canvas, type Type } from './canvas.ts';
import { drawShield, type Letterhead } from './letterhead.ts';
import { drawQr } from './qr.ts';

/** How anyone checks the document against the office that issued it (Llei 40/2015, art. 42.b: secure verification code). */
export type Verification = {
  code: string;
  /** Page where the code is checked. */
  url: string;
  /** What the QR code holds, when it differs from the address; `false` draws none. */
  qr?: string | false;
};

const CODE: Texts = { ca: 'Codi segur de verificació', es: 'Código seguro de verificación', en: 'Secure verification code' };
const CHECK: Texts = {
  ca: 'Comproveu l’autenticitat d’aquest document a',
  es: 'Compruebe la autenticidad de este documento en',
  en: 'Check that this document is authentic at',
};
const PAGE: Texts = { ca: 'Pàgina {page} de {pages}', es: 'Página {page} de {pages}', en: 'Page {page} of {pages}' };
const QR_ALT: Texts = {
  ca: 'Codi QR que porta a la pàgina de comprovació del document',
  es: 'Código QR que lleva a la página de comprobación del documento',
  en: 'QR code that leads to the page where the document is checked',
};

const SMALL: Type = { size: 8, leading: 11, color: QUIET };
const QR_SIZE = 56;

/** Height that the foot of every page takes, in points. */
export function footHeight(verification: Verification | undefined): number {
  return verification ? 104 : 64;
}

/** The head of the first page: shield, name and unit. Returns where the content starts. */
export function drawLetterhead(canvas: Canvas, letterhead: Letterhead): number {
  const { left, width } = canvas.frame;
  const top = 44;
  const shield = letterhead.shield;
  if (shield) artifact(canvas, 'Layout', () => drawShield({ doc: canvas.doc, shield, x: left, y: top, size: 44 }));
  const x = shield ? left + 58 : left;
  const name: Type = { size: 12.5, leading: 16.5, bold: true };
  const unit: Type = { size: 9.5, leading: 13.5, color: QUIET };
  const names = compose(canvas, letterhead.organisation, width - (x - left), name);
  const units = letterhead.unit ? compose(canvas, letterhead.unit, width - (x - left), unit) : [];
  const height = names.length * name.leading + units.length * unit.leading;
  let y = top + Math.max(0, ((shield ? 44 : height) - height) / 2);
  const element = child(canvas, canvas.root, 'P');
  for (const line of names) {
    drawLine(canvas, line, { element, tag: 'P', x, y, type: name });
    y += name.leading;
  }
  for (const line of units) {
    drawLine(canvas, line, { element, tag: 'P', x, y, type: unit });
    y += unit.leading;
  }
  const foot = Math.max(y, shield ? top + 44 : 0) + 14;
  rule(canvas, { x: left, y: foot, width });
  rule(canvas, { x: left, y: foot - 0.7, width: 44, color: canvas.accent, thickness: 2 });
  return foot + 30;
}

/** Heads and feet of all pages, once it is known how many there are. */
export async function drawMargins(canvas: Canvas, { letterhead, title, language, verification, footer }: {
  letterhead: Letterhead; title: string; language: Language; verification: Verification | undefined; footer: string | undefined;
}): Promise<void> {
  const pages = canvas.page + 1;
  for (let page = 0; page < pages; page++) {
    canvas.doc.switchToPage(page);
    // Moves between links in the order of the structure (ISO 14289-1, 7.18.3).
    (canvas.doc.page.dictionary.data as Record<string, unknown>).Tabs = 'S';
    if (page > 0) artifact(canvas, 'Pagination', () => drawRunningHead(canvas, letterhead.organisation, title));
    drawFoot(canvas, { label: say(PAGE, language, { page: page + 1, pages }), footer, verification });
    if (verification) drawVerification(canvas, verification, { language, last: page === pages - 1 });
    await letOthersWork(page);
  }
}

function drawRunningHead(canvas: Canvas, organisation: string, title: string): void {
  const { left, width } = canvas.frame;
  const [name] = compose(canvas, organisation, width * 0.48, { ...SMALL, bold: true });
  const [work] = compose(canvas, title, width * 0.48, SMALL);
  if (name) drawLine(canvas, name, { x: left, y: 34, type: SMALL });
  if (work) drawLine(canvas, work, { x: left + width - work.width, y: 34, type: SMALL });
}

function drawFoot(canvas: Canvas, { label, footer, verification }: { label: string; footer: string | undefined; verification: Verification | undefined }): void {
  const { left, width } = canvas.frame;
  const top = canvas.doc.page.height - footHeight(verification) + 16;
  rule(canvas, { x: left, y: top, width });
  artifact(canvas, 'Pagination', () => {
    const [number] = compose(canvas, label, 120, { ...SMALL, tabular: true });
    if (number) drawLine(canvas, number, { x: left + width - number.width, y: top + 9, type: { ...SMALL, tabular: true } });
    const [line] = footer ? compose(canvas, footer, width - 130, SMALL) : [];
    if (line) drawLine(canvas, line, { x: left, y: verification ? canvas.doc.page.height - 24 : top + 9, type: SMALL });
  });
}

/** The code stands on every page; it is read aloud once, on the last, where its link also is. */
function drawVerification(canvas: Canvas, { code, url, qr }: Verification, { language, last }: { language: Language; last: boolean }): void {
  const { left, width } = canvas.frame;
  const top = canvas.doc.page.height - footHeight({ code, url }) + 18;
  const x = qr === false ? left : left + QR_SIZE + 10;
  const room = width - (x - left) - 100;
  const codeType: Type = { size: 10, leading: 14, bold: true, tabular: true, color: INK };
  const paint = () => {
    if (qr !== false) drawQr({ doc: canvas.doc, text: qr ?? url, x: left - 3, y: top, size: QR_SIZE, color: INK });
  };
  if (last && qr !== false) marked(canvas, child(canvas, canvas.root, 'Figure', { alt: say(QR_ALT, language), bbox: [left - 3, top, left - 3 + QR_SIZE, top + QR_SIZE] }), 'Figure', paint);
  else artifact(canvas, 'Pagination', paint);

  const write = (linked: boolean) => {
    const element = linked ? child(canvas, canvas.root, 'P') : undefined;
    let y = top + 7;
    const put = (lines: ReturnType<typeof compose>, type: Type) => {
      for (const line of lines) {
        drawLine(canvas, line, { x, y, type, ...(element ? { element, tag: 'P' } : {}) });
        y += type.leading;
      }
    };
    put(compose(canvas, say(CODE, language), room, SMALL), SMALL);
    put(compose(canvas, code, room, codeType).slice(0, 2), codeType);
    put(compose(canvas, [`${say(CHECK, language)} `, linked ? { text: url, link: url } : url], room + 100, SMALL).slice(0, 2), SMALL);
  };
  if (last) write(true);
  else artifact(canvas, 'Pagination', () => write(false));
}
