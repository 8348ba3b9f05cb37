/** What the addresses of the whole province have where those of a body have its short name: its catalogue, the comparison of the portals and the map. */
export const provinceWords = { whole: 'provincia', compared: 'portals', map: 'mapa' } as const;
export const provincePath = `/dades/${provinceWords.whole}` as const;
