import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../installation.ts';
import { attention, same, well, wrong, type Checked } from './finding.ts';

export function nodeVersion(version = process.versions.node): Checked {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return well(same(`Node ${version}`));
  return wrong(same(`Node ${version}`), { ca: 'Instal·leu Node 20.19 o posterior.', es: 'Instale Node 20.19 o posterior.', en: 'Install Node 20.19 or later.' });
}

const gigabyte = 1024 ** 3;

/** Room for what is kept: less than 1 GB stops the day sooner or later, less than 5 GB or 5 % deserves a look. */
export function diskSpace({ dataFolder }: Configuration): Checked {
  if (!existsSync(dataFolder)) return well({ ca: `La carpeta ${dataFolder} es crearà en engegar.`, es: `La carpeta ${dataFolder} se creará al iniciar.`, en: `The folder ${dataFolder} will be made at the start.` });
  const { bavail, blocks, bsize } = statfsSync(dataFolder);
  const free = bavail * bsize;
  const what = { ca: `Espai lliure a ${dataFolder}: ${size(free)}`, es: `Espacio libre en ${dataFolder}: ${size(free)}`, en: `Free space at ${dataFolder}: ${size(free)}` };
  const remedy = { ca: 'Amplieu el disc o allibereu espai abans que s’ompli: sense espai no es pot desar res.', es: 'Amplíe el disco o libere espacio antes de que se llene: sin espacio no se puede guardar nada.', en: 'Enlarge the disk or free some space before it fills: without space nothing can be saved.' };
  if (free < gigabyte) return wrong(what, remedy);
  return free < 5 * gigabyte || bavail < blocks / 20 ? attention(what, remedy) : well(what);
}

const size = (bytes: number): string => `${(bytes / gigabyte).toFixed(1)} GB`;

/** The secret locks keys and tokens: whoever guesses it, or reads its file, opens them. */
export function secretStrength({ COMU_SECRET, dataFolder }: Configuration): Checked {
  const file = join(dataFolder, 'secret');
  const given = COMU_SECRET !== undefined;
  if (!given && !existsSync(file)) return well({ ca: 'El secret es crearà en engegar.', es: 'El secreto se creará al iniciar.', en: 'The secret will be made at the start.' });
  const secret = COMU_SECRET ?? readFileSync(file, 'utf8').trim();
  const where = given ? 'COMU_SECRET' : file;
  const what = { ca: `Secret (${where})`, es: `Secreto (${where})`, en: `Secret (${where})` };
  if (secret.length < 32) return wrong(what, { ca: 'Té menys de 32 caràcters: recupereu-lo d’una còpia de seguretat.', es: 'Tiene menos de 32 caracteres: recupérelo de una copia de seguridad.', en: 'It has fewer than 32 characters: bring it back from a backup.' });
  // A random one of 32 characters has 17 different ones or more in practice; a repeated word has few.
  if (new Set(secret).size < 12) return attention(what, { ca: 'És massa regular. En una instal·lació nova, feu-ne un amb: openssl rand -base64 48', es: 'Es demasiado regular. En una instalación nueva, genere uno con: openssl rand -base64 48', en: 'It is too regular. For a new installation, make one with: openssl rand -base64 48' });
  if (!given && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return wrong(what, { ca: `D’altres comptes el poden llegir: chmod 600 ${file}`, es: `Otras cuentas pueden leerlo: chmod 600 ${file}`, en: `Other accounts can read it: chmod 600 ${file}` });
  return well(what);
}
