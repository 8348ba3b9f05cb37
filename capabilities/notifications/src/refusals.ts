import { refusal } from '@comu/kernel';

export const notSigned = refusal('notifications.not-signed', {
  status: 422, rule: 'Llei 39/2015, arts. 26.2.e i 40.2',
  says: {
    ca: '“{title}” encara no està signat: només es notifiquen actes signats. Demaneu-ne la signatura o segelleu-lo i torneu a notificar.',
    es: '«{title}» aún no está firmado: solo se notifican actos firmados. Pida su firma o séllelo y vuelva a notificar.',
    en: '“{title}” is not signed yet: only signed acts are notified. Request its signature or seal it, then notify again.',
  },
});
export const annexIsDraft = refusal('notifications.annex-is-draft', {
  status: 422,
  says: {
    ca: 'L’annex “{title}” encara és un esborrany. Doneu-lo per definitiu o traieu-lo.',
    es: 'El anexo «{title}» aún es un borrador. Delo por definitivo o quítelo.',
    en: 'The annex “{title}” is still a draft. Make it final or leave it out.',
  },
});
export const toOneself = refusal('notifications.to-oneself', {
  status: 422,
  says: {
    ca: 'Un ens no es notifica a si mateix. Trieu un altre destinatari.',
    es: 'Un ente no se notifica a sí mismo. Elija otro destinatario.',
    en: 'A body does not notify itself. Choose another addressee.',
  },
});
export const identityMissing = refusal('notifications.identity-missing', {
  status: 422, rule: 'Llei 39/2015, art. 41.1',
  says: {
    ca: 'Falta el NIF o el passaport de {name}: sense identificar-se no podria obrir la notificació. Afegiu-lo o notifiqueu en paper.',
    es: 'Falta el NIF o el pasaporte de {name}: sin identificarse no podría abrir la notificación. Añádalo o notifique en papel.',
    en: 'The identity number of {name} is missing: nobody could open the notification without it. Add it or notify on paper.',
  },
});
export const notAnExit = refusal('notifications.not-an-exit', {
  status: 422,
  says: {
    ca: '{code} no és un assentament de sortida. Trieu-ne un de sortida, o no en trieu cap i se’n farà un de nou.',
    es: '{code} no es un asiento de salida. Elija uno de salida, o no elija ninguno y se hará uno nuevo.',
    en: '{code} is not an exit entry. Choose an exit, or choose none and a new one will be made.',
  },
});
export const notReceived = refusal('notifications.not-received', {
  says: {
    ca: 'Aquesta notificació l’heu enviada: només la pot obrir o rebutjar el destinatari.',
    es: 'Esta notificación la ha enviado este ente: solo la puede abrir o rechazar el destinatario.',
    en: 'This notification was sent from here: only its addressee may open or refuse it.',
  },
});
export const alreadySettled = refusal('notifications.already-settled', {
  rule: 'Llei 39/2015, arts. 41.5 i 43.2',
  says: {
    ca: 'La notificació {number} ja està resolta. {ca}',
    es: 'La notificación {number} ya está resuelta. {es}',
    en: 'Notification {number} is already settled. {en}',
  },
});
export const notAddressee = refusal('notifications.not-addressee', {
  status: 404,
  says: {
    ca: 'No hi ha cap notificació per a vós amb aquesta referència. Reviseu l’enllaç i amb quina identitat heu entrat.',
    es: 'No hay ninguna notificación para usted con esta referencia. Revise el enlace y con qué identidad ha entrado.',
    en: 'There is no notification for you with this reference. Check the link and the identity you signed in with.',
  },
});
export const noSuchCode = refusal('notifications.no-such-code', {
  status: 404,
  says: {
    ca: 'Cap certificat d’aquest ens no té aquest codi. Reviseu-lo: el trobareu al marge de cada pàgina.',
    es: 'Ningún certificado de este ente tiene este código. Revíselo: lo encontrará en el margen de cada página.',
    en: 'No certificate of this organisation has this code. Check it: it is in the margin of each page.',
  },
});
