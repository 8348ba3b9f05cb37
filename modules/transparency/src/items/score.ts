import { dayAfter, fill, type Text } from '@comu/kernel';
import { rhythms } from '../law/families.ts';
import type { LawItem } from '../law/item.ts';
import { say } from '../words.ts';

export interface Fed {
  readonly source: 'none' | 'text' | 'document' | 'dataset' | 'feed';
  readonly published: boolean;
  readonly notApplicable: string | null;
  /** The day the content tells of, `YYYY-MM-DD`. */
  readonly contentOn: string | null;
  readonly body: { readonly ca: string; readonly es?: string | undefined } | null;
  /** Of a dataset: 0 to 100; `null` when it has none. */
  readonly quality: number | null;
  /** Of what feeds itself: the share of its cells that are filled, 0 to 100. */
  readonly complete?: number | null;
}
export type ItemState = 'published' | 'late' | 'ready' | 'empty' | 'not-applicable';
export interface Score {
  readonly state: ItemState;
  /** 0 to 100; half is what is there, half how fresh it is. */
  readonly score: number;
  readonly completeness: number;
  readonly freshness: number;
  readonly lateDays: number;
  /** The day by which it must be renewed, `YYYY-MM-DD`; `null` while there is nothing to renew. */
  readonly dueOn: string | null;
  /** What each part was given for. */
  readonly why: readonly Text[];
  /** What whoever answers for it has to do; `null`: nothing. */
  readonly todo: Text | null;
}

const dayCount = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** How an item stands today: what there is, how fresh it is, and what to do next. Unpublished counts nothing, however ready. */
export function scoreOf(law: LawItem, fed: Fed, today: string): Score {
  const { days } = rhythms[law.rhythm];
  if (fed.notApplicable !== null) return { state: 'not-applicable', score: 100, completeness: 100, freshness: 100, lateDays: 0, dueOn: null, why: [say(`No s’aplica: ${fed.notApplicable}`, `No se aplica: ${fed.notApplicable}`, `Does not apply: ${fed.notApplicable}`)], todo: null };
  if (fed.source === 'none') return { state: 'empty', score: 0, completeness: 0, freshness: 0, lateDays: 0, dueOn: null, why: [say('Encara no hi ha contingut.', 'Todavía no hay contenido.', 'There is no content yet.')], todo: say('Poseu-hi el contingut: un text, un document o un conjunt de dades.', 'Ponga el contenido: un texto, un documento o un conjunto de datos.', 'Add the content: a text, a document or a dataset.') };
  const { completeness, why: completeWhy } = completenessOf(fed);
  const age = fed.contentOn === null ? null : Math.max(0, dayCount(fed.contentOn, today));
  const freshness = age === null ? 0 : age <= days ? 100 : Math.max(0, Math.round(100 - ((age - days) / days) * 100));
  const lateDays = age === null ? 0 : Math.max(0, age - days);
  const dueOn = fed.contentOn === null ? null : dayAfter(fed.contentOn, days);
  const why = [completeWhy, age === null ? say('No se sap de quan és.', 'No se sabe de cuándo es.', 'Its date is not known.')
    : fill(lateDays > 0 ? say('Té {age} {age|dia|dies} i n’hauria de tenir {days} com a molt.', 'Tiene {age} {age|día|días} y debería tener {days} como mucho.', 'It is {age} {age|day|days} old and should be {days} at the most.')
      : say('Al dia: té {age} {age|dia|dies} de {days}.', 'Al día: tiene {age} {age|día|días} de {days}.', 'Up to date: {age} {age|day|days} old of {days}.'), { age, days })];
  if (!fed.published) return { state: 'ready', score: 0, completeness, freshness, lateDays, dueOn, why, todo: say('El contingut és a punt: reviseu-lo i publiqueu-lo.', 'El contenido está listo: revíselo y publíquelo.', 'The content is ready: look it over and publish it.') };
  const late = lateDays > 0;
  return {
    state: late ? 'late' : 'published', score: Math.round((completeness + freshness) / 2), completeness, freshness, lateDays, dueOn, why,
    todo: late ? fill(say('Actualitzeu-lo: fa {lateDays} {lateDays|dia|dies} que hauria d’haver canviat.', 'Actualícelo: hace {lateDays} {lateDays|día|días} que debería haber cambiado.', 'Renew it: it should have changed {lateDays} {lateDays|day|days} ago.'), { lateDays })
      : completeness < 100 ? nextPoint(fed, Math.round((100 - completeness) / 2)) : null,
  };
}

