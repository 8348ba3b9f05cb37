import { dayInMadrid, fill, makeRunner, Refused, systemActor, words, type OutputFor, type RowOf, type Runner, type Text } from '@comu/kernel';
import { municipality, type PopulationYear } from '@comu/territory';
import { bodiesOf } from '../acting-as.ts';
import { eligibility } from '../eligibility.ts';
import { candidaciesOf } from '../operations/candidacies-of.ts';
import type { Call } from '../service-catalogue.records.ts';
import { notPublished } from '../refusals.ts';
import { chanceOf, type Chance } from './chance.ts';
import { simulatedOffice } from './office.ts';
import { inventPerson } from './people.ts';
import { planOf } from './plan.ts';
import { byBand, tableOf, type BandOutcome, type Excluded } from './report.ts';
import { simulatedTown, type Town } from './town.ts';

export interface Simulating {
  readonly runner: Runner;
  /** The code of the resource whose published call is simulated. */
  readonly call: string;
  readonly say: (line: Text) => void;
  /** The same seed gives the same applications. */
  readonly seed: number;
  /** Only the first so many towns that may apply, for a quick look. */
  readonly most?: number;
  /** The day it begins; today when not said. */
  readonly from?: Date;
}
export interface Simulated { readonly bands: readonly BandOutcome[]; readonly applied: number; readonly excluded: number; readonly open: number; readonly days: number }

const aDay = 86_400_000;
const longest = 150;

/**
 * Has every municipality of the province try to apply to a call and carries every application to its closed case, through the same
 * operations that people use, on a clock that runs a day at a time. Run again, the bodies that
 * have applied already do nothing. It leaves all it made in the installation.
 */
export async function simulate({ runner: real, call: code, say, seed, most = Number.POSITIVE_INFINITY, from = new Date() }: Simulating): Promise<Simulated> {
  const clock = { now: from };
  const now = () => clock.now;
  const runner = makeRunner({ house: real.house, database: real.database, files: real.files, vault: real.vault, publicUrl: real.publicUrl, settings: real.settings, clock: now });
  const drain = () => drainJobs(runner);
  const bodies = await bodiesOf(runner);
  const call = await callOf(runner, bodies, code);
  const owner = bodies.find(({ id }) => id === call.owner)!;
  const received = (): Promise<OutputFor<typeof candidaciesOf>> => runner.run(candidaciesOf, { call: call.id }, { actor: systemActor, organisation: owner.id });
  const before = new Set((await received()).map(({ candidacy }) => candidacy.applicant));
  const ours = async () => (await received()).filter(({ candidacy }) => !before.has(candidacy.applicant));
  const { towns, excluded } = await enrol({ runner, bodies: bodies.filter(({ id }) => !before.has(id)), call, chance: chanceOf(seed), most, drain, now });
  say(fill(words('{towns} {towns|municipi pot|municipis poden} sol·licitar-lo i {excluded} {excluded|queda|queden} fora.', '{towns} {towns|municipio puede|municipios pueden} solicitarlo y {excluded} {excluded|queda|quedan} fuera.', '{towns} {towns|municipality|municipalities} may apply and {excluded} {excluded|is|are} left out.'), { towns: towns.length, excluded: excluded.length }));

  const cases = new Set<string>();
  const office = await simulatedOffice({ runner, owner, drain, now, isOurs: (of) => of !== null && cases.has(of) });
  const started = clock.now;
  let workingDay = 0, day = 0;
  for (; day < longest; day += 1) {
    clock.now = new Date(started.getTime() + day * aDay);
    const today = dayInMadrid(clock.now);
    await drain();
    if ([0, 6].includes(clock.now.getUTCDay())) continue;
    for (const { town, appliesOn } of towns) if (appliesOn === workingDay || (town.application === null && appliesOn < workingDay)) await town.apply(today);
    workingDay += 1;
    await drain();
    for (const { candidacy } of await ours()) cases.add(candidacy.case);
    await office.work();
    for (const { town } of towns) if (town.application !== null) await town.attend(today);
    await drain();
    const closed = (await ours()).filter(({ closedAt }) => closedAt !== null).length;
    say(fill(words('Dia {day}: {opened} {opened|expedient|expedients}, {closed} {closed|tancat|tancats}.', 'Día {day}: {opened} {opened|expediente|expedientes}, {closed} {closed|cerrado|cerrados}.', 'Day {day}: {opened} {opened|case|cases}, {closed} closed.'), { day: day + 1, opened: cases.size, closed }));
    if (towns.every(({ town }) => town.application !== null) && closed === towns.length) break;
  }
  const all = await received();
  const bands = byBand({ received: all, excluded });
  for (const line of tableOf(bands)) say(line);
  return { bands, applied: all.length, excluded: excluded.length, open: all.filter(({ closedAt }) => closedAt === null).length, days: day + 1 };
}

interface Enrolling { readonly runner: Runner; readonly bodies: Awaited<ReturnType<typeof bodiesOf>>; readonly call: RowOf<typeof Call>; readonly chance: Chance; readonly most: number; readonly drain: () => Promise<void>; readonly now: () => Date }

/** Sorts the municipalities into those that will apply, each with its plan, and those that the system refuses, with the rule that does. */
async function enrol({ runner, bodies, call, chance, most, drain, now }: Enrolling): Promise<{ towns: { town: Town; appliesOn: number }[]; excluded: Excluded[] }> {
  const towns: { town: Town; appliesOn: number }[] = [];
  const excluded: Excluded[] = [];
  for (const body of bodies) {
    if (body.kind !== 'municipality' || body.ine === null) continue;
    const population = municipality(body.ine).population[call.populationYear as PopulationYear];
    const plan = planOf(chance, call);
    const { eligible, rules } = eligibility({ call, body: { kind: 'municipality', ine: body.ine }, today: dayInMadrid(now()) });
    if (eligible && towns.length >= most) continue;
    const clerk = await inventPerson(runner, { organisation: body.id, slug: body.slug, role: 'case-handler', name: `Tramitació simulada ${body.name}`.slice(0, 120), now });
    if (eligible) towns.push({ appliesOn: plan.appliesOn, town: simulatedTown({ runner, body, population, call, plan, clerk, drain, now }) });
    else {
      // The town tries all the same, so that it is the system that refuses it.
      const failure: unknown = await clerk.run('service-catalogue.save-draft', { call: call.id }).then(() => undefined, (each: unknown) => each);
      if (!(failure instanceof Refused) || failure.code !== 'service-catalogue.not-eligible') throw failure ?? new Error(`${body.name} was let in, though its rules exclude it.`);
      excluded.push({ population, rule: rules.find(({ passes }) => !passes)! });
    }
  }
  return { towns, excluded };
}

/** The published call of a resource. */
async function callOf(runner: Runner, bodies: Awaited<ReturnType<typeof bodiesOf>>, resource: string): Promise<RowOf<typeof Call>> {
  for (const { id } of bodies.filter(({ kind }) => kind !== 'municipality')) {
    const { rows } = await runner.run('service-catalogue.call.list', { filter: { state: 'published' }, search: resource }, { actor: systemActor, organisation: id });
    const found = rows.find(({ code }: { code: string }) => code.startsWith(`${resource}-`));
    if (found !== undefined) return found;
  }
  throw notPublished({ resource });
}

const lanes = 4;
/** Runs what is due until nothing is, several at a time since much of a job is waiting for the database. */
async function drainJobs(runner: Runner): Promise<void> {
  await Promise.all(Array.from({ length: lanes }, async () => { while (await runner.runJob()); }));
}
