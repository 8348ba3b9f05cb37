import { refusal } from '@comu/kernel';

export const noInterested = refusal('registry.no-interested', {
  status: 422, rule: 'Llei 39/2015, art. 66.1.a',
  says: {
    ca: 'Falta l’interessat: tot assentament diu qui presenta o a qui s’adreça. Afegiu-lo.',
    es: 'Falta el interesado: todo asiento dice quién presenta o a quién se dirige. Añádalo.',
    en: 'The interested party is missing: every entry says who presents or who is addressed. Add them.',
  },
});
export const attachmentMissing = refusal('registry.attachment-missing', {
  status: 422,
  says: {
    ca: 'El fitxer “{name}” no és en aquest ens. Torneu-lo a pujar i continueu: la resta es conserva.',
    es: 'El fichero «{name}» no está en este ente. Vuelva a subirlo y continúe: el resto se conserva.',
    en: 'The file “{name}” is not in this organisation. Upload it again and go on: the rest is kept.',
  },
});
export const alreadyAnnulled = refusal('registry.already-annulled', {
  says: {
    ca: 'L’assentament {code} ja està anul·lat.', es: 'El asiento {code} ya está anulado.', en: 'The entry {code} is already annulled.',
  },
});
export const noSuchCode = refusal('registry.no-such-code', {
  status: 404,
  says: {
    ca: 'Cap document d’aquest ens no té aquest codi. Reviseu-lo: el trobareu al marge de cada pàgina.',
    es: 'Ningún documento de este ente tiene este código. Revíselo: lo encontrará en el margen de cada página.',
    en: 'No document of this organisation has this code. Check it: it is in the margin of each page.',
  },
});
