import SVGtoPDF from 'svg-to-pdfkit';
import { DocumentRefused } from '../refused.ts';

/** In whose name the document speaks: shown on its first page, and repeated small on the others. */
export type Letterhead = {
  organisation: string;
  /** The body or unit that issues the document, below the name. */
  unit?: string;
  shield?: { svg: string } | { png: Uint8Array };
  /** Colour of the organisation, `#rrggbb`. */
  accent?: string;
};

const PINE = '#1f5f4a';
const SHIELD_LIMIT = 500_000;

/** The colour of the organisation, or the pine green of the house. */
export function accentOf({ accent }: Letterhead): string {
  if (accent === undefined) return PINE;
  if (/^#[0-9a-f]{6}$/i.test(accent)) return accent;
  throw new DocumentRefused('documents.accent-not-a-colour', {
    ca: 'El color de l’organització ({accent}) no és vàlid: escriviu-lo com #1f5f4a.',
    es: 'El color de la organización ({accent}) no es válido: escríbalo como #1f5f4a.',
    en: 'The colour of the organisation ({accent}) is not valid: write it as #1f5f4a.',
  }, { accent: accent.slice(0, 40) });
}

/**
 * Draws the shield in a square of `size` points. Pictures that an SVG refers to outside itself are left out: a
 * shield is data of an organisation and must not make the server read a file.
 */
export function drawShield({ doc, shield, x, y, size }: { doc: PDFKit.PDFDocument; shield: NonNullable<Letterhead['shield']>; x: number; y: number; size: number }): void {
  const length = 'svg' in shield ? shield.svg.length : shield.png.byteLength;
  if (length > SHIELD_LIMIT) throw unreadable();
  try {
    if ('svg' in shield) {
      // A link inside the drawing would be an annotation that no reader can place.
      SVGtoPDF(doc, shield.svg.replaceAll(/<(\/?)a\b/gi, '<$1g'), x, y, {
        width: size, height: size, assumePt: true,
        preserveAspectRatio: 'xMinYMid meet',
        imageCallback: (link: string) => (/^data:image\/(png|jpeg);base64,/.test(link) ? link : ''),
        documentCallback: () => [],
        warningCallback: () => {},
        fontCallback: () => 'bold',
      });
    } else {
      doc.image(Buffer.from(shield.png), x, y, { fit: [size, size] });
    }
  } catch {
    throw unreadable();
  }
}

function unreadable(): DocumentRefused {
  return new DocumentRefused('documents.shield-unreadable', {
    ca: 'No es pot llegir l’escut: pugeu un SVG o un PNG de menys de 500 kB.',
    es: 'No se puede leer el escudo: suba un SVG o un PNG de menos de 500 kB.',
    en: 'The shield cannot be read: upload an SVG or a PNG under 500 kB.',
  });
}
