import { operation } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { recompute } from '@comu/terms';
import { municipality } from '@comu/territory';
import { z } from 'zod';
import { calendarFor, calendarOfPlace } from '../calendar.ts';
import { keep } from '../compute.ts';
import { Term } from '../terms.records.ts';

/** A calendar changed: every organisation looks at its own running terms. */
export const recomputeEverywhere = operation('terms.recompute-everywhere', {
  title: { ca: 'Recompta arreu', es: 'Recuenta en todas partes', en: 'Count again everywhere' }, permission: 'system', receives: false,
  input: { place: z.string().regex(/^\d{5}$/) }, output: z.null(),
  async run({ place }, { db, deliver, organisation, asSystem }) {
    for (const body of await db.all(Organisation, {}, { limit: 5000 })) {
      if (body.id === organisation) await asSystem(recomputeTerms, { place });
      else await deliver(body.id, recomputeTerms, { place });
    }
    return null;
  },
});

/** Counts again the running terms that a place’s calendar touches and says, term by term, what moved and because of which day. */
export const recomputeTerms = operation('terms.recompute-terms', {
  title: { ca: 'Recompta els terminis', es: 'Recuenta los plazos', en: 'Count terms again' }, permission: 'system', kind: 'change', receives: true,
  input: { place: z.string().regex(/^\d{5}$/) }, output: z.object({ moved: z.int() }),
  async run({ place }, context) {
    const { db } = context;
    const running = await db.all(Term, { state: ['running', 'suspended'] }, { limit: 100_000 });
    if (running.length === 0) return { moved: 0 };
    const body = await calendarFor(context);
    const there = municipality(place).name;
    let moved = 0;
    for (const row of running) {
      const { calendars } = row.computed.input;
      if (calendars.body.place !== there && calendars.party?.place !== there) continue;
      const party = calendars.party?.place === there ? await calendarOfPlace(context, place) : calendars.party;
      const { after, changes, text } = recompute({ term: row.computed, calendars: { body, ...(party === undefined ? {} : { party }) } });
      if (changes.length === 0) continue;
      await keep(context, { row, computed: after, kind: 'recomputed', why: text });
      moved += 1;
    }
    return { moved };
  },
});
