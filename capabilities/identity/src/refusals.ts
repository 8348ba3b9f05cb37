import { refusal } from '@comu/kernel';

export const wrongPassword = refusal('identity.wrong-password', {
  status: 401,
  says: {
    ca: 'L’adreça o la contrasenya no són correctes. Reviseu-les; si no la recordeu, demaneu un enllaç nou a qui administra el vostre ens.',
    es: 'La dirección o la contraseña no son correctas. Revíselas; si no la recuerda, pida un enlace nuevo a quien administra su ente.',
    en: 'The address or the password is not right. Check them; if you do not remember it, ask your organisation’s administrator for a new link.',
  },
});
export const locked = refusal('identity.locked', {
  status: 423,
  says: {
    ca: 'Hi ha hagut 5 intents fallits seguits amb aquesta adreça i s’ha bloquejat. Torneu-ho a provar d’aquí a {minutes} minuts o entreu amb una clau d’accés.',
    es: 'Ha habido 5 intentos fallidos seguidos con esta dirección y se ha bloqueado. Vuelva a intentarlo en {minutes} minutos o entre con una clave de acceso.',
    en: 'There were 5 failed attempts in a row with this address and it is locked. Try again in {minutes} minutes, or sign in with a passkey.',
  },
});
export const noMembership = refusal('identity.no-membership', {
  status: 403,
  says: {
    ca: 'Avui no consteu a cap ens. Si us hi acabeu d’incorporar, demaneu a qui l’administra que us hi vinculi.',
    es: 'Hoy no consta en ningún ente. Si acaba de incorporarse, pida a quien lo administra que le vincule.',
    en: 'You belong to no organisation today. If you have just joined one, ask its administrator to add you.',
  },
});
export const alreadyInUse = refusal('identity.already-in-use', {
  says: {
    ca: 'Aquesta instal·lació ja té persones: el primer administrador només es crea quan és buida. Demaneu accés a qui l’administra.',
    es: 'Esta instalación ya tiene personas: el primer administrador solo se crea cuando está vacía. Pida acceso a quien la administra.',
    en: 'This installation already has people: the first administrator is created only while it is empty. Ask its administrator for access.',
  },
});
