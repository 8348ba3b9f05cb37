import type { RowOf } from '@comu/kernel';
import { outcomeOf, type Case, type Procedure } from '@comu/cases';
import type { Term } from '@comu/running-terms';
import { inThreeLanguages, longDate, remaining } from '@comu/terms';
import { z } from 'zod';
import { say, wordsSchema } from '../words.ts';
import { silenceInWords } from './article-24-silence-in-words.ts';

export const situationSchema = z.object({ state: z.enum(['under-way', 'awaits-you', 'late', 'closed']), says: wordsSchema, next: wordsSchema.nullable(), until: z.string().nullable(), silence: wordsSchema.nullable() });

interface Standing { readonly of: RowOf<typeof Case>; readonly silence: RowOf<typeof Procedure>['silence']; readonly resolve: RowOf<typeof Term> | undefined; readonly amend: RowOf<typeof Term> | undefined; readonly now: Date }

const today = (now: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(now);

/** How a case stands for whoever awaits it: what happens now, what comes next, by when, and what silence would mean (Llei 39/2015, arts. 21.4, 24 and 53.1.a). */
export function situationOf({ of, silence, resolve, amend, now }: Standing): z.output<typeof situationSchema> {
  const meaning = silenceInWords(silence);
  if (of.state === 'closed') {
    const outcome = outcomeOf(of);
    return { state: 'closed', says: say('Acabat.', 'Terminado.', 'Finished.'), next: outcome && say(`Resultat: ${outcome.ca}.`, `Resultado: ${outcome.es}.`, `Outcome: ${outcome.en}.`), until: null, silence: null };
  }
  if (amend?.endsOn != null) {
    const day = longDate(amend.endsOn);
    const article = inThreeLanguages(amend.computed.input.rule.article);
    return {
      state: 'awaits-you', until: amend.endsOn, silence: null, says: say('Esperem la vostra resposta.', 'Esperamos su respuesta.', 'We await your answer.'),
      next: say(`Podeu contestar fins al ${day.ca} inclòs. Mentrestant el termini per resoldre està aturat; si no contesteu, podrem resoldre que heu desistit (${article.ca}).`, `Puede contestar hasta el ${day.es} incluido. Mientras tanto el plazo para resolver está parado; si no contesta, podremos resolver que ha desistido (${article.es}).`, `You may answer until ${day.en} inclusive. Meanwhile the time to decide is stopped; without an answer we may decide that you have withdrawn (${article.en}).`),
    };
  }
  if (resolve === undefined) return { state: 'under-way', says: say('En tràmit.', 'En trámite.', 'Under way.'), next: null, until: null, silence: null };
  if (resolve.endsOn === null) return { state: 'under-way', says: say('En tràmit, amb el termini aturat.', 'En trámite, con el plazo parado.', 'Under way, with the time stopped.'), next: stopped(resolve, now), until: null, silence: meaning };
  const day = longDate(resolve.endsOn);
  if (resolve.endsOn < today(now))
    return { state: 'late', until: resolve.endsOn, silence: meaning, says: say('El termini per contestar-vos ha passat.', 'El plazo para contestarle ha pasado.', 'The time to answer you has passed.'), next: say(`Us havíem de contestar com a molt tard el ${day.ca} i encara hi estem obligats (art. 21).`, `Debíamos contestarle como muy tarde el ${day.es} y seguimos obligados a hacerlo (art. 21).`, `We had to answer you by ${day.en} and still must (art. 21).`) };
  return {
    state: 'under-way', until: resolve.endsOn, silence: meaning, says: say('En tràmit: ho estem estudiant.', 'En trámite: lo estamos estudiando.', 'Under way: we are looking into it.'),
    next: say(`Us hem de contestar i notificar com a molt tard el ${day.ca}.`, `Debemos contestarle y notificarle como muy tarde el ${day.es}.`, `We must answer and notify you by ${day.en}.`),
  };
}

/** Since when the time to answer is stopped, by which article and what will be left of it. */
function stopped({ computed }: RowOf<typeof Term>, now: Date) {
  const { ca, es, en } = remaining({ term: computed, now: now.toISOString() }).text;
  const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return say(`Termini per contestar-vos ${lower(ca)}.`, `Plazo para contestarle ${lower(es)}.`, `The time to answer you is ${lower(en)}.`);
}
