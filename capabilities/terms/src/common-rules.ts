import { articleOfLaw39 } from './citations.ts';
import type { Rule } from './types.ts';

const law = articleOfLaw39;

/** The terms that every procedure meets, as data; a procedure with its own norm states its own rule instead. */
export const commonRules = {
  amendRequest: {
    amount: 10, unit: 'working-days', article: law('68.1'),
    name: { ca: 'Esmenar la sol·licitud', es: 'Subsanar la solicitud', en: 'Amend the request' },
  },
  clarifyRequest: {
    amount: 10, unit: 'working-days', article: { ca: 'art. 28 de la Llei 19/2014 i art. 19.2 de la Llei 19/2013', es: 'art. 28 de la Ley 19/2014 y art. 19.2 de la Ley 19/2013', en: 'art. 28 of Law 19/2014 and art. 19.2 of Law 19/2013' },
    name: { ca: 'Concretar la petició', es: 'Concretar la petición', en: 'Make the request precise' },
  },
  doStep: {
    amount: 10, unit: 'working-days', article: law('73.1'),
    name: { ca: 'Complir un tràmit', es: 'Cumplimentar un trámite', en: 'Carry out a step' },
  },
  correctAct: {
    amount: 10, unit: 'working-days', article: law('73.2'),
    name: { ca: 'Esmenar un acte', es: 'Subsanar un acto', en: 'Correct an act' },
  },
  informOfTerm: {
    amount: 10, unit: 'working-days', article: law('21.4'),
    name: { ca: 'Informar del termini i del silenci', es: 'Informar del plazo y del silencio', en: 'Tell the party the time and the silence' },
  },
  notifyDecision: {
    amount: 10, unit: 'working-days', article: law('40.2'),
    name: { ca: 'Cursar la notificació', es: 'Cursar la notificación', en: 'Send the notification' },
  },
  giveReport: {
    amount: 10, unit: 'working-days', article: law('80.2'),
    name: { ca: 'Emetre un informe', es: 'Emitir un informe', en: 'Give a report' },
  },
  hearingShortest: {
    amount: 10, unit: 'working-days', article: law('82.2'),
    name: { ca: 'Audiència, mínim', es: 'Audiencia, mínimo', en: 'Hearing, at least' },
  },
  hearingLongest: {
    amount: 15, unit: 'working-days', article: law('82.2'),
    name: { ca: 'Audiència, màxim', es: 'Audiencia, máximo', en: 'Hearing, at most' },
  },
  publicInformation: {
    amount: 20, unit: 'working-days', article: law('83.2'),
    name: { ca: 'Informació pública', es: 'Información pública', en: 'Public consultation' },
  },
  lapseByParty: {
    amount: 3, unit: 'months', article: law('95.1'),
    name: { ca: 'Caducitat per inactivitat', es: 'Caducidad por inactividad', en: 'Lapse by inactivity' },
  },
  appealToSuperior: {
    amount: 1, unit: 'months', article: law('122.1'), purpose: 'appeal',
    name: { ca: 'Recurs d’alçada', es: 'Recurso de alzada', en: 'Appeal to the superior body' },
  },
  resolveAppealToSuperior: {
    amount: 3, unit: 'months', article: law('122.2'),
    name: { ca: 'Resoldre l’alçada', es: 'Resolver la alzada', en: 'Decide the appeal to the superior body' },
  },
  appealForReconsideration: {
    amount: 1, unit: 'months', article: law('124.1'), purpose: 'appeal',
    name: { ca: 'Recurs de reposició', es: 'Recurso de reposición', en: 'Appeal for reconsideration' },
  },
  resolveReconsideration: {
    amount: 1, unit: 'months', article: law('124.2'),
    name: { ca: 'Resoldre la reposició', es: 'Resolver la reposición', en: 'Decide the reconsideration' },
  },
  accessToInformation: {
    amount: 1, unit: 'months', article: { ca: 'art. 33.1 de la Llei 19/2014', es: 'art. 33.1 de la Ley 19/2014', en: 'art. 33.1 of Law 19/2014' },
    name: { ca: 'Resoldre l’accés a la informació', es: 'Resolver el acceso a la información', en: 'Decide on access to information' },
  },
} as const satisfies Readonly<Record<string, Rule>>;
