import { ChartBarIcon, lazily, type Screen, type Text } from '@comu/design';
import { say } from './words.ts';

const help: Text = say(
  'Cada indicador es declara una vegada: fórmula, unitat, font i quants municipis han de tenir dades perquè es publiqui. «Per què?» diu d’on surt cada xifra. El que no té dades no és mai un zero.\n\nObriu un municipi per veure’l al costat dels de la seva mida o comarca.',
  'Cada indicador se declara una vez: fórmula, unidad, fuente y cuántos municipios deben tener datos para que se publique. «¿Por qué?» dice de dónde sale cada cifra. Lo que no tiene datos nunca es un cero.\n\nAbra un municipio para verlo al lado de los de su tamaño o comarca.',
  'Each indicator is declared once: formula, unit, source and how many municipalities need data for it to be published. “Why?” says where each figure comes from. What has no data is never zero.\n\nOpen a municipality to see it beside those of its size or county.');

export const screens: readonly Screen[] = [
  { path: '/o/:org/indicadors', title: say('Indicadors', 'Indicadores', 'Indicators'), help, permission: 'indicators.read', nav: { place: 'data', order: 20, icon: ChartBarIcon }, component: lazily(() => import('./screens/list.tsx'), 'Indicators') },
  { path: '/o/:org/indicadors/fitxa/:code', title: say('Indicador', 'Indicador', 'Indicator'), help, permission: 'indicators.read', component: lazily(() => import('./screens/indicator.tsx'), 'IndicatorPage') },
  { path: '/o/:org/indicadors/municipi', title: say('Municipi', 'Municipio', 'Municipality'), help, permission: 'indicators.read', component: lazily(() => import('./screens/place.tsx'), 'PlacePage') },
  { path: '/o/:org/indicadors/municipi/:place', title: say('Municipi', 'Municipio', 'Municipality'), help, permission: 'indicators.read', component: lazily(() => import('./screens/place.tsx'), 'PlacePage') },
];
