import { inputRefused, operation, type Context, type FieldProblem, type RowOf } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { alreadyPublished, notOwner } from '../refusals.ts';
import { mostPoints } from '../rules-of-a-call.ts';
import { installProcedure } from '../procedure.ts';
import { Call, Resource } from '../service-catalogue.records.ts';
import { populationYears } from '../eligibility.ts';
import { say, titleOf } from '../words.ts';

const { title, titleEs, titleEn, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget, most } = Call.fields;

/** Writes the draft of a call, or what changes in it; nobody else sees it until it is published. */
export const draftCall = operation('service-catalogue.draft-call', {
  title: { ca: 'Prepara una convocatòria', es: 'Prepara una convocatoria', en: 'Prepare a call' }, permission: 'service-catalogue.manage',
  input: { resource: Resource.id, title, titleEs, titleEn, opensOn, closesOn, recipients, populationYear, requirements, criteria, documents, minimum, months, budget, most }, output: Call.row,
  async run({ resource: id, ...given }, { db, organisation }) {
    const resource = await db.get(Resource, id);
    if (resource.owner !== organisation) throw notOwner({ title: titleOf(resource) });
    refuseIfWrong(problemsOf(given, resource.kind));
    const code = `${resource.code}-${given.opensOn.slice(0, 4)}`;
    const there = await db.first(Call, { code });
    if (there === undefined) return db.insert(Call, { ...given, code, resource: id, owner: organisation, state: 'draft' });
    if (there.state !== 'draft') throw alreadyPublished({ code });
    return db.update(Call, there.id, { ...given, titleEs: given.titleEs ?? null, titleEn: given.titleEn ?? null, budget: given.budget ?? null, most: given.most ?? null });
  },
});

/** Publishes a call: from now on bodies see it, and its procedure with its score table is installed in the one that calls. */
export const publishCall = operation('service-catalogue.publish-call', {
  title: { ca: 'Publica la convocatòria', es: 'Publica la convocatoria', en: 'Publish the call' }, permission: 'service-catalogue.manage',
  input: { call: Call.id }, output: Call.row,
  async run({ call: id }, context) {
    const call = await ownDraft(context, id);
    const resource = await context.db.get(Resource, call.resource);
    await installProcedure(context, { call, resource });
    const published = await context.db.update(Call, id, { state: 'published', publishedAt: context.now.toISOString() });
    await context.emit('service-catalogue.call-published', { call: id, code: call.code, owner: (await organisationOf(context, call.owner)).slug });
    return published;
  },
});

async function ownDraft({ db, organisation }: Context, id: string): Promise<RowOf<typeof Call>> {
  const call = await db.lock(Call, id);
  if (call.owner !== organisation) throw notOwner({ title: titleOf(call) });
  if (call.state !== 'draft') throw alreadyPublished({ code: call.code });
  return call;
}

type Rules = Pick<RowOf<typeof Call>, 'opensOn' | 'closesOn' | 'recipients' | 'populationYear' | 'criteria' | 'months'> & { readonly minimum?: number | null; readonly budget?: string | null; readonly most?: string | null };

function problemsOf(rules: Rules, kind: 'economic' | 'technical' | 'material'): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, rule: string, ca: string, es: string, en: string) => problems.push({ field, rule, remedy: say(ca, es, en) });
  const reachable = rules.criteria.reduce((sum, each) => sum + mostPoints(each), 0);
  if (rules.closesOn < rules.opensOn) wrong('/closesOn', 'before-opening', 'Trieu un dia posterior al d’obertura.', 'Elija un día posterior al de apertura.', 'Choose a day after it opens.');
  if (!populationYears.includes(rules.populationYear)) wrong('/populationYear', 'unknown-year', `Trieu un any amb xifres: ${populationYears.join(', ')}.`, `Elija un año con cifras: ${populationYears.join(', ')}.`, `Choose a year with figures: ${populationYears.join(', ')}.`);
  if (new Set(rules.criteria.map(({ code }) => code)).size < rules.criteria.length) wrong('/criteria', 'code-twice', 'Doneu un codi diferent a cada criteri.', 'Dé un código distinto a cada criterio.', 'Give each criterion a code of its own.');
  if ((rules.minimum ?? 0) > reachable) wrong('/minimum', 'unreachable', `Els criteris donen ${reachable} punts com a màxim: abaixeu el mínim.`, `Los criterios dan ${reachable} puntos como máximo: baje el mínimo.`, `The criteria give ${reachable} points at most: lower the minimum.`);
  if (rules.months < 1 || rules.months > 6) wrong('/months', 'article-21', 'Poseu d’1 a 6 mesos (Llei 39/2015, art. 21.2).', 'Ponga de 1 a 6 meses (Ley 39/2015, art. 21.2).', 'Give 1 to 6 months (Law 39/2015, art. 21.2).');
  if (kind === 'economic' && (rules.budget == null || Number(rules.budget) <= 0)) wrong('/budget', 'missing', 'Un recurs econòmic necessita pressupost.', 'Un recurso económico necesita presupuesto.', 'An economic resource needs a budget.');
  if (kind === 'economic' && (rules.most == null || Number(rules.most) <= 0)) wrong('/most', 'missing', 'Digueu el màxim per sol·licitud.', 'Diga el máximo por solicitud.', 'Say the maximum for one application.');
  for (const { from = 0, to } of rules.recipients) if (to !== undefined && to < from) wrong('/recipients', 'band-upside-down', 'Escriviu la banda de menys a més habitants.', 'Escriba el tramo de menos a más habitantes.', 'Write the band from fewer to more inhabitants.');
  return problems;
}

function refuseIfWrong(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw inputRefused([...problems]);
}
