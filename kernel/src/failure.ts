import { explainFile, storeFull } from './file-refusals.ts';
import { FileRefused } from './files/index.ts';
import type { House } from './house.ts';
import { alreadyExists, refusal, Refused, stillUsed } from './problem.ts';
import { columnName, tableName } from './table.ts';
import { fill, type Text } from './text.ts';

interface DatabaseFailure { readonly code?: string; readonly syscall?: string; readonly constraint?: string; readonly schema?: string; readonly table?: string; readonly detail?: string }

export const databaseAway = refusal('kernel.database-away', {
  status: 503,
  says: {
    ca: 'La base de dades no respon ara mateix. No s’ha desat res a mitges: torneu-ho a provar d’aquí a uns segons.',
    es: 'La base de datos no responde ahora mismo. No se ha guardado nada a medias: vuelva a intentarlo en unos segundos.',
    en: 'The database does not answer right now. Nothing was saved by halves: try again in a few seconds.',
  },
});
export const nothingThere = refusal('kernel.reference-missing', {
  status: 422,
  says: {
    ca: 'El que heu triat a “{field}” no existeix en aquest ens. Trieu-lo de nou de la llista.',
    es: 'Lo que ha elegido en «{field}» no existe en este ente. Elíjalo de nuevo de la lista.',
    en: 'What you chose in “{field}” does not exist in this organisation. Choose it again from the list.',
  },
});

/** A deadlock or a conflict between transactions: everything was undone and trying again may succeed. */
export const isPassing = (failure: unknown): boolean => ['40001', '40P01'].includes((failure as DatabaseFailure)?.code ?? '');

/** Turns what the database refused because of a person into a refusal that says how to go on; anything else stays as it was. */
export function explainFailure(failure: unknown, house: House): unknown {
  if (failure instanceof Refused) return failure;
  if (failure instanceof FileRefused) return explainFile(failure);
  const told = toldByCore(failure);
  if (told !== undefined) return told;
  const { code = '', syscall, constraint = '', schema, table, detail = '' } = (failure ?? {}) as DatabaseFailure;
  const record = [...house.records.values()].find((each) => tableName(each) === `${schema}.${table}`);
  const labelled = () => {
    const named = Object.entries(record?.fields ?? {}).filter(([name]) => constraint.includes(columnName(name)));
    return named.map(([, field]) => (field as { declaration: { label: { ca: string } } }).declaration.label.ca).join(', ') || constraint;
  };
  if (code === '23505') return alreadyExists({ field: labelled() });
  if (code === '23503') return detail.includes('is still referenced') ? stillUsed({ constraint: record?.declaration.title.ca ?? constraint }) : nothingThere({ field: labelled() });
  if (code === '53100' || code === 'ENOSPC') return storeFull();
  if (code.startsWith('08') || ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) || (code === 'ENOENT' && syscall === 'connect') || /Connection terminated|timeout exceeded when trying to connect/.test((failure as Error)?.message ?? '')) return databaseAway();
  return failure;
}

/** The pure cores know no kernel: they refuse with an error that carries a code and a sentence in three languages. */
function toldByCore(failure: unknown): Refused | undefined {
  const { code, texts, text, sentence: said, detail, facts = detail } = (failure ?? {}) as { code?: unknown; texts?: Text; text?: Text; sentence?: Text; detail?: Record<string, unknown>; facts?: Record<string, unknown> };
  const sentence = said ?? texts ?? text;
  if (!(failure instanceof Error) || typeof code !== 'string' || typeof sentence?.ca !== 'string' || typeof sentence.es !== 'string' || typeof sentence.en !== 'string') return undefined;
  return new Refused(code, 422, fill(sentence, facts ?? {}), facts ?? {});
}
