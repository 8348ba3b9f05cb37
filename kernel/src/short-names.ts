/** How addresses call the place where the short name of an organisation stands. */
const places = new Set([':org', ':slug', ':organisation']);
const isWord = (segment: string) => /^[a-z0-9-]+$/.test(segment);

/** Words that some address has where another has the short name of an organisation: a body called so would have no address of its own. */
export function wordsBesideShortNames(addresses: readonly string[]): string[] {
  const paths = addresses.map((address) => address.split('/'));
  const before = new Set(paths.flatMap((segments) => segments.flatMap((segment, at) => (places.has(segment) ? [segments.slice(0, at).join('/')] : []))));
  return [...new Set(paths.flatMap((segments) => segments.filter((segment, at) => isWord(segment) && before.has(segments.slice(0, at).join('/')))))].toSorted();
}
