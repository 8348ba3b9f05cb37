import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Text } from '../text.ts';
import { accountFor, canReach, stateFolder, type Account } from './account.ts';

function ownerOf(data: string): Account | undefined {
  const found = statSync(data, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

/** Where data and socket can live: the folder itself, or a place the unprivileged account can reach, linked from the folder. */
export function placeFor({ folder, tell }: { folder: string; tell: (text: Text) => void }): { root: string; account: Account | undefined } {
  const here = accountFor({ dataOwner: ownerOf(join(folder, 'data')) });
  if (canReach({ account: here, path: folder })) return { root: folder, account: here };
  const root = join(stateFolder(), `${basename(folder)}-${shortHash(folder)}`);
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o711);
  const link = join(folder, 'data');
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync(join(root, 'data'), link);
    tell(elsewhere({ folder, root }));
  }
  return { root, account: accountFor({ dataOwner: ownerOf(join(root, 'data')) }) };
}

/** A socket path may hold 107 bytes, so data in a deep folder listen in a short one. Emptied of what a killed server left. */
export function socketFolder({ root, account }: { root: string; account: Account | undefined }): string {
  const near = join(root, 'socket');
  const path = Buffer.byteLength(join(near, '.s.PGSQL.5432')) < 100 ? near : join(stateFolder(), shortHash(root));
  mkdirSync(path, { recursive: true });
  for (const left of readdirSync(path)) if (left.startsWith('.s.PGSQL.')) rmSync(join(path, left));
  if (account) chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
  return path;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const elsewhere = ({ folder, root }: { folder: string; root: string }): Text => ({
  ca: `El compte sense privilegis no pot entrar a ${folder}: les dades són a ${root}, i ${folder}/data hi enllaça.`,
  es: `La cuenta sin privilegios no puede entrar en ${folder}: los datos están en ${root}, y ${folder}/data enlaza con ellos.`,
  en: `The account without privileges cannot enter ${folder}: the data are in ${root}, and ${folder}/data links to them.`,
});
