import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Run } from '../command.ts';
import { houseOf, openBackup, openStorage, readConfiguration, restore, type Configuration, type OpenBackup } from '../installation.ts';
import { progressOf } from '../progress.ts';
import { Stopped } from '../terminal.ts';
import { verifyLedgers } from '../verify-ledgers.ts';

/** Restores a backup into an empty installation and then verifies its ledgers, also against the last seals that the backup names. */
export const run: Run = async ({ positionals }, terminal) => {
  const configuration = readConfiguration();
  const from = resolve(positionals[0] as string);
  const backup = await openBackup(from);
  try {
    await bringSecret(configuration, backup);
    const storage = await openStorage(configuration);
    try {
      await restore({ ...storage, backup, house: houseOf(), onProgress: progressOf(terminal) });
      const { manifest } = backup;
      const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
      const absent = manifest.files.absent.length;
      terminal.say({
        ca: `Restaurada la còpia del ${manifest.at}: ${manifest.tables.length} taules, ${rows} files, ${manifest.files.count} fitxers${absent === 0 ? '' : `; ${absent} fitxers ja faltaven en fer-la`}.`,
        es: `Restaurada la copia del ${manifest.at}: ${manifest.tables.length} tablas, ${rows} filas, ${manifest.files.count} archivos${absent === 0 ? '' : `; ${absent} archivos ya faltaban al hacerla`}.`,
        en: `Restored the backup of ${manifest.at}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.count} files${absent === 0 ? '' : `; ${absent} files were already lacking when it was made`}.`,
      });
      return (await verifyLedgers({ storage, terminal, witnesses: manifest.seals })) ? 0 : 1;
    } finally {
      await storage.close();
    }
  } finally {
    await backup.close();
  }
};

/** The secret of the backup becomes that of an installation that has none; a new one could open nothing. */
async function bringSecret({ COMU_SECRET, dataFolder }: Configuration, backup: OpenBackup) {
  const file = join(dataFolder, 'secret');
  if (COMU_SECRET !== undefined || existsSync(file)) return;
  const secret = await backup.secret();
  if (secret === undefined) throw new Stopped({
    ca: `La còpia no porta el secret. Poseu el de la instal·lació copiada a COMU_SECRET o al fitxer ${file}, i torneu-hi.`,
    es: `La copia no lleva el secreto. Ponga el de la instalación copiada en COMU_SECRET o en el archivo ${file}, y vuelva a intentarlo.`,
    en: `The backup does not hold the secret. Put that of the copied installation in COMU_SECRET or in the file ${file}, and try again.`,
  });
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
}
