import { PLATFORM, type Database, type Language } from '@comu/kernel';
import type { Run } from '../commands.ts';
import { checkLedger, houseOf, ledgersOf, openStorage, publicLedgerKey, readConfiguration, type LedgerCheck } from '../installation.ts';
import { namesOf, type Named } from '../organisations.ts';
import { Stopped, type Terminal } from '../terminal.ts';

const mostShown = 50;

/** Verifies the ledger of one organisation or of all; exit code 1 when anything is not as it was sealed. */
export const run: Run = async ({ values }, terminal) => {
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    const key = await publicLedgerKey(storage);
    const named = await namesOf(storage.database);
    const chosen = typeof values['organisation'] === 'string' ? [one(named, values['organisation'])] : await all(storage.database, named);
    let sound = true;
    for (const { id, name } of chosen) {
      const check = await checkLedger({
        database: storage.database, house: houseOf(), organisation: id, trustedKeys: key === undefined ? [] : [key],
        onProgress: (entries) => terminal.progress(`${name}: ${entries}`),
      });
      report(check, name, terminal);
      sound &&= check.ok;
    }
    if (sound) terminal.say({ ca: 'Cap manipulació.', es: 'Ninguna manipulación.', en: 'No tampering.' });
    return sound ? 0 : 1;
  } finally {
    await storage.close();
  }
};

function one(named: readonly Named[], slug: string): Named {
  const found = named.find((each) => each.slug === slug);
  if (found === undefined) throw new Stopped({
    ca: `No hi ha cap ens amb el nom curt “${slug}”. Mireu-los amb “comu organisation list”.`, es: `No hay ningún ente con el nombre corto «${slug}». Véalos con «comu organisation list».`, en: `There is no organisation with the short name “${slug}”. See them with “comu organisation list”.`,
  });
  return found;
}

/** The ledgers there are, those too whose organisation is gone from the list. */
async function all(database: Database, named: readonly Named[]): Promise<{ id: string; name: string }[]> {
  const platform = { id: PLATFORM, name: 'Comú' };
  const strays = (await ledgersOf(database)).filter((id) => id !== PLATFORM && !named.some((each) => each.id === id));
  return [platform, ...named, ...strays.map((id) => ({ id, name: id }))];
}

function report({ audit, rows, compared, pending, ok }: LedgerCheck, name: string, terminal: Terminal) {
  if (ok && audit.entries + pending === 0) return;
  const counts = ({ ca: `${audit.sealed} inscripcions segellades, ${audit.checkpoints} segells, ${compared} registres comparats, ${pending} pendents de segell`,
    es: `${audit.sealed} asientos sellados, ${audit.checkpoints} sellos, ${compared} registros comparados, ${pending} pendientes de sello`,
    en: `${audit.sealed} sealed entries, ${audit.checkpoints} seals, ${compared} rows compared, ${pending} waiting for a seal` } satisfies Record<Language, string>)[terminal.language];
  terminal.say(`${ok ? '✓' : '✗'} ${name}: ${counts}`);
  const findings = [...audit.findings, ...rows];
  for (const { text } of findings.slice(0, mostShown)) terminal.say(`    ${text[terminal.language]}`);
  const more = findings.length - mostShown;
  if (more > 0) terminal.say({ ca: `    … i ${more} més.`, es: `    … y ${more} más.`, en: `    … and ${more} more.` });
}
