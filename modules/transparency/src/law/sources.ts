/** Texts that the items were read against: what each is, where it is and when it was read. */
export const sources = {
  'llei-19-2014': { name: 'Llei 19/2014, text consolidat (BOE-A-2015-470)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-2015-470', readOn: '2026-11-28' },
  'llei-19-2013': { name: 'Llei 19/2013, text consolidat (BOE-A-2013-12887)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-2013-12887', readOn: '2026-11-28' },
  lbrl: { name: 'Llei 7/1985 (LBRL), còpia del text consolidat (BOE-A-1985-5392)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-1985-5392', readOn: '2026-11-29' },
  'llei-7-2021': { name: 'Llei 7/2021, còpia del text consolidat (BOE-A-2021-8447)', url: 'https://www.boe.es/buscar/act.php?id=BOE-A-2021-8447', readOn: '2026-11-29' },
  'rd-635-2014': { name: 'Ajuntament de Riba-roja de Túria, que transcriu l’art. 6.2 del RD 635/2014', url: 'http://ribarroja.es/hisenda/periode_mitja_de_pagament_a_proveidors', readOn: '2026-11-29' },
  'aoc-acords': { name: 'Consorci AOC, “Què ha d’incloure l’ítem Acords dels òrgans de govern”', url: 'https://suport-governobert.aoc.cat/hc/ca/articles/13363503104157', readOn: '2026-11-28' },
  'rat-estat': { name: 'Portal de la transparència de l’Estat, que transcriu l’art. 31 de la LO 3/2018', url: 'https://transparencia.gob.es/transparencia/ca/transparencia_Home/index/PublicidadActiva/OrganizacionYEmpleo/Registro-Tratamiento.html', readOn: '2026-11-28' },
} as const;
export type Source = keyof typeof sources;
