import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { PLATFORM } from '@comu/kernel';
import { sql } from 'kysely';
import type { Configuration, Storage } from '../installation.ts';
import { namesOf } from '../organisations.ts';
import { same, well, wrong, type Checked } from './finding.ts';

const patience = 5000;

/** Writes a file, reads it back and removes it. */
export async function filesWritable({ files }: Storage): Promise<Checked> {
  const what = { ca: 'El magatzem de fitxers es pot escriure', es: 'El almacén de archivos admite escritura', en: 'The file store can be written' };
  try {
    const { sha256 } = await files.put(Buffer.from(`comu doctor ${randomBytes(16).toString('hex')}\n`), { name: 'doctor.txt', maxBytes: 1000 });
    const state = await files.verify(sha256);
    await files.remove(sha256);
    if (state !== 'intact') throw new Error(state);
    return well(what);
  } catch (failure) {
    return wrong({ ca: 'El magatzem de fitxers no es pot escriure', es: 'El almacén de archivos no admite escritura', en: 'The file store cannot be written' },
      { ca: `Reviseu COMU_FILES, els permisos i l’espai (${(failure as Error).message}).`, es: `Revise COMU_FILES, los permisos y el espacio (${(failure as Error).message}).`, en: `Check COMU_FILES, its permissions and its space (${(failure as Error).message}).` });
  }
}

/** Reads some of the held files again and compares them with their hashes. */
export async function filesIntact({ files, database }: Storage, count = 20): Promise<Checked> {
  const readable = [PLATFORM, ...(await namesOf(database)).map(({ id }) => id)];
  const { rows } = await database.transaction({ acting: PLATFORM, readable, person: null }, (run) => sql<{ sha256: string; name: string }>`select sha256, name from kernel.file order by random() limit ${count}`.execute(run));
  const bad: string[] = [];
  for (const { sha256, name } of rows) {
    const state = await files.verify(sha256);
    if (state !== 'intact') bad.push(`${name} (${sha256.slice(0, 12)}, ${state})`);
  }
  const what = { ca: `${rows.length - bad.length} de ${rows.length} fitxers triats a l’atzar són íntegres`, es: `${rows.length - bad.length} de ${rows.length} archivos elegidos al azar están íntegros`, en: `${rows.length - bad.length} of ${rows.length} files chosen at random are intact` };
  if (bad.length === 0) return well(what);
  return wrong(what, { ca: `Recupereu-los d’una còpia de seguretat: ${bad.join(', ')}.`, es: `Recupérelos de una copia de seguridad: ${bad.join(', ')}.`, en: `Bring them back from a backup: ${bad.join(', ')}.` });
}

export async function mailReachable({ SMTP_URL }: Configuration): Promise<Checked> {
  if (SMTP_URL === undefined) return well({ ca: 'Correu: sense SMTP_URL, els missatges esperen a la bústia de sortida', es: 'Correo: sin SMTP_URL, los mensajes esperan en la bandeja de salida', en: 'Mail: without SMTP_URL, messages wait in the outbox' });
  const { hostname, port, protocol } = new URL(SMTP_URL);
  const secure = protocol === 'smtps:';
  const to = `${hostname}:${port || (secure ? 465 : 25)}`;
  try {
    const greeting = await greetingOf({ host: hostname, port: Number(port || (secure ? 465 : 25)), secure });
    if (!greeting.startsWith('220')) throw new Error(greeting.slice(0, 80));
    return well(same(`SMTP ${to}`));
  } catch (failure) {
    return wrong(same(`SMTP ${to}: ${(failure as Error).message}`), { ca: 'Reviseu SMTP_URL i el tallafoc; mentrestant el correu s’espera.', es: 'Revise SMTP_URL y el cortafuegos; mientras tanto el correo espera.', en: 'Check SMTP_URL and the firewall; meanwhile mail waits.' });
  }
}

function greetingOf({ host, port, secure }: { host: string; port: number; secure: boolean }): Promise<string> {
  return new Promise((settle, refuse) => {
    const socket = secure ? connectTls({ host, port, servername: host }) : connect({ host, port });
    const end = (act: () => void) => { socket.destroy(); act(); };
    socket.setTimeout(patience, () => end(() => refuse(new Error('timeout'))));
    socket.once('data', (chunk: Buffer) => end(() => settle(chunk.toString('utf8'))));
    socket.once('error', (failure) => end(() => refuse(failure)));
    socket.once('close', () => refuse(new Error('closed')));
  });
}

/** Any answer will do: an authority answers an empty question with an error of its own. */
export async function timestampsReachable({ TSA_URL }: Configuration): Promise<Checked> {
  if (TSA_URL === undefined) return well({ ca: 'Segells de temps: els de la mateixa instal·lació', es: 'Sellos de tiempo: los de la propia instalación', en: 'Timestamps: the installation’s own' });
  try {
    const { status } = await fetch(TSA_URL, { method: 'POST', headers: { 'content-type': 'application/timestamp-query' }, body: new Uint8Array(), signal: AbortSignal.timeout(patience) });
    if (status === 404 || status >= 502) throw new Error(`HTTP ${status}`);
    return well(same(`TSA ${TSA_URL}`));
  } catch (failure) {
    return wrong(same(`TSA ${TSA_URL}: ${(failure as Error).message}`), { ca: 'Reviseu TSA_URL i el tallafoc.', es: 'Revise TSA_URL y el cortafuegos.', en: 'Check TSA_URL and the firewall.' });
  }
}
