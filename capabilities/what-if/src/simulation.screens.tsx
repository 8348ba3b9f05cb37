import { ArrowsSplitIcon, lazily, type Screen } from '@comu/design';

const help = {
  ca: 'Un estudi aprèn del que ja ha passat: quants casos entren, per on van, qui fa cada pas i quant triga. Amb això se simula què passaria si alguna cosa es fes d’una altra manera.\n\nAbans de creure-us-ho, mireu si el model imita bé el passat: us ho diem sempre.\n\nCada resultat és un interval i no una xifra exacta, perquè cap any és igual que un altre.',
  es: 'Un estudio aprende de lo que ya ha pasado: cuántos casos entran, por dónde van, quién hace cada paso y cuánto tarda. Con eso se simula qué pasaría si algo se hiciera de otra manera.\n\nAntes de creerlo, mire si el modelo imita bien el pasado: se lo decimos siempre.\n\nCada resultado es un intervalo y no una cifra exacta, porque ningún año es igual que otro.',
  en: 'A study learns from what has happened: how many cases come in, which ways they go, who does each step and how long it takes. From that it simulates what would happen if something were done otherwise.\n\nBefore you believe it, see whether the model imitates the past well: it is always told.\n\nEach result is an interval and not an exact figure, because no year is like another.',
};
const title = { ca: 'Què passaria si', es: 'Qué pasaría si', en: 'What if' };

export const screens: readonly Screen[] = [
  { path: '/o/:org/que-passaria-si', title, permission: 'simulation.read', nav: { place: 'data', order: 51, icon: ArrowsSplitIcon }, help, component: lazily(() => import('./screens/home.tsx'), 'WhatIfHome') },
  { path: '/o/:org/que-passaria-si/nou', title: { ca: 'Comença un estudi', es: 'Empezar un estudio', en: 'Begin a study' }, permission: 'simulation.run', help, component: lazily(() => import('./screens/begin.tsx'), 'BeginStudy') },
  { path: '/o/:org/que-passaria-si/:study', title, permission: 'simulation.read', help, component: lazily(() => import('./screens/study.tsx'), 'WhatIfStudy') },
];
