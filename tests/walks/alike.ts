/** Names that no language translates. */
const names = ['Comú', 'Català', 'Castellano', 'English', 'Ctrl', 'Ctrl K', 'CSV', 'DIR3', 'JSON-LD', 'OCEL (JSON)', 'OCEL (XML)', 'RDF/XML', 'SVG', 'Turtle', 'XES', 'la Mercè'];

/** Words of the app that are written as in Catalan, in each of the other languages; figures and dates stand as “…”. */
const alike: Readonly<Record<'es' | 'en', ReadonlySet<string>>> = {
  es: new Set([...names, 'Acaba', 'Administrador', 'Anterior', 'Avisos', 'Base jurídica', 'Casos', 'Configura el portal', 'Consulta (SQL)', 'Consulta en SQL', 'Consulta presencial', 'Convoca', 'Corre', 'Crea: Plantilla', 'Declara un indicador', 'Denegar', 'Desestimar', 'El portal', 'Empresa', 'En espera', 'En vigor', 'Entrada', 'Enviada', 'Esquema', 'Estatal', 'Estimar', 'Etiqueta', 'Factor', 'Historial', 'Indicador', 'Informe', 'Lectura', 'Mapa', 'Material', 'Norma', 'Notifica', 'Notificada', 'Numerada', 'Número', 'Origen', 'Productor', 'Publicada', 'Recursos', 'Registra', 'Responsable', 'Total', 'Tramita', 'Usos', 'Valor', 'Vista', 'aaaa', 'mediana', 'opcional', '… · del … al …']),
  en: new Set([...names, 'Article', 'Connectors', 'Decisions', 'Factor', 'Format', 'Material', 'Model', 'Model (BPMN)', 'Moment', 'Paper', 'Parts', 'Sessions', 'Total', 'Versions']),
};

/** Whether a text may read in a language as it does in Catalan; what else reads the same was not translated. */
export const mayReadAlike = (language: 'es' | 'en', text: string): boolean => alike[language].has(text) || alike[language].has(text.replaceAll(/\d(?:[\d/.,:-]*\d)?/g, '…'));
