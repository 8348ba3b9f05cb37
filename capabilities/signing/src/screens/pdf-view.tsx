import { useEffect, useRef, useState } from 'react';
import { ArrowSquareOutIcon, Skeleton, useText, WarningCircleIcon } from '@comu/design';

// Wide enough that a page stays sharp when a phone is turned or the window grows.
const sharpWidth = 760;

/** A PDF drawn page by page, the same on a desk and on a phone, where browsers do not show one inside a page. */
export function PdfView({ address, title }: { address: string; title: string }) {
  const t = useText();
  const pages = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ of: string; count: number; failed: boolean }>();
  const shown = state?.of === address ? state : undefined;
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const into = pages.current;
      if (into === null) return;
      const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
      GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;
      const pdf = await getDocument({ url: address, withCredentials: true, isEvalSupported: false }).promise;
      if (gone) return;
      into.replaceChildren();
      setState({ of: address, count: pdf.numPages, failed: false });
      for (let number = 1; number <= pdf.numPages && !gone; number += 1) {
        const page = await pdf.getPage(number);
        const plain = page.getViewport({ scale: 1 });
        const viewport = page.getViewport({ scale: (Math.max(into.clientWidth, sharpWidth) / plain.width) * Math.min(devicePixelRatio, 2) });
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: viewport.width, height: viewport.height });
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', t({ ca: 'Pàgina {number} de {count}', es: 'Página {number} de {count}', en: 'Page {number} of {count}' }, { number, count: pdf.numPages }));
        into.append(canvas);
        await page.render({ canvas, viewport }).promise;
      }
    };
    draw().catch(() => !gone && setState({ of: address, count: 0, failed: true }));
    return () => { gone = true; };
  }, [address, t]);
  return (
    <figure className="pdf-view">
      <figcaption><span className="soft small">{shown && shown.count > 0 ? t(shown.count === 1 ? { ca: 'Document d’una pàgina', es: 'Documento de una página', en: 'One-page document' } : { ca: 'Document de {count} pàgines', es: 'Documento de {count} páginas', en: '{count}-page document' }, { count: shown.count }) : t({ ca: 'Document', es: 'Documento', en: 'Document' })}</span>
        <a href={address} target="_blank" rel="noreferrer" className="file-link small"><ArrowSquareOutIcon size={16} aria-hidden />{t({ ca: 'Obre el PDF', es: 'Abrir el PDF', en: 'Open the PDF' })}</a></figcaption>
      {shown === undefined && <Skeleton lines={8} />}
      {shown?.failed && <p className="pdf-failed"><WarningCircleIcon size={20} aria-hidden /> {t({ ca: 'No s’ha pogut mostrar aquí. Obriu el PDF per llegir-lo abans de signar.', es: 'No se ha podido mostrar aquí. Abra el PDF para leerlo antes de firmar.', en: 'It could not be shown here. Open the PDF to read it before signing.' })}</p>}
      <div ref={pages} className="pdf-pages" tabIndex={shown && shown.count > 0 ? 0 : -1} role="group" aria-label={title} />
    </figure>
  );
}
