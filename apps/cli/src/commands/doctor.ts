import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../command.ts';
import { applicationRole, databaseVersion, jobs, ledgerBacklog, schemaUpToDate, tablesGuarded } from '../doctor/database.ts';
import { attention, wrong, type Checked } from '../doctor/finding.ts';
import { diskSpace, nodeVersion, secretStrength } from '../doctor/machine.ts';
import { filesIntact, filesWritable, mailReachable, timestampsReachable } from '../doctor/outside.ts';
import { openStorage, readConfiguration } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

const marks = {
  well: { ca: '✓ bé', es: '✓ bien', en: '✓ ok' },
  attention: { ca: '! atenció', es: '! atención', en: '! attention' },
  wrong: { ca: '✗ malament', es: '✗ mal', en: '✗ wrong' },
};

/** Checks an installation, running or stopped, without changing it. */
export const run: Run = async (_, terminal) => {
  const configuration = readConfiguration();
  const states: Checked['state'][] = [];
  const tell = async (check: () => Checked | Promise<Checked>) => {
    const { state, what, remedy } = await Promise.resolve().then(check).catch(unanswered);
    states.push(state);
    terminal.say(`${marks[state][terminal.language].padEnd(11)} ${what[terminal.language]}`);
    if (remedy !== undefined) terminal.say(`${' '.repeat(12)}→ ${remedy[terminal.language]}`);
  };
  await tell(() => nodeVersion());
  await tell(() => diskSpace(configuration));
  await tell(() => secretStrength(configuration));
  if (configuration.DATABASE_URL === undefined && !existsSync(join(configuration.dataFolder, 'postgres'))) await tell(() => notYet);
  else await database(tell, configuration, terminal);
  await tell(() => mailReachable(configuration));
  await tell(() => timestampsReachable(configuration));
  return states.includes('wrong') ? 1 : 0;
};

const notYet = attention(
  { ca: 'Encara no hi ha base de dades', es: 'Todavía no hay base de datos', en: 'There is no database yet' },
  { ca: '“comu start” la crea.', es: '«comu start» la crea.', en: '“comu start” makes it.' },
);

async function database(tell: (check: () => Checked | Promise<Checked>) => Promise<void>, configuration: ReturnType<typeof readConfiguration>, terminal: Terminal) {
  const storage = await openStorage(configuration, { beside: true }).catch((failure: Error) => tell(() => { throw failure; }));
  if (storage === undefined) return;
  try {
    const { rows: [found] } = await storage.database.owner.query<{ there: boolean }>(`select to_regclass('kernel.state') is not null as there`).catch((failure: Error) => tell(() => { throw failure; }).then(() => ({ rows: [] })));
    if (found === undefined) return;
    await tell(() => databaseVersion(storage.database));
    await tell(() => schemaUpToDate(storage.database));
    if (!found.there) return;
    for (const check of [applicationRole, tablesGuarded, jobs, ledgerBacklog]) await tell(() => check(storage.database));
    await tell(() => filesWritable(storage));
    terminal.progress({ ca: 'Es comproven fitxers…', es: 'Se comprueban archivos…', en: 'Checking files…' });
    await tell(() => filesIntact(storage));
  } finally {
    await storage.close();
  }
}

const unanswered = (failure: Error & { text?: Checked['what'] }): Checked => wrong(
  failure.text ?? { ca: `No s’ha pogut comprovar: ${failure.message}`, es: `No se ha podido comprobar: ${failure.message}`, en: `It could not be checked: ${failure.message}` },
  { ca: 'Reviseu DATABASE_URL i que la base de dades funcioni.', es: 'Revise DATABASE_URL y que la base de datos funcione.', en: 'Check DATABASE_URL and that the database is running.' },
);
