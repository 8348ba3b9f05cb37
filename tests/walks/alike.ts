/** Names that no language translates. */
const names = ['Comú', 'Català', 'Castellano', 'English', 'Ctrl', 'Ctrl K', 'CSV', 'DIR3', 'JSON-LD', 'OCEL (JSON)', 'OCEL (XML)', 'RDF/XML', 'Turtle', 'XES', 'la Mercè'];

/** Words of the app that are written as in Catalan, in each of the other languages; figures and dates stand as “…”. */
const alike: Readonly<Record<'es' | 'en', ReadonlySet<string>>> = {
  es: new Set([...names, '… · del … al …', 'Administrador', 'Anterior', 'Avisos', 'Base jurídica', 'Consulta (SQL)', 'Consulta en SQL', 'Convoca', 'Crea: Plantilla', 'Declara un indicador', 'El portal', 'Empresa', 'En espera', 'Entrada', 'Esquema', 'Estatal', 'Etiqueta', 'Factor', 'Historial', 'Indicador', 'Lectura', 'Material', 'Norma', 'Origen', 'Productor', 'Publicada', 'Recursos', 'Registra', 'Responsable', 'Vista', 'aaaa', 'opcional']),
  en: new Set([...names, 'Connectors', 'Decisions', 'Factor', 'Format', 'Material', 'Model', 'Model (BPMN)', 'Moment', 'Parts', 'Sessions', 'Versions']),
};

/** Whether a text may read in a language as it does in Catalan; what else reads the same was not translated. */
export const mayReadAlike = (language: 'es' | 'en', text: string): boolean => alike[language].has(text) || alike[language].has(text.replaceAll(/\d(?:[\d/.,:-]*\d)?/g, '…'));
