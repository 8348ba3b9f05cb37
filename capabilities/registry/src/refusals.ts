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
export const annulmentStays = refusal('registry.annulment-stays', {
  says: {
    ca: 'L’assentament {code} n’anul·la un altre i no es pot anul·lar. Si cal, torneu a registrar el que es va anul·lar per error.', es: 'El asiento {code} anula otro y no se puede anular. Si procede, vuelva a registrar lo que se anuló por error.', en: 'The entry {code} annuls another and cannot be annulled. If need be, register again what was annulled by mistake.',
  },
});
export const presentedLater = refusal('registry.presented-later', {
  status: 422, rule: 'Llei 39/2015, art. 31.2',
  says: {
    ca: 'El moment de presentació encara no ha arribat. Reviseu el dia i l’hora: només pot ser anterior a ara.', es: 'El momento de presentación todavía no ha llegado. Revise el día y la hora: solo puede ser anterior a ahora.', en: 'The moment of filing has not come yet. Check day and hour: it can only be before now.',
  },
});
export const alreadyThere = refusal('registry.already-there', {
  says: { ca: 'L’assentament {code} ja és en aquesta unitat. Trieu-ne una altra.', es: 'El asiento {code} ya está en esta unidad. Elija otra.', en: 'The entry {code} is already in this unit. Choose another.' },
});
export const unitClosed = refusal('registry.unit-closed', {
  says: { ca: 'La unitat {unit} està tancada i no pot rebre res. Trieu-ne una altra.', es: 'La unidad {unit} está cerrada y no puede recibir nada. Elija otra.', en: 'The unit {unit} is closed and can receive nothing. Choose another.' },
});
export const bookTooLong = refusal('registry.book-too-long', {
  status: 413,
  says: { ca: 'El període té més de {most} assentaments i no cap en un sol PDF. Feu-ne un per a cada trimestre o mes.', es: 'El período tiene más de {most} asientos y no cabe en un solo PDF. Haga uno por cada trimestre o mes.', en: 'The period holds more than {most} entries and does not fit one PDF. Make one for each quarter or month.' },
});
export const yearNotOver = refusal('registry.year-not-over', {
  says: { ca: 'L’any {year} encara no s’ha acabat: el llibre es tanca quan acaba l’any.', es: 'El año {year} todavía no ha terminado: el libro se cierra cuando termina el año.', en: 'The year {year} is not over: its book is closed when it ends.' },
});
export const noSuchBook = refusal('registry.no-such-book', {
  status: 404, says: { ca: 'No hi ha cap llibre de {year}: no s’hi va anotar res.', es: 'No hay ningún libro de {year}: no se anotó nada.', en: 'There is no book of {year}: nothing was entered in it.' },
});
export const waitsNowhere = refusal('registry.waits-nowhere', {
  says: { ca: 'L’assentament {code} ja no espera ningú: algú se n’ha fet càrrec, és en un expedient o s’ha traslladat.', es: 'El asiento {code} ya no espera a nadie: alguien se ha hecho cargo, está en un expediente o se ha trasladado.', en: 'The entry {code} waits for nobody any more: somebody accepted it, a case holds it or it was sent on.' },
});
export const notYourUnit = refusal('registry.not-your-unit', {
  status: 403, says: { ca: 'L’assentament {code} espera algú de {unit}, i vós no hi treballeu. Si us toca, que us el traslladin.', es: 'El asiento {code} espera a alguien de {unit}, donde usted no trabaja. Si le corresponde, que se lo trasladen.', en: 'The entry {code} waits for somebody of {unit}, where you do not work. If it is yours, have it transferred.' },
});
export const noSuchCode = refusal('registry.no-such-code', {
  status: 404,
  says: {
    ca: 'Cap document d’aquest ens no té aquest codi. Reviseu-lo: el trobareu al marge de cada pàgina.',
    es: 'Ningún documento de este ente tiene este código. Revíselo: lo encontrará en el margen de cada página.',
    en: 'No document of this organisation has this code. Check it: it is in the margin of each page.',
  },
});
