import { lazily, SignatureIcon, type Screen } from '@comu/design';

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
];
