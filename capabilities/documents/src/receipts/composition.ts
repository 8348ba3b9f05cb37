import type { Content } from '../content.ts';
import type { Language } from '../texts.ts';

/** A document ready to be rendered: spread it into `renderPdf`. */
export type Composition = { title: string; subject: string; language: Language; content: Content };

/** The organisation that issues a receipt or certificate, with its code in the common directory (DIR3). */
export type Issuer = { name: string; code: string };

/** A person or body named in an entry. */
export type Named = { name: string; identifier?: string };

/** “Maria Puig Serra (12345678Z)”. */
export function named({ name, identifier }: Named): string {
  return identifier ? `${name} (${identifier})` : name;
}
