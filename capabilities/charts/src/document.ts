import { parseHTML } from 'linkedom';

/** The document that charts are drawn in on a server, where there is none. */
export const drawingDocument = (): Document => parseHTML('<html><body></body></html>').document as unknown as Document;
