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
export const elsewhereUnproven = refusal('identity.elsewhere-unproven', {
  says: {
    ca: 'L’adreça {email} ja és d’una persona d’un altre ens que encara no l’ha comprovada. Feu que hi entri amb l’enllaç que ha rebut per correu, o demaneu-ho a la diputació.',
    es: 'La dirección {email} ya es de una persona de otro ente que todavía no la ha comprobado. Haga que entre con el enlace recibido por correo, o pídalo a la diputación.',
    en: 'The address {email} already belongs to somebody of another organisation who has not proven it yet. Have them sign in with the link they got by e-mail, or ask the provincial council.',
  },
});
export const linkNotShown = refusal('identity.link-not-shown', {
  status: 403,
  says: {
    ca: 'Aquesta persona també treballa en altres ens: l’enllaç només li pot arribar per correu. Torneu a enviar la invitació o demaneu-ho a la diputació.',
    es: 'Esta persona también trabaja en otros entes: el enlace solo puede llegarle por correo. Vuelva a enviar la invitación o pídalo a la diputación.',
    en: 'This person also works for other organisations: the link may reach them by e-mail only. Send the invitation again or ask the provincial council.',
  },
});
export const badInvitation = refusal('identity.bad-invitation', {
  status: 410,
  says: {
    ca: 'Aquest enllaç no serveix: ja s’ha fet servir o ha caducat. Demaneu-ne un de nou a qui administra el vostre ens.',
    es: 'Este enlace no sirve: ya se ha usado o ha caducado. Pida uno nuevo a quien administra su ente.',
    en: 'This link does not work: it has been used or has expired. Ask your organisation’s administrator for a new one.',
  },
});
export const alreadyEnded = refusal('identity.already-ended', {
  says: {
    ca: 'Ja va acabar el {day}. Si cal, creeu-ne una de nova.',
    es: 'Ya terminó el {day}. Si es necesario, cree una nueva.',
    en: 'It already ended on {day}. If need be, create a new one.',
  },
});
export const lastAdministrator = refusal('identity.last-administrator', {
  says: {
    ca: 'Seria l’última persona que administra l’ens. Vinculeu-ne primer una altra amb el rol d’administració.',
    es: 'Sería la última persona que administra el ente. Vincule antes a otra con el rol de administración.',
    en: 'This would be the last administrator of the organisation. First add another person with the administrator role.',
  },
});
export const onlyProvincial = refusal('identity.only-provincial', {
  status: 403,
  says: {
    ca: 'Només la diputació pot donar d’alta ens. Demaneu-l’hi.',
    es: 'Solo la diputación puede dar de alta entes. Pídaselo.',
    en: 'Only the provincial council can add organisations. Ask them.',
  },
});
export const notTheirs = refusal('identity.not-theirs', {
  rule: 'Llei 40/2015, art. 9.5',
  says: {
    ca: '{person} no té avui per rol propi el permís «{permission}»: no es pot delegar el que no es té ni el que es té per delegació. Traieu-lo o canvieu qui delega.',
    es: '{person} no tiene hoy por rol propio el permiso «{permission}»: no se puede delegar lo que no se tiene ni lo que se tiene por delegación. Quítelo o cambie quién delega.',
    en: '{person} does not hold the permission “{permission}” today by a role of their own: nobody delegates what they lack or hold by delegation. Remove it or change the delegator.',
  },
});
export const notOfTheBody = refusal('identity.not-of-the-body', {
  says: {
    ca: '{person} no treballa per a l’ens el {day}. Vinculeu-lo abans o canvieu les dates.',
    es: '{person} no trabaja para el ente el {day}. Vincúlelo antes o cambie las fechas.',
    en: '{person} does not work for the organisation on {day}. Add them first or change the dates.',
  },
});
export const moreThanMine = refusal('identity.more-than-mine', {
  status: 403,
  says: {
    ca: 'No podeu donar el permís «{permission}» perquè no el teniu. Traieu-lo o demaneu-ho a qui el tingui.',
    es: 'No puede dar el permiso «{permission}» porque no lo tiene. Quítelo o pídalo a quien lo tenga.',
    en: 'You cannot give the permission “{permission}” because you do not hold it. Remove it or ask somebody who does.',
  },
});
export const ceremonyOver = refusal('identity.ceremony-over', {
  status: 410,
  says: {
    ca: 'Ha passat massa temps o ja s’havia fet. Torneu a començar.',
    es: 'Ha pasado demasiado tiempo o ya se había hecho. Vuelva a empezar.',
    en: 'It took too long or was already done. Start again.',
  },
});
export const passkeyRefused = refusal('identity.passkey-refused', {
  status: 401,
  says: {
    ca: 'Aquesta clau d’accés no ha servit. Torneu-ho a provar amb la clau d’aquest lloc o entreu amb contrasenya.',
    es: 'Esta clave de acceso no ha servido. Vuelva a intentarlo con la clave de este sitio o entre con contraseña.',
    en: 'This passkey did not work. Try again with the one for this site, or sign in with your password.',
  },
});
export const providerAway = refusal('identity.provider-away', {
  status: 503,
  says: {
    ca: '{provider} no respon ara mateix. Entreu amb contrasenya o clau d’accés, o torneu-ho a provar d’aquí a uns minuts.',
    es: '{provider} no responde ahora mismo. Entre con contraseña o clave de acceso, o vuelva a intentarlo en unos minutos.',
    en: '{provider} does not answer right now. Sign in with a password or a passkey, or try again in a few minutes.',
  },
});
export const providerRefused = refusal('identity.provider-refused', {
  status: 401,
  says: {
    ca: '{provider} no ha confirmat qui sou. Torneu a començar; si continua, aviseu qui administra el vostre ens.',
    es: '{provider} no ha confirmado quién es. Vuelva a empezar; si continúa, avise a quien administra su ente.',
    en: '{provider} did not confirm who you are. Start again; if it goes on, tell your organisation’s administrator.',
  },
});
export const strangerOutside = refusal('identity.stranger', {
  status: 403,
  says: {
    ca: '{provider} us identifica, però cap persona d’aquí té la vostra adreça comprovada. Demaneu a qui administra el vostre ens que us convidi.',
    es: '{provider} le identifica, pero ninguna persona de aquí tiene su dirección comprobada. Pida a quien administra su ente que le invite.',
    en: '{provider} knows you, but nobody here has your verified address. Ask your organisation’s administrator to invite you.',
  },
});
export const toThemselves = refusal('identity.delegation-to-oneself', {
  status: 403,
  says: {
    ca: 'No podeu registrar una delegació a favor vostre. Ha de fer-ho qui delega o una altra persona amb aquest permís.',
    es: 'No puede registrar una delegación a su favor. Debe hacerlo quien delega u otra persona con este permiso.',
    en: 'You cannot record a delegation in your own favour. The delegator or another person with this permission has to do it.',
  },
});
export const worksElsewhereToo = refusal('identity.works-elsewhere-too', {
  status: 403,
  says: {
    ca: 'Aquesta persona també treballa en altres ens i les seves dades són de tots. Demaneu el canvi a la diputació.',
    es: 'Esta persona también trabaja en otros entes y sus datos son de todos. Pida el cambio a la diputación.',
    en: 'This person also works for other organisations, and their details belong to all. Ask the provincial council for the change.',
  },
});
