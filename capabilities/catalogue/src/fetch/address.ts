import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { refusal } from '@comu/kernel';
import { say } from '../words.ts';

export const notPublic = refusal('data.address-not-public', { status: 422, says: say('Només es llegeixen adreces públiques d’internet (http o https). “{address}” no ho és.', 'Solo se leen direcciones públicas de internet (http o https). «{address}» no lo es.', 'Only public internet addresses (http or https) are read. “{address}” is not one.') });

const inside = new BlockList();
for (const [network, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [['::', 128], ['::1', 128], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) inside.addSubnet(network, prefix, 'ipv6');

/** Whether an address belongs to nobody’s inner network (RFC 6890): what a source names is reached only there. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // An IPv4 address inside an IPv6 one is judged as what it is.
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPublic(mapped);
  if (/^::(ffff:)?[0-9a-f]{1,4}:[0-9a-f]{1,4}$/i.test(address)) return false;
  return !inside.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Set only for tests and closed networks: the installation’s own sources may then be inside. */
export const insideAllowed = (): boolean => process.env['COMU_ALLOW_INSIDE_SOURCES'] === 'yes';

export interface Reached { readonly url: URL; /** The very address to connect to, so that a name cannot mean another place a moment later. */ readonly ip: string; readonly family: 4 | 6 }

/** The public address that a URL leads to. Refused when it is not http(s), carries a password, or any of its addresses is an inner one. */
export async function publicAddress(text: string): Promise<Reached> {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw notPublic({ address: text.slice(0, 200) });
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw notPublic({ address: text.slice(0, 200) });
  return { url, ...(await publicHost(url.hostname)) };
}

/** The public address of a host, by its name or its number. */
export async function publicHost(name: string): Promise<{ ip: string; family: 4 | 6 }> {
  const host = name.replace(/^\[|\]$/g, '');
  const found = isIP(host) !== 0 ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (first === undefined || (!insideAllowed() && found.some(({ address }) => !isPublic(address)))) throw notPublic({ address: name.slice(0, 200) });
  return { ip: first.address, family: first.family as 4 | 6 };
}
