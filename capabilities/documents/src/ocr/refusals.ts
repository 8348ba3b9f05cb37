import { DocumentRefused } from '../refused.ts';

export function unreadable(): DocumentRefused {
  return new DocumentRefused('documents.ocr-unreadable', {
    ca: 'No es pot llegir la imatge: pugeu un PNG, un JPEG o un PDF sense contrasenya.',
    es: 'No se puede leer la imagen: suba un PNG, un JPEG o un PDF sin contraseña.',
    en: 'The image cannot be read: upload a PNG, a JPEG or a PDF without a password.',
  });
}

export function tooLarge(limit: number): DocumentRefused {
  return new DocumentRefused('documents.ocr-too-large', {
    ca: 'La imatge és massa gran (màxim {limit} MB i 40 megapíxels): escanegeu-la a 300 punts per polzada.',
    es: 'La imagen es demasiado grande (máximo {limit} MB y 40 megapíxeles): escanéela a 300 puntos por pulgada.',
    en: 'The image is too large ({limit} MB and 40 megapixels at most): scan it at 300 dots per inch.',
  }, { limit });
}

export function tooManyPages(pages: number, limit: number): DocumentRefused {
  return new DocumentRefused('documents.ocr-too-many-pages', {
    ca: 'El document té {pages} pàgines i se’n poden llegir {limit}: dividiu-lo.',
    es: 'El documento tiene {pages} páginas y se pueden leer {limit}: divídalo.',
    en: 'The document has {pages} pages and {limit} can be read: split it.',
  }, { pages, limit });
}

export function tooSlow(seconds: number): DocumentRefused {
  return new DocumentRefused('documents.ocr-too-slow', {
    ca: 'La lectura ha passat de {seconds} segons i s’ha aturat: dividiu el document.',
    es: 'La lectura ha superado los {seconds} segundos y se ha detenido: divida el documento.',
    en: 'Reading took more than {seconds} seconds and was stopped: split the document.',
  }, { seconds });
}
