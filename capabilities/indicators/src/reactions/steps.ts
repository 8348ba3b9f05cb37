import { Membership, organisationOf, peopleWith, Person } from '@comu/identity';
import { inMarkup, dayInMadrid, operation, Refused, type Context, type RowOf, type Text } from '@comu/kernel';
import { queueMessage } from '@comu/notifications';
import { z } from 'zod';
import { Firing, Reaction, stepKinds, type Facts, type Step, type StepKind } from '../records/reactions.ts';
import { nobodyToTell } from '../refusals.ts';
import { say } from '../words.ts';

const mostAttempts = 5;
const pauseAfter = (attempts: number) => 60_000 * 5 ** (attempts - 1);
const title = say('Fa el que diu una reacció', 'Hace lo que dice una reacción', 'Do what a reaction says');
const ours = say('Hi ha hagut una errada de la plataforma. Es tornarà a provar; si continua, aviseu qui l’administra.', 'Ha habido un error de la plataforma. Se volverá a intentar; si continúa, avise a quien la administra.', 'The platform made an error. It will be tried again; if it goes on, tell its administrator.');

/** Does one of the things of a reaction; what fails is tried again with longer pauses, says why in sight, and waits for a person after the last time. */
export const runStep = operation('indicators.run-step', {
  title, permission: 'system', input: { firing: Firing.id, kind: z.enum(stepKinds) }, output: z.null(),
  async run({ firing: id, kind }, context) {
    const firing = await context.db.lock(Firing, id);
    const step = firing.steps.find((each) => each.kind === kind);
    if (step === undefined || step.state === 'done') return null;
    const reaction = await context.db.get(Reaction, firing.reaction);
    const outcome = await context.attempt(() => does[kind](context, { reaction, firing }));
    const attempts = step.attempts + 1;
    if (outcome.done) await keep(context, firing, { ...step, state: 'done', attempts, nextAt: null, ...outcome.value });
    else {
      const nextAt = attempts >= mostAttempts ? null : new Date(context.now.getTime() + pauseAfter(attempts));
      if (nextAt !== null) await context.later(runStep, { firing: id, kind }, { at: nextAt, key: `reaction ${id} ${kind}` });
      await keep(context, firing, { ...step, state: 'failed', attempts, says: outcome.failure instanceof Refused ? outcome.failure.sentence : ours, nextAt: nextAt?.toISOString() ?? null });
    }
    return null;
  },
});

const keep = ({ db }: Context, { id, steps }: RowOf<typeof Firing>, step: Step) => db.update(Firing, id, { steps: steps.map((each) => (each.kind === step.kind ? step : each)) });

type Doing = (context: Context, given: { reaction: RowOf<typeof Reaction>; firing: RowOf<typeof Firing> }) => Promise<Pick<Step, 'says' | 'instance'>>;
const does: Readonly<Record<StepKind, Doing>> = { notice: tell, task: giveTask, process: startProcess };

/** Who is told: whoever holds one of the roles today, and who made the reaction if they asked for it. */
export async function toldBy(context: Context, { notice, createdBy }: Pick<RowOf<typeof Reaction>, 'notice' | 'createdBy'>): Promise<RowOf<typeof Person>[]> {
  if (notice === null) return [];
  const today = dayInMadrid(context.now);
  const members = notice.roles.length === 0 ? [] : (await context.db.all(Membership, { organisation: context.organisation, role: notice.roles as never }, { limit: 2000 })).filter(({ from, to }) => from <= today && (to === null || to >= today));
  const wanted = new Set([...members.map(({ person }) => person), ...(notice.author && createdBy !== null ? [createdBy] : [])]);
  const reading = new Set((await peopleWith(context, 'indicators.read')).map(({ id }) => id));
  return context.db.all(Person, { id: [...wanted].filter((id) => reading.has(id)) });
}

const subjects = { crossed: say('Avís: {title}', 'Aviso: {title}', 'Alert: {title}'), calm: say('Torna a la normalitat: {title}', 'Vuelve a la normalidad: {title}', 'Back to normal: {title}') } as const;
const looks = say('Mireu-ho aquí: {link}', 'Véalo aquí: {link}', 'See it here: {link}');

