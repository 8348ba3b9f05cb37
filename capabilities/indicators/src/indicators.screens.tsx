import { BellIcon, ChartBarIcon, lazily, type Screen, type Text } from '@comu/design';
import { say } from './words.ts';

const help: Text = say(
  'Cada indicador es declara una vegada: fórmula, unitat, font i quants municipis han de tenir dades perquè es publiqui. «Per què?» diu d’on surt cada xifra. El que no té dades no és mai un zero.\n\nObriu un municipi per veure’l al costat dels de la seva mida o comarca.',
  'Cada indicador se declara una vez: fórmula, unidad, fuente y cuántos municipios deben tener datos para que se publique. «¿Por qué?» dice de dónde sale cada cifra. Lo que no tiene datos nunca es un cero.\n\nAbra un municipio para verlo al lado de los de su tamaño o comarca.',
  'Each indicator is declared once: formula, unit, source and how many municipalities need data for it to be published. “Why?” says where each figure comes from. What has no data is never zero.\n\nOpen a municipality to see it beside those of its size or county.');

const reactionHelp: Text = say(
  'Una reacció vigila una xifra o un conjunt de dades i, quan passa d’un llindar o incompleix, avisa, encarrega una tasca o inicia un procés.\n\nSalta una vegada i no es repeteix mentre dura. Quan torna a la normalitat, es diu. El que falla es torna a provar sol i es pot tornar a provar a mà.',
  'Una reacción vigila una cifra o un conjunto de datos y, cuando pasa de un umbral o incumple, avisa, encarga una tarea o inicia un proceso.\n\nSalta una vez y no se repite mientras dura. Cuando vuelve a la normalidad, se dice. Lo que falla se vuelve a intentar solo y se puede volver a intentar a mano.',
  'A reaction watches a figure or a dataset and, when a level is crossed or a promise broken, it tells, gives a task or starts a process.\n\nIt goes off once and is not repeated while it lasts. When it is back to normal, it is told. What fails is tried again by itself and can be tried again by hand.');

export const screens: readonly Screen[] = [
  { path: '/o/:org/indicadors', title: say('Indicadors', 'Indicadores', 'Indicators'), help, permission: 'indicators.read', nav: { place: 'data', order: 20, icon: ChartBarIcon }, component: lazily(() => import('./screens/list.tsx'), 'Indicators') },
  { path: '/o/:org/indicadors/fitxa/:code', title: say('Indicador', 'Indicador', 'Indicator'), help, permission: 'indicators.read', component: lazily(() => import('./screens/indicator.tsx'), 'IndicatorPage') },
  { path: '/o/:org/indicadors/nou', title: say('Nou indicador', 'Nuevo indicador', 'New indicator'), help, permission: 'indicators.manage', component: lazily(() => import('./screens/declare.tsx'), 'DeclarePage') },
  { path: '/o/:org/indicadors/fitxa/:code/canvia', title: say('Canvia l’indicador', 'Cambiar el indicador', 'Change the indicator'), help, permission: 'indicators.manage', component: lazily(() => import('./screens/declare.tsx'), 'DeclarePage') },
  { path: '/o/:org/indicadors/fitxa/:code/valor/:place/:period', title: say('Per què aquesta xifra', 'Por qué esta cifra', 'Why this figure'), help, permission: 'indicators.read', component: lazily(() => import('./screens/value.tsx'), 'ValuePage') },
  { path: '/o/:org/indicadors/municipi', title: say('Municipi', 'Municipio', 'Municipality'), help, permission: 'indicators.read', component: lazily(() => import('./screens/place.tsx'), 'PlacePage') },
  { path: '/o/:org/indicadors/municipi/:place', title: say('Municipi', 'Municipio', 'Municipality'), help, permission: 'indicators.read', component: lazily(() => import('./screens/place.tsx'), 'PlacePage') },
  { path: '/o/:org/reaccions', title: say('Reaccions', 'Reacciones', 'Reactions'), help: reactionHelp, permission: 'indicators.read', nav: { place: 'data', order: 35, icon: BellIcon }, component: lazily(() => import('./screens/reactions.tsx'), 'Reactions') },
  { path: '/o/:org/reaccions/nova', title: say('Nova reacció', 'Nueva reacción', 'New reaction'), help: reactionHelp, permission: 'indicators.manage', component: lazily(() => import('./screens/reaction-form.tsx'), 'ReactionFormPage') },
  { path: '/o/:org/reaccions/:id', title: say('Reacció', 'Reacción', 'Reaction'), help: reactionHelp, permission: 'indicators.read', component: lazily(() => import('./screens/reaction.tsx'), 'ReactionPage') },
  { path: '/o/:org/reaccions/:id/canvia', title: say('Canvia la reacció', 'Cambiar la reacción', 'Change the reaction'), help: reactionHelp, permission: 'indicators.manage', component: lazily(() => import('./screens/reaction-form.tsx'), 'ReactionFormPage') },
];
