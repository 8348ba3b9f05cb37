import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The operating-system account that PostgreSQL runs as; none when it is simply ours. */
export type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root lends it an account without rights; anyone else runs it as themselves. */
export function accountFor({ dataOwner }: { dataOwner?: Account } = {}): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (dataOwner && dataOwner.uid !== 0) return dataOwner;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65534, gid: 65534 };
}

/** Whether the account may walk down to the path (which may not exist yet): a checkout below a 0700 home is out of its reach. */
export function canReach({ account, path }: { account: Account | undefined; path: string }): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found) {
      const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}

/** A folder outside the checkout that only we can write: /var/lib/comu for root, one of our own among the temporary files otherwise. */
export function stateFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const candidates = [...(uid === 0 && process.platform !== 'win32' ? ['/var/lib/comu'] : []), join(tmpdir(), `comu-${uid}`)];
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true });
      const found = lstatSync(folder);
      const ours = process.platform === 'win32' || (found.uid === uid && (found.mode & 0o022) === 0);
      if (!found.isDirectory() || !ours) continue;
      if (process.platform !== 'win32') chmodSync(folder, 0o711);
      return folder;
    } catch {
      // not writable here: try the next place
    }
  }
  throw new Error(`None of ${candidates.join(', ')} can be created as a folder of our own: make one of them writable`);
}
