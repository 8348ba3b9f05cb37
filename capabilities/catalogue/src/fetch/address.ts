import { isIP } from 'node:net';
import { isPublic, NotOutside, outsideAddresses, outsideLookup, privateHosts, refusal, type Context } from '@comu/kernel';
import { say } from '../words.ts';

export const notPublic = refusal('data.address-not-public', { status: 422, says: say('Només es llegeixen adreces públiques d’internet (http o https). “{address}” no ho és. Si és d’una xarxa pròpia, que la permeti qui porta la instal·lació (COMU_SOURCES_PRIVATE).', 'Solo se leen direcciones públicas de internet (http o https). «{address}» no lo es. Si es de una red propia, que la permita quien lleva la instalación (COMU_SOURCES_PRIVATE).', 'Only public internet addresses (http or https) are read. “{address}” is not one. If it is of a network of your own, whoever runs the installation has to allow it (COMU_SOURCES_PRIVATE).') });
const unknown = refusal('data.address-unknown', { status: 422, says: say('No es troba el servidor “{address}”: reviseu com està escrita l’adreça.', 'No se encuentra el servidor «{address}»: revise cómo está escrita la dirección.', 'The server “{address}” cannot be found: check how the address is written.') });

/** The private hosts (`host:port`) that this installation lets sources be fetched from. */
export type Allowed = ReadonlySet<string>;
export const allowedSources = ({ settings }: Pick<Context, 'settings'>): Allowed => privateHosts(settings.COMU_SOURCES_PRIVATE);

/** An address that may be asked, with how its name is looked up: judged for the very connection, unless the installation allows its host. */
export interface Reachable { readonly url: URL; readonly lookup: typeof outsideLookup | undefined }

/** What a URL would reach. Refused when it is not http(s), carries a password, or is told by an inner number; a name is judged as it is looked up. */
export function reachable(text: string, allowed: Allowed): Reachable {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw notPublic({ address: text.slice(0, 200) });
  if (allowed.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)) return { url, lookup: undefined };
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !isPublic(bare)) throw notPublic({ address: text.slice(0, 200) });
  return { url, lookup: outsideLookup };
}

/** Refuses an address that cannot be fetched from, before anybody waits for it. */
export async function checkAddress(text: string, allowed: Allowed): Promise<void> {
  const { url, lookup } = reachable(text, allowed);
  if (lookup !== undefined) await addressesOf(url.hostname);
}

/** The number to connect to for a host and port: looked up once, judged, and used as it was judged. */
export async function hostAddress({ host, port }: { host: string; port: number }, allowed: Allowed): Promise<string> {
  if (allowed.has(`${host}:${port}`)) return host.replace(/^\[|\]$/g, '');
  return (await addressesOf(host))[0]?.address ?? '';
}

const addressesOf = (host: string) => outsideAddresses(host).catch((failure: unknown) => { throw failure instanceof NotOutside ? notPublic({ address: host.slice(0, 200) }) : unknown({ address: host.slice(0, 200) }); });

/** Whether two addresses are of one host, so that what opens the one may be shown to the other; of what is no address, never. */
export const sameHost = (one: string, other: string): boolean => URL.canParse(one) && URL.canParse(other) && new URL(one).host === new URL(other).host;
