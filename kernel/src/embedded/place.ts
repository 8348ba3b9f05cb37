import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Text } from '../text.ts';
import { accountFor, canReach, stateFolder, type Account } from './account.ts';
import { EmbeddedUnreachable } from './errors.ts';

function ownerOf(data: string): Account | undefined {
  const found = statSync(data, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

/**
 * Where data and socket can live: the folder itself, or a place outside it that the unprivileged account can reach;
 * `link` puts a link to that place in the folder, once the data exist. Throws EmbeddedUnreachable rather than begin
 * anew where data were before.
 */
export function placeFor({ folder, tell }: { folder: string; tell: (text: Text) => void }): { root: string; account: Account | undefined; link(): void } {
  const data = join(folder, 'data');
  const account = accountFor({ dataOwner: ownerOf(data) });
  if (canReach({ account, path: folder })) return { root: folder, account, link: () => undefined };
  const linked = lstatSync(data, { throwIfNoEntry: false });
  if (!linked) {
    const root = join(stateFolder(), `${basename(folder)}-${shortHash(folder)}`);
    mkdirSync(root, { recursive: true });
    chmodSync(root, 0o711);
    const link = (): void => {
      symlinkSync(join(root, 'data'), data);
      tell(elsewhere({ folder, root }));
    };
    return { root, account: accountFor({ dataOwner: ownerOf(join(root, 'data')) }), link };
  }
  const held = existsSync(data) ? realpathSync(data) : undefined;
  if (held === undefined || !canReach({ account, path: held })) throw new EmbeddedUnreachable({ data });
  return { root: dirname(held), account, link: () => undefined };
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
