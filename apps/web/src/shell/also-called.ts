import { fold, languages, words, type Screen } from '@comu/design';

/** What else people call the rooms that are opened by name: the palette finds them by these words too, whatever the language of the screen. */
export const alsoCalled: Readonly<Record<string, ReturnType<typeof words>>> = {
  '/o/:org/cases': words('carpetes, dossiers, tràmits, tasques', 'carpetas, dosieres, trámites, tareas', 'files, dossiers, procedures, tasks'),
  '/o/:org/dades': words('conjunts de dades, taules, diccionari', 'conjuntos de datos, tablas, diccionario', 'datasets, tables, dictionary'),
  '/o/:org/dades/carrega': words('puja, importa, csv, excel, parquet', 'sube, importa, csv, excel, parquet', 'upload, import, csv, excel, parquet'),
  '/o/:org/dades/porta': words('ckan, dcat, cull, federació', 'ckan, dcat, cosecha, federación', 'ckan, dcat, harvest, federation'),
  '/o/:org/dades/pregunta': words('select, editor, pregunta', 'select, editor, pregunta', 'select, editor, ask'),
  '/o/:org/dades/incidencies': words('errors, qualitat, problemes', 'errores, calidad, problemas', 'errors, quality, problems'),
  '/o/:org/dades/glossari': words('termes, definicions, vocabulari', 'términos, definiciones, vocabulario', 'terms, definitions, vocabulary'),
  '/o/:org/dades/tractaments': words('rgpd, protecció de dades, rat', 'rgpd, protección de datos, rat', 'gdpr, data protection, ropa'),
  '/o/:org/connectors': words('integracions, serveis externs, api', 'integraciones, servicios externos, api', 'integrations, external services, api'),
  '/o/:org/administration/people': words('usuaris, permisos, equip, personal, convida', 'usuarios, permisos, equipo, personal, invita', 'users, permissions, staff, team, invite'),
  '/o/:org/administration/units': words('organigrama, departaments, àrees, dir3', 'organigrama, departamentos, áreas, dir3', 'organisation chart, departments, areas, dir3'),
  '/o/:org/administration/delegations': words('vacances, absències, substitut', 'vacaciones, ausencias, sustituto', 'holidays, absence, stand-in'),
  '/o/:org/administration/roles': words('autoritzacions, què pot fer cadascú, accés', 'autorizaciones, qué puede hacer cada uno, acceso', 'authorisations, who may do what, access'),
  '/o/:org/administration/tokens': words('api, integracions, tokens, bearer', 'api, integraciones, tokens, bearer', 'api, integrations, tokens, bearer'),
  '/o/:org/indicadors': words('xifres, mètriques, kpi, estadística', 'cifras, métricas, kpi, estadística', 'figures, metrics, kpi, statistics'),
  '/o/:org/indicadors/nou': words('crea un indicador, kpi, mètrica', 'crea un indicador, kpi, métrica', 'create an indicator, kpi, metric'),
  '/o/:org/indicadors/municipi': words('fitxa municipal, població, ajuntament', 'ficha municipal, población, ayuntamiento', 'municipal profile, population, town hall'),
  '/o/:org/reaccions': words('alertes, avisos, llindars', 'alertas, avisos, umbrales', 'alerts, warnings, thresholds'),
  '/o/:org/reaccions/nova': words('crea una alerta, avís, llindar', 'crea una alerta, aviso, umbral', 'create an alert, warning, threshold'),
  '/o/:org/modelatge': words('bpmn, dmn, diagrames, dissenya, fluxos', 'bpmn, dmn, diagramas, diseña, flujos', 'bpmn, dmn, diagrams, design, workflows'),
  '/o/:org/notifications': words('comunicacions, posada a disposició, e-notum', 'comunicaciones, puesta a disposición, avisos', 'communications, notices, delivery'),
  '/o/:org/mineria': words('mineria de processos, colls d’ampolla, variants', 'minería de procesos, cuellos de botella, variantes', 'process mining, bottlenecks, variants'),
  '/o/:org/mineria/importa': words('xes, esdeveniments, puja', 'xes, eventos, sube', 'xes, event log, upload'),
  '/o/:org/administration/templates': words('models de document, textos, cartes', 'modelos de documento, textos, cartas', 'document models, texts, letters'),
  '/o/:org/check-signatures': words('verifica, valida, pades, autenticitat, pdf signat', 'verifica, valida, pades, autenticidad, pdf firmado', 'verify, validate, pades, authenticity, signed pdf'),
  '/o/:org/registry': words('entrades, sortides, assentaments, llibre', 'entradas, salidas, asientos, libro', 'entries, exits, book, incoming, outgoing'),
  '/o/:org/registry/new': words('nova entrada, nova sortida, assentament', 'nueva entrada, nueva salida, asiento', 'new entry, incoming, outgoing'),
  '/o/:org/processos': words('tràmits en marxa, control, instàncies', 'trámites en marcha, control, instancias', 'running instances, cockpit, workflows'),
  '/o/:org/processos/aturats': words('incidents, errors, bloquejats, fallats', 'incidentes, errores, bloqueados, fallidos', 'incidents, errors, blocked, failed'),
  '/o/:org/processos/publica': words('desplega, bpmn, puja', 'despliega, bpmn, sube', 'deploy, bpmn, upload'),
  '/o/:org/processos/feina': words('càrrega, reassigna, cues, tasques', 'carga, reasigna, colas, tareas', 'load, reassign, queues, tasks'),
  '/o/:org/administration/calendar': words('dies inhàbils, festius, terminis', 'días inhábiles, festivos, plazos', 'non-working days, terms, bank holidays'),
  '/o/:org/sign': words('portasignatures, safata, firma', 'portafirmas, bandeja, rúbrica', 'signature tray, signing, approve'),
  '/o/:org/certificate': words('pkcs12, p12, clau, signatura digital', 'pkcs12, p12, clave, firma digital', 'pkcs12, p12, key, digital signature'),
  '/o/:org/que-passaria-si': words('simulació, escenaris, previsió', 'simulación, escenarios, previsión', 'simulation, scenarios, forecast'),
  '/o/:org/que-passaria-si/nou': words('nova simulació, escenari', 'nueva simulación, escenario', 'new simulation, scenario'),
  '/o/:org/pregunta': words('gràfic, llenguatge natural, cerca de dades', 'gráfico, lenguaje natural, búsqueda de datos', 'chart, natural language, search data'),
  '/o/:org/quadres': words('gràfics, informes, tauler', 'gráficos, informes, tablero', 'charts, reports, board'),
  '/o/:org/quadres/nou': words('crea un tauler, informe', 'crea un tablero, informe', 'create a board, report'),
  '/o/:org/digitise': words('escaneja, còpia autèntica, ocr', 'escanea, copia auténtica, ocr', 'scan, certified copy, ocr'),
  '/o/:org/calls': words('subvencions, ajuts, catàleg de serveis', 'subvenciones, ayudas, catálogo de servicios', 'grants, aid, service catalogue'),
  '/o/:org/applications': words('subvencions demanades, ajuts, peticions', 'subvenciones pedidas, ayudas, peticiones', 'grants requested, aid, requests'),
  '/o/:org/programme': words('recursos, publica una convocatòria, subvencions', 'recursos, publica una convocatoria, subvenciones', 'resources, publish a call, grants'),
  '/o/:org/dades/portal': words('web pública, aparença, transparència', 'web pública, apariencia, transparencia', 'public site, appearance, transparency'),
  '/o/:org/dades/transparencia': words('publicitat activa, llei 19/2014, ítems', 'publicidad activa, ley 19/2014, ítems', 'active disclosure, act 19/2014, items'),
  '/o/:org/dades/publica': words('open data, dcat, reutilització', 'open data, dcat, reutilización', 'reuse, dcat, publish'),
  '/o/:org/feines-aturades': words('errors, cua, jobs, reintents, fallades', 'errores, cola, jobs, reintentos, fallos', 'errors, queue, dead letters, retries, failures'),
};

/** Whether a screen is opened by name: of people who have signed in, and with no row to choose first. */
export const isRoom = ({ path, public: open }: Pick<Screen, 'path' | 'public'>): boolean => open !== true && !/:(?!org)/.test(path);

/** All that a room may be asked by: its title and what else it is called, in every language. */
export const askedBy = ({ path, title }: Pick<Screen, 'path' | 'title'>): string =>
  languages.flatMap(({ code: language }) => [title[language], alsoCalled[path]?.[language] ?? '']).join(' ');

/** Whether a text holds each of the words; neither accents nor case count, so that “registre” finds “Registré”. */
export const fits = (text: string, wanted: readonly string[]): boolean => wanted.every((word) => fold(text).includes(word));
