// Draws the pages of a PDF as grey images, in a thread of its own: a hostile file can hang or crash it, never the server.
// Plain JavaScript, because a thread starts without the loader that reads TypeScript.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { parentPort, workerData } from 'node:worker_threads';

const { bytes, pageLimit, longestSide, dpi, drawAll } = workerData;

try {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = document.getPageCount();
  if (pages > pageLimit) parentPort.postMessage({ kind: 'too-many-pages', pages });
  else {
    parentPort.postMessage({ kind: 'pages', pages });
    for (let index = 0; index < pages; index++) {
      const page = document.getPage(index);
      const text = page.getText();
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      // A page that already has its text needs no image.
      if (!drawAll && text.replaceAll(/\s/g, '').length >= 20) parentPort.postMessage({ kind: 'text', text, width, height });
      else {
        const scale = Math.min(dpi / 72, longestSide / Math.max(width, height));
        const image = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' });
        parentPort.postMessage({ kind: 'image', width, height, image: { width: image.width, height: image.height, grey: image.data } });
      }
    }
    parentPort.postMessage({ kind: 'end' });
  }
} catch (error) {
  parentPort.postMessage({ kind: 'unreadable', reason: String(error?.message ?? error) });
}
