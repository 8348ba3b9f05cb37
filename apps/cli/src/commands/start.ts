import { PLATFORM, publicActor, type Text } from '@comu/kernel';
import type { Run } from '../command.ts';
import { readConfiguration } from '../installation.ts';
import { WrongUsage, Stopped, type Terminal } from '../terminal.ts';

/** Starts the installation and stays until a signal asks it to end, or its embedded database ends by itself. */
export const run: Run = async ({ values }, terminal) => {
  if (values['server-only'] === true && values['worker-only'] === true) throw new WrongUsage({
    ca: 'Trieu només una de les dues opcions: --server-only o --worker-only.', es: 'Elija solo una de las dos opciones: --server-only o --worker-only.', en: 'Choose only one of the two options: --server-only or --worker-only.',
  });
  const configuration = readConfiguration();
  const asked = signal(terminal);
  const { start } = await import('@comu/server/start');
  const started = await start(configuration, {
    serve: values['worker-only'] !== true, work: values['server-only'] !== true, demo: values['empty'] !== true, say: (line) => terminal.say(line),
  });
  if (started.address === '') terminal.say({ ca: 'Les feines estan en marxa. Ctrl C per aturar.', es: 'Los trabajos están en marcha. Ctrl C para detener.', en: 'Jobs are running. Ctrl C to stop.' });
  else await welcome(started, terminal);
  const ended = await Promise.race([asked.then(() => 'asked' as const), started.lost.then(() => 'lost' as const)]);
  if (ended === 'asked') {
    await started.close();
    return 0;
  }
  // What remains cannot reach its database, so closing it is a courtesy that must not hide the reason.
  await Promise.race([started.close().catch(() => undefined), new Promise((settle) => { setTimeout(settle, 5000).unref(); })]);
  throw new Stopped({
    ca: `El PostgreSQL incorporat s’ha aturat tot sol i Comú no pot continuar. El motiu és a ${configuration.dataFolder}/postgres/postgres.log; torneu a engegar amb “comu start”: no s’ha perdut res del que s’havia desat.`,
    es: `El PostgreSQL incorporado se ha detenido solo y Comú no puede continuar. El motivo está en ${configuration.dataFolder}/postgres/postgres.log; vuelva a iniciar con «comu start»: no se ha perdido nada de lo guardado.`,
    en: `The embedded PostgreSQL ended by itself and Comú cannot go on. The reason is in ${configuration.dataFolder}/postgres/postgres.log; start again with “comu start”: nothing that was saved is lost.`,
  });
};

/** The first signal asks for an orderly end; the second does not wait for it. */
function signal(terminal: Terminal): Promise<void> {
  return new Promise((settle) => {
    let times = 0;
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {
      times += 1;
      if (times > 1) process.exit(130);
      terminal.warn({ ca: 'S’atura: acaba el que té entre mans…', es: 'Se detiene: acaba lo que tiene entre manos…', en: 'Stopping: finishing what is under way…' });
      settle();
    });
  });
}

async function welcome({ runner, address }: { runner: { run(operation: string, input: unknown, as: object): Promise<any> }; address: string }, terminal: Terminal) {
  terminal.say({ ca: `\nComú és a ${address}`, es: `\nComú está en ${address}`, en: `\nComú is at ${address}` });
  const accounts: { email: string; password: string; name: string; role: Text; organisation: string }[] = await runner.run('identity.demo-accounts', {}, { actor: publicActor, organisation: PLATFORM });
  if (accounts.length === 0) return;
  terminal.say({ ca: '\nComptes de demostració', es: '\nCuentas de demostración', en: '\nDemonstration accounts' });
  const rows = accounts.map(({ role, organisation, email, password }) => [role[terminal.language], email, password, organisation]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  for (const row of rows) terminal.say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  terminal.say({ ca: '\nCtrl C per aturar.', es: '\nCtrl C para detener.', en: '\nCtrl C to stop.' });
}
