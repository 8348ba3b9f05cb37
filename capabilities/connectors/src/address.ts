import { isIP } from 'node:net';
import { isPublic } from '@comu/kernel';

/** What is wrong with the base address of a connection; nothing when it can be used. Without TLS only where the installation itself allows the host. */
export function wrongBase(base: string, allowed: ReadonlySet<string>): 'not-an-address' | 'not-https' | 'has-secrets' | 'has-query' | 'private' | null {
  const url = parsed(base);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'not-an-address';
  if (url.username !== '' || url.password !== '') return 'has-secrets';
  if (url.search !== '' || url.hash !== '') return 'has-query';
  if (allowed.has(hostOf(url))) return null;
  if (url.protocol !== 'https:') return 'not-https';
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  return url.hostname === 'localhost' || url.hostname.endsWith('.localhost') || url.hostname.endsWith('.internal') || (isIP(bare) !== 0 && !isPublic(bare)) ? 'private' : null;
}

const parsed = (address: string): URL | undefined => { try { return new URL(address); } catch { return undefined; } };

/** Host and port, said even when it is the usual one. */
export const hostOf = (url: URL): string => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;

/** The address below a base, which a path cannot leave: neither upwards nor to another host. Nothing when it tries to. */
export function below(base: string, path: string, query: Readonly<Record<string, string>> = {}): URL | undefined {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  if (/[\\\p{Cc}]/u.test(path) || path.startsWith('//')) return undefined;
  const url = path === '' ? new URL(base) : parsed(`${root.href}${path.replace(/^\//, '')}`);
  if (url === undefined || url.origin !== root.origin || (path !== '' && !url.pathname.startsWith(root.pathname))) return undefined;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
