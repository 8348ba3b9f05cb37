import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** IPv4 networks that IANA keeps apart from the public internet: of this machine, private, of the link, of documentation, multicast and the rest. */
const apart4 = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) apart4.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only 2000::/3 is handed out for the public internet; within it protocols (Teredo among them), documentation and 6to4 are apart. */
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const apart6 = new BlockList();
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) apart6.addSubnet(net, bits, 'ipv6');

/**
 * Whether an IP address is of the public internet (IANA’s special-purpose registries, RFC 6890). An IPv4 address inside an IPv6 one, mapped or
 * translated by NAT64 (RFC 6052), counts as what it is; what leads anywhere by a tunnel (6to4, Teredo) is never public.
 */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !apart4.check(address, 'ipv4');
  if (family === 0 || address.includes('%')) return false;
  const inside = ipv4Within(address);
  if (inside !== undefined) return isPublic(inside);
  return public6.check(address, 'ipv6') && !apart6.check(address, 'ipv6');
}

/** The IPv4 address that an IPv6 one stands for: `::ffff:7f00:1` and `64:ff9b::127.0.0.1` are 127.0.0.1. */
function ipv4Within(address: string): string | undefined {
  const [, high, low] = /^\[(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})\]$/.exec(new URL(`http://[${address}]`).hostname) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}

/** An address, or what a name leads to, is not of the public internet. */
export class NotOutside extends Error {
  readonly code = 'ENOTOUTSIDE';
}

/** Where a host is, every one of its addresses judged public; `NotOutside` when any is not, the resolver’s own error when it has none. */
export async function outsideAddresses(host: string): Promise<readonly { readonly address: string; readonly family: number }[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare) === 0 ? await lookup(bare, { all: true }) : [{ address: bare, family: isIP(bare) }];
  if (found.length === 0 || found.some(({ address }) => !isPublic(address))) throw new NotOutside(`${host} is not of the public internet.`);
  return found;
}

/** Looks a name up for the very connection that is being made, so that it cannot mean another place between the check and the call. An address told by number is never looked up: judge it before. */
export const outsideLookup: LookupFunction = (host, { all }, done) => {
  outsideAddresses(host).then(
    (found) => (all === true ? (done as unknown as (none: null, addresses: typeof found) => void)(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
    (failure: NodeJS.ErrnoException) => done(failure, '', 0),
  );
};

/** The private hosts that an installation allows by name (`host:port`, by commas). */
export const privateHosts = (setting: string | undefined): ReadonlySet<string> => new Set((setting ?? '').split(',').map((each) => each.trim()).filter((each) => each !== ''));
