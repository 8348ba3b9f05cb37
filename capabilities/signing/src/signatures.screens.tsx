import { KeyIcon, lazily, ShieldCheckIcon, SignatureIcon, type Screen } from '@comu/design';

const help = {
  ca: 'Aquí hi ha el que espera la vostra signatura. Obriu cada document, llegiu-lo i signeu-lo amb la contrasenya del vostre certificat; si no hi esteu d’acord, rebutgeu-lo i digueu per què.\n\nSi n’hi ha més d’un, marqueu-los i signeu-los tots amb una sola contrasenya. La contrasenya no es desa enlloc.',
  es: 'Aquí está lo que espera su firma. Abra cada documento, léalo y fírmelo con la contraseña de su certificado; si no está de acuerdo, rechácelo y diga por qué.\n\nSi hay más de uno, márquelos y fírmelos todos con una sola contraseña. La contraseña no se guarda en ningún sitio.',
  en: 'Here is what awaits your signature. Open each document, read it and sign it with the passphrase of your certificate; if you disagree, refuse it and say why.\n\nIf there are several, tick them and sign them all with one passphrase. The passphrase is kept nowhere.',
};

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/sign', title: { ca: 'Per signar', es: 'Para firmar', en: 'To sign' }, help, permission: 'signatures.sign', nav: { place: 'signature', order: 1, icon: SignatureIcon },
    component: lazily(() => import('./screens/tray.tsx'), 'Tray'),
  },
  { path: '/o/:org/sign/:id', title: { ca: 'Signeu', es: 'Firme', en: 'Sign' }, help, permission: 'signatures.sign', component: lazily(() => import('./screens/sign-one.tsx'), 'SignOne') },
  {
    path: '/o/:org/check-signatures', title: { ca: 'Comprova signatures', es: 'Comprueba firmas', en: 'Check signatures' }, permission: 'signatures.read', nav: { place: 'signature', order: 10, icon: ShieldCheckIcon },
    help: {
      ca: 'Deixeu-hi un PDF signat, d’aquí o de fora. Us diem qui l’ha signat, quan, amb quin certificat, si el certificat era vigent i si el document ha canviat des d’aleshores.\n\n«No confirmat» no vol dir fals: falta alguna dada per estar-ne segurs, com ara qui va emetre el certificat. Cada signatura ho explica.',
      es: 'Deje aquí un PDF firmado, de aquí o de fuera. Le decimos quién lo ha firmado, cuándo, con qué certificado, si el certificado era vigente y si el documento ha cambiado desde entonces.\n\n«No confirmado» no quiere decir falso: falta algún dato para estar seguros, como quién emitió el certificado. Cada firma lo explica.',
      en: 'Drop a signed PDF here, ours or not. We tell who signed it, when, with which certificate, whether the certificate was in force and whether the document has changed since.\n\n“Not confirmed” does not mean false: something needed to be sure is missing, such as who issued the certificate. Each signature explains it.',
    },
    component: lazily(() => import('./screens/check-signatures.tsx'), 'CheckSignatures'),
  },
  {
    path: '/o/:org/certificate', title: { ca: 'El meu certificat', es: 'Mi certificado', en: 'My certificate' }, permission: 'signatures.sign', nav: { place: 'signature', order: 20, icon: KeyIcon },
    help: {
      ca: 'El certificat amb què signeu en nom d’aquest ens. Podeu fer-ne un aquí o afegir el vostre (T-CAT, idCAT, FNMT). La clau queda tancada amb la vostra contrasenya, que no es desa.',
      es: 'El certificado con el que firma en nombre de este ente. Puede hacer uno aquí o añadir el suyo (T-CAT, idCAT, FNMT). La clave queda cerrada con su contraseña, que no se guarda.',
      en: 'The certificate with which you sign for this body. Make one here or add your own (T-CAT, idCAT, FNMT). Its key is locked by your passphrase, which is not kept.',
    },
    component: lazily(() => import('./screens/my-certificate.tsx'), 'MyCertificate'),
  },
];
