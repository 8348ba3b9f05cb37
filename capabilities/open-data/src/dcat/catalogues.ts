import type { Quad } from 'n3';
import { addressOf, catalogueQuads, serviceQuads } from './dcat.ts';
import type { CatalogueDescription } from './describe.ts';

/** A catalogue with no datasets of its own, which leads to those of others. */
export type CatalogueOfCatalogues = Omit<CatalogueDescription, 'datasets' | 'place'>;

/** A catalogue that leads to others (DCAT 3, 6.3: `dcat:catalog`), each told as it tells itself but for its datasets, which are named: whoever harvests one asks it at its own address. */
export function dcatOfCatalogues(whole: CatalogueOfCatalogues, catalogues: readonly CatalogueDescription[]): Quad[] {
  const told = { ...whole, datasets: catalogues.flatMap(({ datasets }) => datasets), place: null };
  const served = catalogues.flatMap(({ address, datasets }) => datasets.map(({ code }) => addressOf.dataset(address, code)));
  return [
    ...catalogueQuads({ ...told, datasets: [] }, { others: catalogues.map(({ address }) => address) }), ...serviceQuads(told, served),
    // A publisher that tells two catalogues is told once.
    ...once(catalogues.flatMap((each) => catalogueQuads({ ...each, service: null }, { contact: false }))),
  ];
}

function once(quads: readonly Quad[]): Quad[] {
  const seen = new Set<string>();
  return quads.filter(({ subject, predicate, object }) => { const key = `${subject.value} ${predicate.value} ${object.termType} ${object.value} ${object.termType === 'Literal' ? object.language : ''}`; return !seen.has(key) && seen.add(key); });
}
