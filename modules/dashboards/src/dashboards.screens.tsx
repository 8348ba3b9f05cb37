import { ColumnsIcon, MagnifyingGlassIcon, lazily, type Screen, type Text } from '@comu/design';
import { say } from './words.ts';

const help: Text = say(
  'Un quadre ajunta gràfics, xifres, taules i text. Els indicadors es posen al dia sols.\n\nPer fer-ne un: Nou quadre, afegiu-hi peces i desplaceu-les amb Abans i Després. Qualsevol pas es desfà amb Ctrl+Z. En un text, Posa-hi una xifra hi deixa una xifra que es posa al dia. Es pot enviar per correu i incrustar un gràfic en una altra pàgina.\n\nAnota una decisió desa el que s’ha decidit amb les xifres d’aquell moment.',
  'Un cuadro junta gráficos, cifras, tablas y texto. Los indicadores se actualizan solos.\n\nPara hacer uno: Nuevo cuadro, añada piezas y muévalas con Antes y Después. Cualquier paso se deshace con Ctrl+Z. En un texto, Poner una cifra deja en él una cifra que se actualiza. Se puede enviar por correo e incrustar un gráfico en otra página.\n\nAnotar una decisión guarda lo decidido con las cifras de aquel momento.',
  'A dashboard brings together charts, figures, tables and text. Indicators keep themselves up to date.\n\nTo make one: New dashboard, add parts and move them with Before and After. Any step is undone with Ctrl+Z. In a text, Put in a figure leaves a figure that keeps itself up to date. It can be sent by e-mail and a chart can be embedded in another page.\n\nRecord a decision keeps what was decided with the figures of that moment.');
const compose = lazily(() => import('./screens/compose.tsx'), 'ComposePage');

const askHelp: Text = say(
  'Escriviu què voleu saber: «població per comarca 2024», «quants expedients oberts per unitat». Sota la pregunta es veu com s’ha entès; cada peça es pot canviar.\n\nLa resposta es pot desar en un quadre. L’SQL és a la vista.',
  'Escriba qué quiere saber: «población por comarca 2024», «cuántos expedientes abiertos por unidad». Bajo la pregunta se ve cómo se ha entendido; cada pieza se puede cambiar.\n\nLa respuesta se puede guardar en un cuadro. El SQL está a la vista.',
  'Write what you want to know: “population by county 2024”, “how many open cases by unit”. Below the question you see how it was understood; each piece can be changed.\n\nThe answer can be kept on a dashboard. The SQL is in sight.');

export const screens: readonly Screen[] = [
  { path: '/o/:org/pregunta', title: say('Pregunta a les dades', 'Preguntar a los datos', 'Ask the data'), help: askHelp, permission: 'dashboards.read', nav: { place: 'data', order: 25, icon: MagnifyingGlassIcon }, component: lazily(() => import('./screens/ask.tsx'), 'AskPage') },
  { path: '/o/:org/quadres', title: say('Quadres de comandament', 'Cuadros de mando', 'Dashboards'), help, permission: 'dashboards.read', nav: { place: 'data', order: 30, icon: ColumnsIcon }, component: lazily(() => import('./screens/list.tsx'), 'Dashboards') },
  { path: '/o/:org/quadres/nou', title: say('Nou quadre', 'Nuevo cuadro', 'New dashboard'), help, permission: 'dashboards.compose', component: compose },
  { path: '/o/:org/quadres/:id', title: say('Quadre', 'Cuadro', 'Dashboard'), help, permission: 'dashboards.read', component: lazily(() => import('./screens/dashboard.tsx'), 'DashboardPage') },
  { path: '/o/:org/quadres/:id/decisions/:decision', title: say('Decisió presa amb dades', 'Decisión tomada con datos', 'Decision taken on data'), help, permission: 'dashboards.read', component: lazily(() => import('./screens/decision.tsx'), 'DecisionPage') },
  { path: '/o/:org/quadres/:id/canvia', title: say('Canvia el quadre', 'Cambiar el cuadro', 'Change the dashboard'), help, permission: 'dashboards.compose', component: compose },
];
