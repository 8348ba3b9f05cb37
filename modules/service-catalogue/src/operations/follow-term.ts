import { operation } from '@comu/kernel';
import { tell } from '@comu/cases';
import { Term } from '@comu/running-terms';
import { longDate } from '@comu/terms';
import { z } from 'zod';
import { Candidacy } from '../service-catalogue.records.ts';
import { say } from '../words.ts';
import { tellApplicant } from './receive-progress.ts';

const refusedBySilence = say(
  'Ha passat el termini sense resolució notificada: la podeu entendre desestimada (Llei 39/2015, art. 24.1). Igualment s’ha de resoldre (art. 21.1).',
  'Ha pasado el plazo sin resolución notificada: puede entenderla desestimada (Ley 39/2015, art. 24.1). Igualmente debe resolverse (art. 21.1).',
  'The term has passed without a notified resolution: it may be taken as refused (Law 39/2015, art. 24.1). It must be decided all the same (art. 21.1).',
);

/** When the term to resolve passes, silence refuses, and the body that applied is told. */
export const followTerm = operation('service-catalogue.follow-term', {
  title: say('Segueix el termini', 'Sigue el plazo', 'Follow the term'), permission: 'system', input: { term: z.uuid(), subject: z.string(), purpose: z.string() }, output: z.null(),
  async run({ subject, purpose }, context) {
    const candidacy = purpose === 'resolve' && z.uuid().safeParse(subject).success ? await context.db.first(Candidacy, { case: subject }) : undefined;
    if (candidacy === undefined) return null;
    await tell(context, subject, 'silence', refusedBySilence);
    await tellApplicant(context, candidacy, { kind: 'silence', says: refusedBySilence });
    return null;
  },
});

/** When a holiday added later moves the days to amend, the body that has to amend reads its new last day. */
export const followMovedTerm = operation('service-catalogue.follow-moved-term', {
  title: say('Segueix el canvi d’un termini', 'Sigue el cambio de un plazo', 'Follow a moved term'), permission: 'system', input: { term: z.uuid(), subject: z.string(), kind: z.string() }, output: z.null(),
  async run({ term: id, subject, kind }, context) {
    const candidacy = kind === 'recomputed' && z.uuid().safeParse(subject).success ? await context.db.first(Candidacy, { case: subject }) : undefined;
    if (candidacy === undefined) return null;
    const { purpose, state, endsOn } = await context.db.get(Term, id);
    if (purpose !== 'amend' || state !== 'running' || endsOn === null) return null;
    const day = longDate(endsOn);
    await tellApplicant(context, candidacy, {
      kind: 'to-amend', answerUntil: endsOn,
      says: say(`Canvia el calendari: ara podeu esmenar fins al ${day.ca} inclòs.`, `Cambia el calendario: ahora puede subsanar hasta el ${day.es} incluido.`, `The calendar changed: it may now be amended until ${day.en} inclusive.`),
    });
    return null;
  },
});
