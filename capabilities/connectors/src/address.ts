import { BlockList, isIP } from 'node:net';

/** Addresses that are not of the public internet: of this machine, of private networks, of the link, of documentation, multicast and the rest that IANA keeps apart. */
const apart = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) apart.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 128], ['::1', 128], ['64:ff9b:1::', 48], ['100::', 64], ['2001:db8::', 32], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) apart.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is of the public internet; an IPv4 one inside IPv6 counts as what it is. */
export function isPublic(address: string): boolean {
  const inside = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? mapped(address);
  if (inside !== undefined) return isPublic(inside);
  const family = isIP(address);
  return family !== 0 && !apart.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** `::ffff:7f00:1` is 127.0.0.1. */
function mapped(address: string): string | undefined {
  const [, high, low] = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}

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

/** The private hosts that the installation allows by name (`host:port`, by commas). */
export const allowedHosts = (setting: string | undefined): ReadonlySet<string> => new Set((setting ?? '').split(',').map((each) => each.trim()).filter((each) => each !== ''));
