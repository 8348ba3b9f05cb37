import { PLATFORM, type Database, type Language } from '@comu/kernel';
import { checkLedger, houseOf, ledgersOf, publicLedgerKey, type CheckLedger, type LedgerCheck, type Storage } from './installation.ts';
import { namesOf, oneOf, type Named } from './organisations.ts';
import type { Terminal } from './terminal.ts';

const mostShown = 50;

/** Checks the ledger of one organisation or of all and tells each result; answers whether all are sound. */
export async function verifyLedgers({ storage: { database, vault }, terminal, only, witnesses = [] }: { storage: Pick<Storage, 'database' | 'vault'>; terminal: Terminal; only?: string; witnesses?: CheckLedger['witnesses'] }): Promise<boolean> {
  const key = await publicLedgerKey({ database, vault });
  const named = await namesOf(database);
  const house = houseOf();
  let sound = true;
  for (const { id, name } of only === undefined ? await all(database, named) : [oneOf(named, only)]) {
    const check = await checkLedger({
      database, house, organisation: id, trustedKeys: key === undefined ? [] : [key], witnesses,
      onProgress: (entries) => terminal.progress(`${name}: ${entries}`),
    });
    report(check, name, terminal);
    sound &&= check.ok;
  }
  if (sound) terminal.say({ ca: 'Cap manipulació.', es: 'Ninguna manipulación.', en: 'No tampering.' });
  return sound;
}

/** The ledgers there are, those too whose organisation is gone from the list. */
async function all(database: Database, named: readonly Named[]): Promise<{ id: string; name: string }[]> {
  const strays = (await ledgersOf(database)).filter((id) => id !== PLATFORM && !named.some((each) => each.id === id));
  return [{ id: PLATFORM, name: 'Comú' }, ...named, ...strays.map((id) => ({ id, name: id }))];
}

function report({ audit, rows, compared, pending, ok }: LedgerCheck, name: string, terminal: Terminal) {
  if (ok && audit.entries + pending === 0) return;
  const counts = ({
    ca: `inscripcions segellades ${audit.sealed}, segells ${audit.checkpoints}, registres comparats ${compared}, pendents de segell ${pending}`,
    es: `asientos sellados ${audit.sealed}, sellos ${audit.checkpoints}, registros comparados ${compared}, pendientes de sello ${pending}`,
    en: `sealed entries ${audit.sealed}, seals ${audit.checkpoints}, rows compared ${compared}, waiting for a seal ${pending}`,
  } satisfies Record<Language, string>)[terminal.language];
  terminal.say(`${ok ? '✓' : '✗'} ${name}: ${counts}`);
  const findings = [...audit.findings, ...rows];
  for (const { text } of findings.slice(0, mostShown)) terminal.say(`    ${text[terminal.language]}`);
  const more = findings.length - mostShown;
  if (more > 0) terminal.say({ ca: `    … i ${more} més.`, es: `    … y ${more} más.`, en: `    … and ${more} more.` });
}
