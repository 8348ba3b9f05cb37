import { TablesError } from '../tables-error.ts';

/** The sentences of a question that broke its limits. */
export const tookTooLong = (milliseconds: number) => new TablesError({
  code: 'tables.too-long', field: 'sql', facts: { seconds: Math.ceil(milliseconds / 1000) },
  text: {
    ca: `La consulta ha passat dels ${Math.ceil(milliseconds / 1000)} segons i s’ha aturat. Demaneu menys files o menys columnes, o filtreu abans d’agrupar.`,
    es: `La consulta ha pasado de ${Math.ceil(milliseconds / 1000)} segundos y se ha detenido. Pida menos filas o menos columnas, o filtre antes de agrupar.`,
    en: `The question took more than ${Math.ceil(milliseconds / 1000)} seconds and was stopped. Ask for fewer rows or columns, or filter before grouping.`,
  },
});

export const tookTooMuchMemory = () => new TablesError({
  code: 'tables.too-much-memory', field: 'sql',
  text: {
    ca: 'La consulta necessitava més memòria de la que té permesa i s’ha aturat; la resta ha continuat. Filtreu abans d’ajuntar o d’agrupar, o demaneu menys columnes.',
    es: 'La consulta necesitaba más memoria de la permitida y se ha detenido; lo demás ha seguido. Filtre antes de unir o agrupar, o pida menos columnas.',
    en: 'The question needed more memory than it may take and was stopped; everything else went on. Filter before joining or grouping, or ask for fewer columns.',
  },
});

export const stoppedByCaller = () => new TablesError({
  code: 'tables.stopped', field: 'request',
  text: { ca: 'S’ha aturat perquè algú ho ha demanat. No ha quedat res a mitges.', es: 'Se ha detenido porque alguien lo ha pedido. No ha quedado nada a medias.', en: 'Stopped because someone asked so. Nothing was left half done.' },
});

export const engineBroke = () => new TablesError({
  code: 'tables.engine-broke', field: 'request',
  text: {
    ca: 'El motor de dades s’ha tancat dues vegades fent aquesta feina. No ha quedat res a mitges. Proveu-ho amb menys dades i, si torna a passar, aviseu qui administra la instal·lació.',
    es: 'El motor de datos se ha cerrado dos veces haciendo este trabajo. No ha quedado nada a medias. Pruebe con menos datos y, si vuelve a pasar, avise a quien administra la instalación.',
    en: 'The data engine ended twice while doing this. Nothing was left half done. Try with less data and, if it happens again, tell whoever administers the installation.',
  },
});

export const engineClosed = () => new TablesError({
  code: 'tables.closed', field: 'request',
  text: { ca: 'El motor de dades s’està tancant. Torneu-ho a provar d’aquí a un moment.', es: 'El motor de datos se está cerrando. Vuelva a intentarlo dentro de un momento.', en: 'The data engine is closing. Try again in a moment.' },
});

export const diskFull = () => new TablesError({
  code: 'tables.disk-full', field: 'file',
  text: {
    ca: 'No queda espai al disc. La versió anterior no s’ha tocat. Allibereu espai i torneu a carregar el fitxer.',
    es: 'No queda espacio en el disco. La versión anterior no se ha tocado. Libere espacio y vuelva a cargar el fichero.',
    en: 'There is no space left on the disk. The former version was not touched. Free some space and load the file again.',
  },
});
