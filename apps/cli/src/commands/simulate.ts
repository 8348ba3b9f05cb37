import { PLATFORM, publicActor, Refused } from '@comu/kernel';
import { seedDemoCalls, simulate } from '@comu/service-catalogue';
import type { Run } from '../command.ts';
import { openInstallation, readConfiguration } from '../installation.ts';
import { Stopped, WrongUsage } from '../terminal.ts';

export { simulate };

/** Simulates a call of the catalogue in a demonstration: `comu simulate [resource] [--seed <number>] [--most <towns>]`. It must be the only process of the installation, since its clock runs ahead. */
export const run: Run = async ({ values, positionals: [call = '315739'] }, terminal) => {
  const seed = wholeNumber('seed', values['seed'] ?? '1');
  const most = values['most'] === undefined ? undefined : wholeNumber('most', values['most']);
  const { runner, close } = await openInstallation(readConfiguration(), (line) => terminal.say(line));
  try {
    const accounts = await runner.run('identity.demo-accounts', {}, { actor: publicActor, organisation: PLATFORM });
    if (accounts.length === 0) throw new Stopped({
      ca: 'Aquesta instal·lació no és una demostració i la simulació hi deixaria expedients inventats. Feu-la en una carpeta a part, engegada abans un cop amb “comu start”.',
      es: 'Esta instalación no es una demostración y la simulación dejaría en ella expedientes inventados. Hágala en una carpeta aparte, iniciada antes una vez con «comu start».',
      en: 'This installation is not a demonstration and the simulation would leave invented cases in it. Run it in a folder of its own, started once before with “comu start”.',
    });
    await seedDemoCalls(runner, { owner: 'diputacio-de-barcelona' });
    const began = Date.now();
    const { open, applied, days } = await simulate({ runner, call, seed, say: (line) => terminal.say(line), ...(most === undefined ? {} : { most }) });
    const seconds = Math.round((Date.now() - began) / 1000);
    terminal.say({ ca: `${applied} expedients en ${days} dies simulats i ${seconds} segons.`, es: `${applied} expedientes en ${days} días simulados y ${seconds} segundos.`, en: `${applied} cases in ${days} simulated days and ${seconds} seconds.` });
    return open === 0 ? 0 : 1;
  } catch (failure) {
    if (failure instanceof Refused) throw new Stopped(failure.sentence);
    throw failure;
  } finally {
    await close();
  }
};

function wholeNumber(option: string, given: unknown): number {
  const read = Number(given);
  if (Number.isSafeInteger(read) && read >= 1) return read;
  throw new WrongUsage({ ca: `--${option}: escriviu un nombre enter a partir d’1.`, es: `--${option}: escriba un número entero a partir de 1.`, en: `--${option}: write a whole number from 1 on.` });
}
