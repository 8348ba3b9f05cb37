import { operation, sentence, words, type Context, type RowOf, type Text } from '@comu/kernel';
import { openTasks, whereProcessStands } from '@comu/running-processes';
import { Term } from '@comu/running-terms';
import { longDate, remaining } from '@comu/terms';
import { z } from 'zod';
import { Case } from '../cases.records.ts';
import { tell } from '../happening.ts';

const system = (name: `cases.${string}`) => ({ title: words(name, name, name), permission: 'system' as const, output: z.null() });
const caseOf = async ({ db }: Pick<Context, 'db'>, key: unknown) => (typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key) ? db.find(Case, key) : undefined);

/** After anything that moves a case, its situation in one plain sentence. */
async function refresh(context: Context, id: string): Promise<void> {
  const { db, organisation } = context;
  const found = await db.find(Case, id);
  if (found === undefined || found.state === 'closed') return;
  const open = await openTasks({ db, me: { kind: 'system', person: null, name: '', language: 'ca', standings: [] } }, [organisation], id);
  const [resolving] = await db.all(Term, { subject: id, purpose: 'resolve' });
  const suspended = resolving?.state === 'suspended';
  const until = resolving?.endsOn ? longDate(resolving.endsOn) : undefined;
  const what = (language: 'ca' | 'es' | 'en') => open.map(({ title }) => title[language].toLowerCase()).join(', ');
  const [amending] = suspended ? await db.all(Term, { subject: id, purpose: 'amend', state: 'running' }) : [];
  const answer = amending?.endsOn ? longDate(amending.endsOn) : undefined;
  const now = answer !== undefined
    ? words(`Esperem la resposta de l’interessat fins al ${answer.ca}.`, `Esperamos la respuesta del interesado hasta el ${answer.es}.`, `We await the party’s answer until ${answer.en}.`)
    : open.length > 0
    ? words(`Pendent de: ${what('ca')}${until === undefined ? '' : `. Cal resoldre abans del ${until.ca}`}.`, `Pendiente de: ${what('es')}${until === undefined ? '' : `. Hay que resolver antes del ${until.es}`}.`, `Next: ${what('en')}${until === undefined ? '' : `. To be decided by ${until.en}`}.`)
    : await awaited(context, id, until);
  const stage = resolving !== undefined && suspended ? whileSuspended(now, remaining({ term: resolving.computed, now: context.now.toISOString() }).text) : now;
  if (JSON.stringify(stage) !== JSON.stringify(found.stage)) await db.update(Case, id, { stage });
}

/** How a case stands while its term to decide is suspended: since when, by which article and what will be left is said too. */
function whileSuspended(now: Text, how: Text): Text {
  const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return words(`${now.ca} Termini per resoldre ${lower(how.ca)}.`, `${now.es} Plazo para resolver ${lower(how.es)}.`, `${now.en} The term to decide is ${lower(how.en)}.`);
}

/** What the process of a case waits for when no person of the body has anything to do. */
async function awaited({ asSystem }: Context, id: string, until: Text | undefined): Promise<Text> {
  const standing = (await asSystem(whereProcessStands, { businessKey: id })).find(({ state, steps }) => state === 'running' && steps.some(({ kind }) => kind === 'active'));
  if (standing === undefined) return words('En curs: ara no espera ningú.', 'En curso: ahora no espera a nadie.', 'Under way: nobody is awaited now.');
  const { ca, es, en } = standing.summary;
  return until === undefined ? standing.summary : words(`${ca} Cal resoldre abans del ${until.ca}.`, `${es} Hay que resolver antes del ${until.es}.`, `${en} To be decided by ${until.en}.`);
}

/** The process waits now for a message or a date. */
export const processWaits = operation('cases.process-waits', {
  ...system('cases.process-waits'), input: { instance: z.uuid(), businessKey: z.string().nullable() },
  async run({ businessKey }, context) {
    if ((await caseOf(context, businessKey)) !== undefined) await refresh(context, businessKey as string);
    return null;
  },
});

export const taskCreated = operation('cases.task-created', {
  ...system('cases.task-created'), input: { instance: z.uuid(), task: z.uuid(), businessKey: z.string().nullable() },
  async run({ businessKey }, context) {
    if ((await caseOf(context, businessKey)) !== undefined) await refresh(context, businessKey as string);
    return null;
  },
});

export const instanceEnded = operation('cases.instance-ended', {
  ...system('cases.instance-ended'), input: { instance: z.uuid(), businessKey: z.string().nullable(), state: z.string() },
  async run({ businessKey }, context) {
    if ((await caseOf(context, businessKey)) !== undefined) await refresh(context, businessKey as string);
    return null;
  },
});

/** What is said on a task is read in the timeline of its case. */
export const taskCommented = operation('cases.task-commented', {
  ...system('cases.task-commented'), input: { instance: z.uuid(), task: z.uuid(), businessKey: z.string().nullable(), by: z.string(), title: sentence, text: z.string() },
  async run({ businessKey, by, title, text }, context) {
    if ((await caseOf(context, businessKey)) === undefined) return null;
    await tell(context, businessKey as string, 'note', words(`${by}, a «${title.ca}»: ${text}`, `${by}, en «${title.es}»: ${text}`, `${by}, on “${title.en}”: ${text}`));
    return null;
  },
});

export const documentSigned = operation('cases.document-signed', {
  ...system('cases.document-signed'), input: { request: z.uuid(), document: z.uuid(), case: z.string().nullable(), task: z.string().nullable() },
  async run({ case: id, document }, context) {
    if ((await caseOf(context, id)) === undefined) return null;
    await tell(context, id as string, 'signed', words('Es signa un document.', 'Se firma un documento.', 'A document is signed.'), document);
    await refresh(context, id as string);
    return null;
  },
});

const changes = {
  suspended: words('Se suspèn el termini', 'Se suspende el plazo', 'The term is suspended'), resumed: words('Es reprèn el termini', 'Se reanuda el plazo', 'The term resumes'),
  extended: words('S’amplia el termini', 'Se amplía el plazo', 'The term is extended'), recomputed: words('Canvia el calendari i es recompta el termini', 'Cambia el calendario y se recuenta el plazo', 'The calendar changed and the term was counted again'),
} as const;
/** What happened to a term, which one, and until when it runs now. */
function moved(kind: keyof typeof changes, { computed, endsOn }: RowOf<typeof Term>): Text {
  const name = computed.input.rule.name;
  const until = endsOn === null ? undefined : longDate(endsOn);
  const say = (language: keyof Text) => [changes[kind][language], ...(name === undefined ? [] : [`: ${name[language].charAt(0).toLowerCase()}${name[language].slice(1)}`]), ...(until === undefined ? [] : [`, ${{ ca: 'fins al', es: 'hasta el', en: 'until' }[language]} ${until[language]}`]), '.'].join('');
  return words(say('ca'), say('es'), say('en'));
}

export const termChanged = operation('cases.term-changed', {
  ...system('cases.term-changed'), input: { term: z.uuid(), subject: z.string(), kind: z.enum(['suspended', 'resumed', 'extended', 'recomputed']) },
  async run({ term, subject, kind }, context) {
    if ((await caseOf(context, subject)) === undefined) return null;
    await tell(context, subject, 'term', moved(kind, await context.db.get(Term, term)), term);
    await refresh(context, subject);
    return null;
  },
});
