import { say } from '../words.ts';
import type { CallContent } from './content.ts';

const yes = (points: number) => ({ code: 'yes', label: say('Sí', 'Sí', 'Yes'), points });
const no = { code: 'no', label: say('No', 'No', 'No'), points: 0 };

/** Resource 21288, telework projects (technical): recipients, points, minimum of 50 and three months to resolve as published by the Diputació de Barcelona. */
export const telework: CallContent = {
  resource: {
    code: '21288', title: 'Projectes de teletreball', titleEs: 'Proyectos de teletrabajo', titleEn: 'Telework projects', kind: 'technical',
    summary: 'Acompanyament tècnic per definir i implantar el teletreball a l’ens.', summaryEs: 'Acompañamiento técnico para definir e implantar el teletrabajo en el ente.',
    summaryEn: 'Technical support to define telework and put it in place in the body.',
  },
  call: {
    title: 'Projectes de teletreball', titleEs: 'Proyectos de teletrabajo', titleEn: 'Telework projects', months: 3, populationYear: 2024, minimum: 50,
    recipients: [{ kind: 'municipality', from: 20_001 }, { kind: 'county-council' }, { kind: 'emd' }, { kind: 'association' }, { kind: 'consortium' }],
    requirements: [],
    criteria: [
      { kind: 'answer', code: 'contact', title: say('Interlocutor operatiu', 'Interlocutor operativo', 'Operative contact'), options: [yes(10), no] },
      { kind: 'answer', code: 'leadership', title: say('Lideratge de l’equip de govern', 'Liderazgo del equipo de gobierno', 'Leadership of the government team'), options: [yes(30), no] },
      { kind: 'answer', code: 'budgetLine', title: say('Partida pressupostària', 'Partida presupuestaria', 'Budget line'), options: [yes(20), no] },
      { kind: 'answer', code: 'support', title: say('Suport tècnic en sectors clau', 'Apoyo técnico en sectores clave', 'Technical support in key sectors'), options: [
        { code: 'several', label: say('En més d’un', 'En más de uno', 'In more than one'), points: 20 }, { code: 'one', label: say('En un', 'En uno', 'In one'), points: 10 }, { code: 'none', label: say('En cap', 'En ninguno', 'In none'), points: 0 },
      ] },
      { kind: 'answer', code: 'earlier', title: say('Recursos anteriors sol·licitats i acabats', 'Recursos anteriores solicitados y acabados', 'Earlier resources requested and completed'), options: [yes(20), no] },
    ],
    documents: [{ code: 'report', title: say('Memòria del projecte', 'Memoria del proyecto', 'Project report'), kind: 'TD13', required: true }],
  },
};
