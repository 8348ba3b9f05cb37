/** The part of svg-to-pdfkit that this package uses; the library carries no types of its own. */
declare module 'svg-to-pdfkit' {
  export default function SVGtoPDF(doc: PDFKit.PDFDocument, svg: string, x: number, y: number, options: {
    width: number;
    height: number;
    assumePt: boolean;
    preserveAspectRatio: string;
    imageCallback: (link: string) => string;
    documentCallback: (file: string) => unknown[];
    fontCallback: (family: string, bold: boolean, italic: boolean) => string;
    warningCallback: (warning: string) => void;
  }): void;
}