async function tell(context: Context, { reaction, firing }: { reaction: RowOf<typeof Reaction>; firing: RowOf<typeof Firing> }): Promise<{ says: Text }> {
  const people = await toldBy(context, reaction);
  if (people.length === 0) throw nobodyToTell();
  const { slug } = await organisationOf(context, context.organisation);
  const link = `${context.publicUrl}/o/${slug}/reaccions/${reaction.id}`;
  for (const { email, name, language } of people) {
    const subject = subjects[firing.what][language].replace('{title}', () => reaction.title);
    const lines = [firing.facts.summary[language], looks[language].replace('{link}', link)];
    await queueMessage(context, { to: email, name, language, subject: subject.slice(0, 200), text: lines.join('\n\n'), html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${lines.map((line) => `<p>${inMarkup(line).replace(inMarkup(link), `<a href="${inMarkup(link)}">${inMarkup(link)}</a>`)}</p>`).join('')}</body></html>` });
  }
  return { says: people.length === 1 ? say('S’ha escrit a 1 persona.', 'Se ha escrito a 1 persona.', '1 person was written to.') : say(`S’ha escrit a ${people.length} persones.`, `Se ha escrito a ${people.length} personas.`, `${people.length} people were written to.`) };
}

async function giveTask(context: Context): Promise<{ says: Text }> {
  await showTasks(context);
  return { says: say('La tasca ja és a Avui.', 'La tarea ya está en Hoy.', 'The task is in Today.') };
}

/** Says to the one inbox which tasks of reactions are open. */
export const keepTasks = operation('indicators.keep-tasks', { title, permission: 'system', input: {}, output: z.null(), run: async (_, context) => { await showTasks(context); return null; } });

async function showTasks(context: Context): Promise<void> {
  if (!context.house.operations.has('reminders.keep')) return;
  const firings = await context.db.all(Firing, { organisation: context.organisation, task: 'open' }, { limit: 1000 });
  const reactions = new Map((await context.db.all(Reaction, { id: [...new Set(firings.map(({ reaction }) => reaction))] })).map((each) => [each.id, each]));
  const waiting = firings.flatMap(({ id, at, reaction, facts }) => {
    const task = reactions.get(reaction)?.task;
    if (task === null || task === undefined) return [];
    const due = new Date(Date.parse(at) + task.days * 86_400_000);
    return [{ key: id, kind: 'data', person: null, role: task.unit === null ? task.role : null, unit: task.unit, title: { ca: task.what, es: task.what, en: task.what }, why: facts.summary, due: dayInMadrid(due), path: `/reaccions/${reaction}` }];
  });
  await context.callByName('reminders.keep', { source: 'reactions', waiting });
}

/** What sets it off is what the process is about: whoever has its tasks reads it there. */
async function startProcess(context: Context, { reaction: { process }, firing: { facts } }: { reaction: RowOf<typeof Reaction>; firing: RowOf<typeof Firing> }): Promise<{ says: Text; instance?: string }> {
  if (process === null) return { says: say('No hi ha cap procés.', 'No hay ningún proceso.', 'There is no process.') };
  const name = (await processNamed(context, process.code)) ?? process.code;
  const { instance } = (await context.callByName('processes.start-process', { code: process.code, businessKey: facts.summary.ca.slice(0, 200), variables: mapped(process.data, facts) })) as { instance: string };
  return { says: say(`S’ha iniciat «${name}».`, `Se ha iniciado «${name}».`, `“${name}” was started.`), instance };
}

/** What a published process of the body is called; nothing when none has that code. */
export async function processNamed(context: Context, code: string): Promise<string | undefined> {
  const published = context.house.operations.get('processes.published');
  if (published === undefined) return undefined;
  return ((await context.asSystem(published, {} as never)) as readonly { readonly code: string; readonly name: string }[]).find((each) => each.code === code)?.name;
}

/** The facts under the names that the process gives them. */
export const mapped = (data: Readonly<Record<string, keyof Facts>>, facts: Facts): Record<string, unknown> => Object.fromEntries(Object.entries(data).map(([name, fact]) => [name, fact === 'summary' ? facts.summary.ca : facts[fact]]));
