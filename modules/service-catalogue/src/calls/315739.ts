import { say } from '../words.ts';
import type { CallContent } from './content.ts';

/**
 * Resource 315739, digital administration solutions (economic, 2024–2027). Recipients and the 100 points are those published by the
 * Diputació de Barcelona; budget and maximum are figures for the demonstration, which the programme manager sets in each call.
 */
export const digitalAdministration: CallContent = {
  resource: {
    code: '315739', title: 'Solucions d’administració digital', titleEs: 'Soluciones de administración digital', titleEn: 'Digital administration solutions', kind: 'economic',
    summary: 'Ajut per implantar solucions d’administració digital en els procediments de l’ens.', summaryEs: 'Ayuda para implantar soluciones de administración digital en los procedimientos del ente.',
    summaryEn: 'Aid to put digital administration solutions in place in the body’s procedures.',
  },
  call: {
    title: 'Solucions d’administració digital', titleEs: 'Soluciones de administración digital', titleEn: 'Digital administration solutions', months: 3, populationYear: 2024, minimum: 0, budget: '900000.00', most: '20000.00',
    recipients: [{ kind: 'municipality', from: 5_001, to: 20_000 }, { kind: 'county-council' }],
    requirements: [
      { code: 'up-to-date', says: say('L’ens està al corrent de les obligacions tributàries i amb la Seguretat Social.', 'El ente está al corriente de las obligaciones tributarias y con la Seguridad Social.', 'The body is up to date with its tax and social-security obligations.') },
      { code: 'not-financed', says: say('El projecte no rep cap altre ajut que en superi el cost.', 'El proyecto no recibe otras ayudas que superen su coste.', 'No other aid takes the project above its cost.') },
    ],
    criteria: [
      { kind: 'answer', code: 'solution', title: say('Estat de la solució', 'Estado de la solución', 'State of the solution'), options: [
        { code: 'running', label: say('En marxa en alguns procediments', 'En marcha en algunos procedimientos', 'Already running in some procedures'), points: 30 },
        { code: 'defined', label: say('Definida, sense començar', 'Definida, sin empezar', 'Defined, not started'), points: 15 },
        { code: 'none', label: say('No n’hi ha', 'No la hay', 'There is none'), points: 0 },
      ] },
      { kind: 'population', code: 'population', title: say('Població', 'Población', 'Population'), bands: [{ from: 5_001, to: 10_000, points: 30 }, { from: 10_001, to: 20_000, points: 15 }] },
      { kind: 'answer', code: 'agents', title: say('Agents del projecte', 'Agentes del proyecto', 'Agents of the project'), options: [
        { code: 'roles', label: say('Identificats, amb funcions concretes', 'Identificados, con funciones concretas', 'Identified, with concrete roles'), points: 20 },
        { code: 'measures', label: say('Només mesures organitzatives', 'Solo medidas organizativas', 'Organisational measures only'), points: 10 },
        { code: 'nothing', label: say('Cap previsió', 'Ninguna previsión', 'No provision'), points: 0 },
      ] },
      { kind: 'answer', code: 'cloud', title: say('Solució al núvol', 'Solución en la nube', 'Cloud solution'), options: [
        { code: 'fully', label: say('Del tot', 'Del todo', 'Fully'), points: 20 }, { code: 'partly', label: say('En part', 'En parte', 'Partly'), points: 10 }, { code: 'not', label: say('No', 'No', 'No'), points: 0 },
      ] },
    ],
    documents: [
      { code: 'report', title: say('Memòria del projecte', 'Memoria del proyecto', 'Project report'), kind: 'TD13', required: true },
      { code: 'quote', title: say('Pressupost del proveïdor', 'Presupuesto del proveedor', 'Supplier’s quote'), kind: 'TD20', required: false },
    ],
  },
};
