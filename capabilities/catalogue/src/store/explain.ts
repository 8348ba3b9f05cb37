import { Refused } from '@comu/kernel';
import { TablesError } from '@comu/tables';

/** A failure of the data engine that a person can mend, as a refusal with its sentence; a disk without room too. */
export function explainTables(failure: unknown): unknown {
  if (failure instanceof TablesError) return new Refused(failure.code, 422, failure.text, { field: failure.field, ...failure.facts });
  const code = (failure as NodeJS.ErrnoException)?.code;
  if (code === 'ENOSPC' || /no space left|disk full|out of disk/i.test(failure instanceof Error ? failure.message : '')) return new Refused('data.disk-full', 507, {
    ca: 'El disc és ple: la càrrega s’ha aturat i la versió anterior continua vigent. Feu lloc i torneu-ho a provar.', es: 'El disco está lleno: la carga se ha detenido y la versión anterior sigue vigente. Haga sitio y vuelva a intentarlo.', en: 'The disk is full: the load has stopped and the former version stays in place. Make room and try again.',
  });
  return failure;
}

/** Runs work of the data engine, its failures explained. */
export const explained = <T>(work: Promise<T>): Promise<T> => work.catch((failure: unknown) => { throw explainTables(failure); });
