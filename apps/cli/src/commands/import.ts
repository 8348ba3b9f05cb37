import { existsSync, readFileSync } from 'node:fs';
import type { Database, Runner, Text } from '@comu/kernel';
import { operator } from '../actor.ts';
import type { Run } from '../command.ts';
import { readCsv, type Sheet } from '../csv.ts';
import { openInstallation, readConfiguration } from '../installation.ts';
import { namesOf, oneOf, provincialOf } from '../organisations.ts';
import { Stopped, WrongUsage, type Terminal } from '../terminal.ts';

const imports: Readonly<Record<string, { readonly operation: string; readonly provincial?: true }>> = {
  people: { operation: 'identity.import-people' },
  units: { operation: 'identity.import-units' },
  organisations: { operation: 'identity.import-organisations', provincial: true },
};
const most = 20_000;

interface Result { readonly created: number; readonly changed: number; readonly kept: number; readonly problems: readonly { line: number; field: string; remedy: Text }[] }

/** Imports a file, every line or none: it is tried first, and whatever is wrong is named line by line. */
export const run: Run = async ({ values, positionals }, terminal) => {
  const [what = '', file = ''] = positionals;
  const chosen = imports[what];
  if (chosen === undefined) throw new WrongUsage({
    ca: `No s’importen “${what}”: trieu people, units o organisations.`, es: `No se importan «${what}»: elija people, units u organisations.`, en: `“${what}” cannot be imported: choose people, units or organisations.`,
  });
  if (!existsSync(file)) throw new Stopped({ ca: `No hi ha cap fitxer ${file}.`, es: `No hay ningún archivo ${file}.`, en: `There is no file ${file}.` });
  const sheet = readCsv(readFileSync(file));
  if (sheet.rows.length > most) throw new Stopped({ ca: `El fitxer té ${sheet.rows.length} línies; el màxim és ${most}: partiu-lo.`, es: `El archivo tiene ${sheet.rows.length} líneas; el máximo es ${most}: pártalo.`, en: `The file has ${sheet.rows.length} lines; the most is ${most}: split it.` });
  const installation = await openInstallation(readConfiguration(), (line) => terminal.say(line), { beside: true });
  try {
    const organisation = await forWhom(installation, chosen.provincial === true, values['organisation']);
    return await importSheet({ runner: installation.runner, operation: chosen.operation, organisation, sheet, dryRun: values['dry-run'] === true, terminal });
  } finally {
    await installation.close();
  }
};

async function forWhom({ database }: { database: Database }, provincial: boolean, slug: unknown): Promise<string> {
  const named = await namesOf(database);
  if (provincial) return provincialOf(named).id;
  if (typeof slug === 'string') return oneOf(named, slug).id;
  throw new WrongUsage({ ca: 'Digueu de quin ens: --organisation <nom curt>.', es: 'Diga de qué ente: --organisation <nombre corto>.', en: 'Say of which organisation: --organisation <short name>.' });
}

interface Importing { readonly runner: Runner; readonly operation: string; readonly organisation: string; readonly sheet: Sheet; readonly dryRun: boolean; readonly terminal: Terminal }

export async function importSheet({ runner, operation, organisation, sheet, dryRun, terminal }: Importing): Promise<number> {
  const as = { actor: operator(terminal), organisation };
  const tried: Result = await runner.run(operation, { rows: sheet.rows, dryRun: true }, as);
  for (const { line, field, remedy } of tried.problems) {
    const where = line === 1 ? 1 : (sheet.lines[line - 2] ?? line);
    terminal.say({ ca: `Línia ${where}, columna “${field}”: ${remedy.ca}`, es: `Línea ${where}, columna «${field}»: ${remedy.es}`, en: `Line ${where}, column “${field}”: ${remedy.en}` });
  }
  if (tried.problems.length > 0) throw new Stopped({ ca: 'No s’ha importat res: corregiu el fitxer i torneu-hi.', es: 'No se ha importado nada: corrija el archivo y vuelva a intentarlo.', en: 'Nothing was imported: correct the file and try again.' });
  const { created, changed, kept }: Result = dryRun ? tried : await runner.run(operation, { rows: sheet.rows, dryRun: false }, as);
  const did = dryRun ? { ca: 'S’importarien', es: 'Se importarían', en: 'Would import' } : { ca: 'Importats', es: 'Importados', en: 'Imported' };
  terminal.say({ ca: `${did.ca}: ${created} nous, ${changed} canviats, ${kept} sense canvis.`, es: `${did.es}: ${created} nuevos, ${changed} cambiados, ${kept} sin cambios.`, en: `${did.en}: ${created} new, ${changed} changed, ${kept} as they were.` });
  return 0;
}
