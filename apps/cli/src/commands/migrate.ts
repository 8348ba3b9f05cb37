import { migrate } from '@comu/kernel';
import type { Run } from '../command.ts';
import { houseOf, openStorage, readConfiguration } from '../installation.ts';
import { migrationPlan } from '../migration-plan.ts';

/** Brings the database up to date, or with `--plan` tells what that would do. */
export const run: Run = async ({ values }, terminal) => {
  const planned = values['plan'] === true;
  const { database, close } = await openStorage(readConfiguration(), { beside: true });
  try {
    const { created, added, ran } = planned ? await migrationPlan(database) : await migrate(database.owner, houseOf());
    for (const name of created) terminal.say({ ca: `taula   ${name}`, es: `tabla   ${name}`, en: `table   ${name}` });
    for (const name of added) terminal.say({ ca: `columna ${name}`, es: `columna ${name}`, en: `column  ${name}` });
    for (const name of ran) terminal.say({ ca: `pas     ${name}`, es: `paso    ${name}`, en: `step    ${name}` });
    const nothing = created.length + added.length + ran.length === 0;
    if (nothing) terminal.say({ ca: 'La base de dades està al dia.', es: 'La base de datos está al día.', en: 'The database is up to date.' });
    else if (planned) terminal.say({ ca: 'És el que caldria fer; no s’ha canviat res. “comu migrate” ho fa.', es: 'Es lo que habría que hacer; no se ha cambiado nada. «comu migrate» lo hace.', en: 'That is what is needed; nothing was changed. “comu migrate” does it.' });
    else terminal.say({ ca: 'Base de dades posada al dia.', es: 'Base de datos puesta al día.', en: 'Database brought up to date.' });
    return 0;
  } finally {
    await close();
  }
};