/** What would bring the next points, and how many. */
function nextPoint({ source, body, quality }: Fed, gain: number): Text {
  const more = (ca: string, es: string, en: string) => fill(say(`${ca} (fins a {gain} {gain|punt|punts} més).`, `${es} (hasta {gain} {gain|punto|puntos} más).`, `${en} (up to {gain} more {gain|point|points}).`), { gain });
  if (source === 'feed') return more('Empleneu a l’origen les dades que hi falten: s’hi posaran soles aquesta nit', 'Rellene en el origen los datos que faltan: se pondrán solos esta noche', 'Fill in the missing data where they are kept: they will follow tonight');
  if (source === 'document') return more('Publiqueu-ho com a conjunt de dades perquè es pugui reutilitzar', 'Publíquelo como conjunto de datos para que se pueda reutilizar', 'Publish it as a dataset so that it can be re-used');
  if (source === 'dataset') return quality === null ? more('Mesureu la qualitat del conjunt al catàleg', 'Mida la calidad del conjunto en el catálogo', 'Measure the quality of the dataset in the catalogue') : more('Resoleu els incidents de qualitat del conjunt', 'Resuelva los incidentes de calidad del conjunto', 'Solve the quality incidents of the dataset');
  return (body?.ca.length ?? 0) < 120 ? more('Amplieu el text: té menys de 120 lletres', 'Amplíe el texto: tiene menos de 120 letras', 'Lengthen the text: it has fewer than 120 letters') : more('Escriviu-lo també en castellà', 'Escríbalo también en castellano', 'Write it in Spanish too');
}

function completenessOf({ source, body, quality, complete }: Fed): { completeness: number; why: Text } {
  if (source === 'feed') { const share = complete ?? 0; return { completeness: share, why: share === 100 ? say('S’omple sol i hi són totes les dades.', 'Se rellena solo y están todos los datos.', 'It feeds itself and all the data are there.') : say(`S’omple sol i hi ha ${share} de cada 100 dades que hi hauria d’haver.`, `Se rellena solo y hay ${share} de cada 100 datos que debería haber.`, `It feeds itself and has ${share} of each 100 data that should be there.`) }; }
  if (source === 'dataset') return quality === null ? { completeness: 80, why: say('Conjunt de dades, sense qualitat mesurada (80 de 100).', 'Conjunto de datos, sin calidad medida (80 de 100).', 'A dataset whose quality is not measured (80 of 100).') } : { completeness: Math.max(60, quality), why: say(`Conjunt de dades amb qualitat ${quality} de 100.`, `Conjunto de datos con calidad ${quality} de 100.`, `A dataset of quality ${quality} of 100.`) };
  if (source === 'document') return { completeness: 80, why: say('Document que es llegeix però no es reutilitza (80 de 100).', 'Documento que se lee pero no se reutiliza (80 de 100).', 'A document that can be read but not re-used (80 of 100).') };
  const long = (body?.ca.length ?? 0) >= 120;
  return long ? { completeness: body?.es ? 100 : 90, why: body?.es ? say('Text complet, en català i castellà.', 'Texto completo, en catalán y castellano.', 'A whole text, in Catalan and Spanish.') : say('Text complet, només en català (90 de 100).', 'Texto completo, solo en catalán (90 de 100).', 'A whole text, in Catalan only (90 of 100).') }
    : { completeness: 50, why: say('Text molt curt (50 de 100).', 'Texto muy corto (50 de 100).', 'A very short text (50 of 100).') };
}
