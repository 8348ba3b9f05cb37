import { operation, words, type Context, type RowOf, type Text } from '@comu/kernel';
import { addresseeOf, Case, caseTitle, closeCase, Party, stopProcesses, tell } from '@comu/cases';
import { composeDocument, Template } from '@comu/filing';
import { notify } from '@comu/notifications';
import { numberResolution } from '@comu/resolutions';
import { extendTerm, Term } from '@comu/running-terms';
import { requestSignature, sealDocument } from '@comu/signing';
import { z } from 'zod';
import { schema, senses, templates } from './templates.ts';

const sense = z.enum(Object.keys(senses) as [keyof typeof senses, ...(keyof typeof senses)[]]);
export const drafted = z.object({ document: z.uuid() });
const lasting = z.string().trim().min(1);

interface Composing { readonly template: string; readonly sense: keyof typeof senses; readonly text: string; readonly instead?: string | undefined; /** What the document is, before the name of the case. */ readonly called?: Text }

export async function composed(context: Context, of: RowOf<typeof Case>, { template, sense: decided, text, instead, called }: Composing) {
  const shipped = templates.find(({ code }) => code === template);
  if (shipped === undefined) throw new Error(`There is no template ${template}.`);
  const language = await languageOf(context, of, template);
  const title = caseTitle(of)[language];
  const own = await context.db.first(Template, { code: template, language });
  return context.asSystem(composeDocument, {
    template: own?.text ?? shipped.text, schema, title: called === undefined ? title : `${called[language]}: ${title}`.slice(0, 500), kind: shipped.kind, case: of.id, language, instead,
    data: { case: of.code, title, interested: of.interested, opened: of.openedAt, sense: decided, text },
  });
}

/** Spanish when who is notified asked for it and the template is at hand in it; Catalan, the language of the procedure, otherwise (Llei 1/1998, art. 10.1). */
async function languageOf({ db }: Context, of: RowOf<typeof Case>, template: string): Promise<'ca' | 'es'> {
  const party = await db.first(Party, { case: of.id, role: 'interested' });
  return party?.language === 'es' && (await db.first(Template, { code: template, language: 'es' })) !== undefined ? 'es' : 'ca';
}

/** Writes the resolution or decree from its template, for whoever reviews it to read; proposed again, it is the next edition of the same document. */
export const write = operation('general-procedures.write', {
  title: words('Redacta', 'Redacta', 'Write'), permission: 'system', input: { case: Case.id, template: z.string(), sense, text: lasting, drafted: drafted.nullable() }, output: drafted,
  async run({ case: id, template, sense: decided, text, drafted: before }, context) {
    const document = await composed(context, await context.db.get(Case, id), { template, sense: decided, text, instead: before?.document });
    return { document: document.id };
  },
});

/** Puts it in the tray of whoever signs resolutions. */
export const askSignature = operation('general-procedures.ask-signature', {
  title: words('Demana la signatura', 'Pide la firma', 'Ask for the signature'), permission: 'system', input: { case: Case.id, drafted }, output: z.null(),
  async run({ case: id, drafted: { document } }, { db, asSystem }) {
    const { code } = await db.get(Case, id);
    await asSystem(requestSignature, { document, why: `Resolució de ${code}`, whyEs: `Resolución de ${code}`, whyEn: `Resolution of ${code}`, permission: 'general-procedures.resolve' });
    return null;
  },
});

export const number = operation('general-procedures.number', {
  title: words('Numera', 'Numera', 'Number'), permission: 'system', input: { case: Case.id, drafted }, output: z.object({ code: z.string() }),
  async run({ case: id, drafted: { document } }, context) {
    const of = await context.db.get(Case, id);
    const { code } = await context.asSystem(numberResolution, { document, case: id, caseCode: of.code });
    await tell(context, id, 'resolved', words(`Es resol amb el número ${code}.`, `Se resuelve con el número ${code}.`, `Resolved under number ${code}.`), document);
    return { code };
  },
});

export const notifyParty = operation('general-procedures.notify', {
  title: words('Notifica', 'Notifica', 'Notify'), permission: 'system', input: { case: Case.id, drafted }, output: z.null(),
  async run({ case: id, drafted: { document } }, context) {
    const of = await context.db.get(Case, id);
    await context.asSystem(notify, { document, addressee: await addresseeOf(context, id), subject: `Resolució: ${of.title}`.slice(0, 500), subjectEs: `Resolución: ${of.titleEs ?? of.title}`.slice(0, 500), subjectEn: `Decision: ${of.titleEn ?? of.title}`.slice(0, 500), requires: 'read', case: id, caseCode: of.code });
    return null;
  },
});

/** Extends the month to decide by half of it, once, and tells the party with the reason (Llei 19/2014, art. 33.2, as Llei 39/2015, art. 32.1). */
export const extend = operation('general-procedures.extend', {
  title: words('Amplia el termini', 'Amplía el plazo', 'Extend the term'), permission: 'system', input: { case: Case.id, reason: lasting }, output: z.null(),
  async run({ case: id, reason }, context) {
    const { db, asSystem } = context;
    const of = await db.get(Case, id);
    const term = await db.first(Term, { subject: id, purpose: 'resolve', state: 'running' });
    if (term === undefined) return null;
    await asSystem(extendTerm, { term: term.id, amount: 15, unit: 'natural-days', article: '32.1' });
    const document = await composed(context, of, { template: 'extension', sense: 'decided', text: reason });
    await asSystem(sealDocument, { document: document.id, reason: `Ampliació del termini de ${of.code}` });
    await asSystem(notify, { document: document.id, addressee: await addresseeOf(context, id), subject: `Ampliació del termini: ${of.title}`.slice(0, 500), subjectEs: `Ampliación del plazo: ${of.titleEs ?? of.title}`.slice(0, 500), subjectEn: `Extension of the term: ${of.titleEn ?? of.title}`.slice(0, 500), requires: 'read', case: id, caseCode: of.code });
    return null;
  },
});

const outcomes = {
  granted: words('Estimada', 'Estimada', 'Granted'), partly: words('Estimada en part', 'Estimada en parte', 'Granted in part'), refused: words('Desestimada', 'Desestimada', 'Refused'), decided: words('Resolta', 'Resuelta', 'Decided'), withdrawn: words('Desistida', 'Desistida', 'Deemed withdrawn'),
} as const satisfies Record<keyof typeof senses, Text>;

export const close = operation('general-procedures.close', {
  title: words('Tanca', 'Cierra', 'Close'), permission: 'system', input: { case: Case.id, sense, numbered: z.object({ code: z.string() }) }, output: z.null(),
  async run({ case: id, sense: decided, numbered }, context) {
    const { ca, es, en } = outcomes[decided];
    // What is deemed withdrawn needs no answer any more: the process that prepared it ends.
    if (decided === 'withdrawn') await stopProcesses(context, id, { but: 'amendment', reason: `${ca} (${numbered.code})` });
    await context.asSystem(closeCase, { case: id, outcome: `${ca} (${numbered.code})`, outcomeEs: `${es} (${numbered.code})`, outcomeEn: `${en} (${numbered.code})` });
    return null;
  },
});
