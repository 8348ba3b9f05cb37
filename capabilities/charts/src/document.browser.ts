/** The document that charts are drawn in: the browser’s own. */
export const drawingDocument = (): Document => document;
