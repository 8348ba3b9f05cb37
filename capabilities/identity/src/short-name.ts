import { inputRefused, words, type Context } from '@comu/kernel';

/** What is said of a short name that an address of the house already has. */
export const takenByAnAddress = (slug: string) => ({
  rule: 'slug:reserved', remedy: words(`«${slug}» ja és una adreça d’aquesta instal·lació: doneu a l’ens un altre nom curt, com ara el tipus i el nom (ajuntament-de-${slug}).`, `«${slug}» ya es una dirección de esta instalación: dé al ente otro nombre corto, como el tipo y el nombre (ayuntamiento-de-${slug}).`, `“${slug}” is already an address of this installation: give the organisation another short name, such as its kind and name (council-of-${slug}).`),
});

/** Refuses a short name that an address of the house already has, for the body would have none of its own. */
export function mustBeFree({ house }: Pick<Context, 'house'>, slug: string, field: string): void {
  if (house.reserved.has(slug)) throw inputRefused([{ field, ...takenByAnAddress(slug) }]);
}
