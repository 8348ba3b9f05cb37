import type { AskedDocument, Question } from './form.ts';
import { say } from './words.ts';

interface Usual { readonly procedure: string; readonly place: number; readonly name: ReturnType<typeof say>; readonly describes: ReturnType<typeof say>; readonly questions: readonly Question[]; readonly documents: readonly AskedDocument[] }

/** The forms of the procedures that any body has: offered wherever the procedure of the same code exists. */
export const usualOfferings: readonly Usual[] = [
  {
    procedure: 'generic-application', place: 10, name: say('Sol·licitud genèrica', 'Solicitud genérica', 'General application'),
    describes: say('Demaneu o comuniqueu el que calgui quan no hi ha cap tràmit més concret.', 'Pida o comunique lo que necesite cuando no haya un trámite más concreto.', 'Ask or tell us anything for which there is no procedure of its own.'),
    questions: [
      { code: 'states', kind: 'long-text', required: true, label: say('Què passa', 'Qué ocurre', 'What happens'), help: say('Els fets i les raons, amb les vostres paraules.', 'Los hechos y las razones, con sus palabras.', 'The facts and the reasons, in your own words.') },
      { code: 'asks', kind: 'long-text', required: true, label: say('Què demaneu', 'Qué solicita', 'What you ask for') },
    ],
    documents: [{ code: 'support', kind: 'TD20', required: false, title: say('Documents de suport', 'Documentos de apoyo', 'Supporting documents') }],
  },
  {
    procedure: 'access-to-information', place: 20, name: say('Accés a la informació pública', 'Acceso a la información pública', 'Access to public information'),
    describes: say('Demaneu informació que té l’administració. No cal dir per què la voleu (Llei 19/2014).', 'Pida información que tiene la administración. No hace falta decir para qué la quiere (Ley 19/2014).', 'Ask for information that the administration holds. You need not say why (Law 19/2014).'),
    questions: [
      { code: 'information', kind: 'long-text', required: true, label: say('Quina informació demaneu', 'Qué información solicita', 'Which information you ask for'), help: say('Com més concreta, més de pressa la trobarem.', 'Cuanto más concreta, antes la encontraremos.', 'The more precise, the sooner we find it.') },
      { code: 'format', kind: 'choice', required: false, label: say('En quin format la preferiu', 'En qué formato la prefiere', 'Preferred format'), choices: [
        { value: 'electronic', label: say('Electrònic', 'Electrónico', 'Electronic') }, { value: 'paper', label: say('Paper', 'Papel', 'Paper') }, { value: 'visit', label: say('Consulta presencial', 'Consulta presencial', 'In person') },
      ] },
    ],
    documents: [],
  },
];
