import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Run } from '../command.ts';
import { backUp, openStorage, readConfiguration, type Configuration } from '../installation.ts';
import { bytesIn, progressOf } from '../progress.ts';

/** Backs up the installation, running or stopped. Exit code 1 when some file was absent from the store, though the rest is safe. */
export const run: Run = async ({ values, positionals }, terminal) => {
  const configuration = readConfiguration();
  const to = resolve(positionals[0] as string);
  const began = performance.now();
  const storage = await openStorage(configuration, { beside: true });
  try {
    const secret = values['with-secret'] === true ? { secret: secretOf(configuration) } : {};
    const { tables, files } = await backUp({ ...storage, to, ...secret, onProgress: progressOf(terminal) });
    const rows = tables.reduce((total, table) => total + table.rows, 0);
    const facts = [tables.length, rows, files.count, bytesIn(files.bytes), ((performance.now() - began) / 1000).toFixed(1)];
    terminal.say({
      ca: `Còpia feta a ${to}: ${facts[0]} taules, ${facts[1]} files, ${facts[2]} fitxers (${facts[3]}) en ${facts[4]} s.`,
      es: `Copia hecha en ${to}: ${facts[0]} tablas, ${facts[1]} filas, ${facts[2]} archivos (${facts[3]}) en ${facts[4]} s.`,
      en: `Backup made at ${to}: ${facts[0]} tables, ${facts[1]} rows, ${facts[2]} files (${facts[3]}) in ${facts[4]} s.`,
    });
    if (values['with-secret'] === true) terminal.say({ ca: 'Porta el secret: qui la tingui obre totes les claus. Deseu-la xifrada.', es: 'Lleva el secreto: quien la tenga abre todas las claves. Guárdela cifrada.', en: 'It holds the secret: whoever has it opens every key. Keep it encrypted.' });
    else terminal.say({ ca: 'No porta el secret, i sense ell no es pot restaurar: deseu-lo a part.', es: 'No lleva el secreto, y sin él no se puede restaurar: guárdelo aparte.', en: 'It does not hold the secret, and cannot be restored without it: keep that elsewhere.' });
    for (const { sha256, state } of files.absent) terminal.warn({ ca: `Fitxer ${sha256}: ${state === 'missing' ? 'no és al magatzem' : 'malmès al magatzem'}.`, es: `Archivo ${sha256}: ${state === 'missing' ? 'no está en el almacén' : 'dañado en el almacén'}.`, en: `File ${sha256}: ${state === 'missing' ? 'not in the store' : 'damaged in the store'}.` });
    return files.absent.length === 0 ? 0 : 1;
  } finally {
    await storage.close();
  }
};

const secretOf = ({ COMU_SECRET, dataFolder }: Configuration): string => {
  const file = join(dataFolder, 'secret');
  return COMU_SECRET ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
};
