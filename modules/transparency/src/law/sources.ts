/** Texts that the items were read against: what each is, where it is and when it was read. */
export const sources = {
  'llei-19-2014': { name: 'Llei 19/2014, text consolidat (BOE-A-2015-470)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-2015-470', readOn: '2026-11-28' },
  'llei-19-2013': { name: 'Llei 19/2013, text consolidat (BOE-A-2013-12887)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-2013-12887', readOn: '2026-11-28' },
  'aoc-acords': { name: 'Consorci AOC, “Què ha d’incloure l’ítem Acords dels òrgans de govern”', url: 'https://suport-governobert.aoc.cat/hc/ca/articles/13363503104157', readOn: '2026-11-28' },
  'rat-estat': { name: 'Portal de la transparència de l’Estat, que transcriu l’art. 31 de la LO 3/2018', url: 'https://transparencia.gob.es/transparencia/ca/transparencia_Home/index/PublicidadActiva/OrganizacionYEmpleo/Registro-Tratamiento.html', readOn: '2026-11-28' },
} as const;
export type Source = keyof typeof sources;
