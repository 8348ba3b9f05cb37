import { choice, day, moment, record, reference, sentence, structure, text } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import type { Text } from '@comu/kernel';
import type { Term as ComputedTerm } from '@comu/terms';
import { z } from 'zod';

/** A day that does not count in one municipality, or in one body alone; anybody may know it. */
export const Holiday = record('terms.holiday', {
  title: { ca: 'Dia inhàbil', es: 'Día inhábil', en: 'Non-working day' }, plural: { ca: 'Dies inhàbils', es: 'Días inhábiles', en: 'Non-working days' },
  retention: 'permanent', scope: 'platform', visible: 'true', read: 'terms.read', label: ['name'], index: [['place', 'date']],
  fields: {
    date: day({ ca: 'Dia', es: 'Día', en: 'Day' }).open(),
    name: text({ ca: 'Festa', es: 'Fiesta', en: 'Holiday' }).open(),
    place: text({ ca: 'Municipi (codi INE)', es: 'Municipio (código INE)', en: 'Municipality (INE code)' }).matching(/^\d{5}$/).open(),
    body: reference(() => Organisation, { ca: 'Només per a l’ens', es: 'Solo para el ente', en: 'Only for the body' }).optional().open(),
    source: text({ ca: 'Norma o acord', es: 'Norma o acuerdo', en: 'Norm or decision' }).open(),
  },
});

export const termStates = {
  running: { ca: 'Corre', es: 'Corre', en: 'Running' },
  suspended: { ca: 'Suspès', es: 'Suspendido', en: 'Suspended' },
  met: { ca: 'Complert', es: 'Cumplido', en: 'Met' },
  expired: { ca: 'Vençut', es: 'Vencido', en: 'Expired' },
} as const;

export const Term = record('terms.term', {
  title: { ca: 'Termini', es: 'Plazo', en: 'Term' }, plural: { ca: 'Terminis', es: 'Plazos', en: 'Terms' },
  retention: 'permanent', read: 'terms.read', label: ['name'], list: ['name', 'state', 'startsOn', 'endsOn'], index: [['subject'], ['state', 'endsOn']],
  fields: {
    name: text({ ca: 'Termini', es: 'Plazo', en: 'Term' }).internal(),
    subject: text({ ca: 'De què', es: 'De qué', en: 'Of what' }).internal(),
    purpose: choice({ ca: 'Per a', es: 'Para', en: 'For' }, {
      resolve: { ca: 'Resoldre', es: 'Resolver', en: 'Decide' }, amend: { ca: 'Esmenar', es: 'Subsanar', en: 'Amend' }, other: { ca: 'Altres', es: 'Otros', en: 'Other' },
    }).internal(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, termStates).internal(),
    startsOn: day({ ca: 'Des de', es: 'Desde', en: 'From' }).internal(),
    endsOn: day({ ca: 'Fins a', es: 'Hasta', en: 'Until' }).optional().internal(),
    computed: structure({ ca: 'Com s’ha comptat', es: 'Cómo se ha contado', en: 'How it was counted' }, z.custom<ComputedTerm>((value) => typeof value === 'object' && value !== null && 'input' in value)).internal(),
    metAt: moment({ ca: 'Complert', es: 'Cumplido', en: 'Met' }).optional().internal(),
  },
});

/** Each time the end of a term moved and why, kept for ever. */
export const TermChange = record('terms.change', {
  title: { ca: 'Canvi de termini', es: 'Cambio de plazo', en: 'Change of term' }, plural: { ca: 'Canvis de termini', es: 'Cambios de plazo', en: 'Changes of term' },
  retention: 'permanent', official: true, read: 'terms.read', label: ['kind'], index: [['term']],
  fields: {
    term: reference(() => Term, { ca: 'Termini', es: 'Plazo', en: 'Term' }).internal(),
    kind: choice({ ca: 'Canvi', es: 'Cambio', en: 'Change' }, {
      suspended: { ca: 'Suspensió', es: 'Suspensión', en: 'Suspended' }, resumed: { ca: 'Represa', es: 'Reanudación', en: 'Resumed' },
      extended: { ca: 'Ampliació', es: 'Ampliación', en: 'Extended' }, recomputed: { ca: 'Calendari', es: 'Calendario', en: 'Calendar' },
    }).internal(),
    from: day({ ca: 'Acabava', es: 'Acababa', en: 'It ended' }).optional().internal(),
    to: day({ ca: 'Acaba', es: 'Acaba', en: 'It ends' }).optional().internal(),
    why: structure({ ca: 'Per què', es: 'Por qué', en: 'Why' }, sentence satisfies z.ZodType<Text>).internal(),
  },
});
