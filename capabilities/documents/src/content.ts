/**
 * The content of an official document, free of any look: what a template, a receipt or a certificate says.
 * `renderPdf` gives it a page; the web can give it a screen.
 */
export type Inline = string | { text: string; bold?: boolean; italic?: boolean; link?: string };

/** A piece of running text. A newline inside a text is a line break. */
export type Text = string | readonly Inline[];

export type ListItem = { text: Text; items?: readonly ListItem[] };

export type Column = {
  title: string;
  align?: 'left' | 'right';
  /** Share of the width against the other columns; 1 when left out. */
  share?: number;
  /** The cells of this column name their row. */
  rowHeader?: boolean;
};

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Text }
  | { kind: 'paragraph'; text: Text; tone?: 'normal' | 'lead' | 'note' }
  | { kind: 'list'; ordered?: boolean; items: readonly ListItem[] }
  | { kind: 'table'; caption?: string; columns: readonly Column[]; rows: readonly (readonly Text[])[] }
  | { kind: 'definitions'; items: readonly { term: string; text: Text }[] }
  /** A drawing of our own making (a chart), as wide as the page at most; `alt` says in words what it shows. */
  | { kind: 'drawing'; svg: string; alt: string }
  | { kind: 'page-break' }
  /** Empty height in points (1/72 inch). */
  | { kind: 'spacer'; height: number }
  /** A place kept free for the visible mark of an electronic signature. */
  | { kind: 'signature'; place: string; role: string; name?: string };

export type Content = readonly Block[];

/** A text as a list of inlines, whatever way it was written. */
export function inlines(text: Text): readonly Inline[] {
  return typeof text === 'string' ? [text] : text;
}

/** A text without its marks: for titles, bookmarks and alternative texts. */
export function plainText(text: Text): string {
  return inlines(text)
    .map((inline) => (typeof inline === 'string' ? inline : inline.text))
    .join('');
}
