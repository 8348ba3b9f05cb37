import { isDeepStrictEqual } from 'node:util';
import { operation, type Context, type RowOf } from '@comu/kernel';
import { stringify } from 'yaml';
import { z } from 'zod';
import { changesBetween } from '../contract/breaking.ts';
import { columnsOf, contractOf, rulesOf, type Odcs } from '../contract/odcs.ts';
import { readContract } from '../contract/read.ts';
import { breaksUsers, leavesUsers, notActive, notDraft } from '../contract/refusals.ts';
import { refuseUnseen } from '../access/seen-rule.ts';
import { namesOf, usersOf } from '../lineage/graph.ts';
import { dimensionOfTest } from '../quality/suggestions.ts';
import { sayOf } from '../quality/propose.ts';
import { Contract, Dataset, Rule, words } from '../records/index.ts';
import { frequencies, say, type Frequency } from '../words.ts';
import { testSchema } from './rules.ts';

const change = z.object({ column: z.string(), kind: z.string(), breaks: z.boolean(), says: words });
const hit = z.object({ kind: z.string(), job: z.string(), output: z.string(), address: z.string().nullable(), columns: z.array(z.string()), parts: z.array(z.string()), through: z.string().nullable() });
const line = z.object({ id: z.uuid(), edition: z.int(), state: z.string(), activeFrom: z.string().nullable(), retiredAt: z.string().nullable(), yaml: z.string(), columns: z.array(z.any()), version: z.int() });

/** The contract that the dataset itself suggests: its dictionary, its rules, its promises. */
async function suggested({ db }: Pick<Context, 'db'>, dataset: RowOf<typeof Dataset>, edition: number): Promise<Odcs> {
  const rules = await db.all(Rule, { dataset: dataset.id, active: true });
  return contractOf({
    id: dataset.code, code: dataset.code, title: dataset.title, edition, state: 'draft', theme: dataset.theme, columns: dataset.columns, frequency: dataset.frequency,
    rules: rules.map(({ code, says, rule, dimension, severity }) => ({ code, says: says.ca, rule, dimension, severity })),
    ...said({ description: dataset.description, owner: dataset.owner, licence: dataset.licence, retention: dataset.retention, usage: dataset.purpose }),
  });
}
const said = <T extends Readonly<Record<string, string | null>>>(facts: T) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== '')) as { [K in keyof T]?: string };

/** The contracts of a dataset, newest first, as the standard writes them. */
export const contracts = operation('data.contracts', {
  title: say('Contractes', 'Contratos', 'Contracts'), permission: 'data.read', kind: 'query', input: { dataset: Dataset.id }, output: z.array(line),
  async run({ dataset }, { db }) {
    const rows = await db.all(Contract, { dataset });
    return rows.toReversed().map((row) => ({ id: row.id, edition: row.edition, state: row.state, activeFrom: row.activeFrom, retiredAt: row.retiredAt, version: row.version, yaml: stringify(row.content), columns: columnsOf(row.content as Odcs) }));
  },
});

/** Drafts a contract: from the dataset as it is, or from a document of the standard (YAML or JSON). */
export const draftContract = operation('data.draft-contract', {
  title: say('Prepara un contracte', 'Prepara un contrato', 'Draft a contract'), permission: 'data.steward', input: { dataset: Dataset.id, document: z.string().max(2_000_000).optional() }, output: z.object({ contract: z.uuid(), edition: z.int() }),
  async run({ dataset: id, document }, context) {
    const { db } = context;
    const dataset = await db.lock(Dataset, id);
    const before = await db.all(Contract, { dataset: id });
    const draft = before.find(({ state }) => state === 'draft');
    const edition = draft?.edition ?? Math.max(0, ...before.map((each) => each.edition)) + 1;
    const content = document === undefined ? await suggested(context, dataset, edition) : readContract(document);
    const row = draft === undefined ? await db.insert(Contract, { dataset: id, edition, content: content as never }) : await db.update(Contract, draft.id, { content: content as never });
    return { contract: row.id, edition };
  },
});

/** What activating a draft would change, and whom it would break: indicators, transformations, portals, by lineage. */
export const contractChanges = operation('data.contract-changes', {
  title: say('Què canviaria', 'Qué cambiaría', 'What would change'), permission: 'data.read', kind: 'query', input: { contract: Contract.id }, output: z.object({ changes: z.array(change), users: z.array(hit) }),
  run: ({ contract }, context) => changesOf(context, contract),
});

async function changesOf(context: Context, id: string): Promise<{ changes: z.output<typeof change>[]; users: z.output<typeof hit>[] }> {
  const draft = await context.db.get(Contract, id);
  const dataset = await context.db.get(Dataset, draft.dataset);
  const active = await context.db.first(Contract, { dataset: dataset.id, state: 'active' });
  const before = active === undefined ? dataset.columns : columnsOf(active.content as Odcs, dataset.code);
  const changes = changesBetween(before, columnsOf(draft.content as Odcs, dataset.code));
  const broken = new Set(changes.filter(({ breaks }) => breaks).map(({ column }) => column));
  if (broken.size === 0) return { changes, users: [] };
  return { changes, users: await usersOf(context, dataset.code, broken) };
}

/** Makes a draft the contract in force; the former is retired. A change that breaks users asks to be confirmed, with who they are. */
export const activateContract = operation('data.activate-contract', {
  title: say('Activa el contracte', 'Activa el contrato', 'Activate the contract'), permission: 'data.steward', input: { contract: Contract.id, breaking: z.boolean().default(false) }, output: z.object({ contract: z.uuid(), rules: z.int() }),
  async run({ contract: id, breaking }, context) {
    const { db, now, emit } = context;
    const draft = await db.lock(Contract, id);
    if (draft.state !== 'draft') throw notDraft();
    const dataset = await db.lock(Dataset, draft.dataset);
    const { users } = await changesOf(context, id);
    if (users.length > 0 && !breaking) throw breaksUsers({ users: namesOf(users) });
    const active = await db.first(Contract, { dataset: dataset.id, state: 'active' });
    if (active !== undefined) await db.update(Contract, active.id, { state: 'retired', retiredAt: now.toISOString() });
    const content = { ...(draft.content as Odcs), status: 'active' };
    await db.update(Contract, id, { state: 'active', activeFrom: now.toISOString(), content: content as never });
    await takeMeaning(context, dataset, content);
    const rules = await takeRules(context, dataset, content);
    await emit('data.contract-activated', { dataset: dataset.id, code: dataset.code, contract: id, edition: draft.edition, users });
    return { contract: id, rules };
  },
});

/** What the contract says of meaning and freshness becomes what the catalogue says. */
async function takeMeaning({ db }: Context, dataset: RowOf<typeof Dataset>, content: Odcs): Promise<void> {
  const promised = new Map(columnsOf(content, dataset.code).map((each) => [each.name, each]));
  const columns = dataset.columns.length === 0 ? [...promised.values()] : dataset.columns.map((each) => { const words = promised.get(each.name); return words === undefined ? each : { ...each, ...words, type: each.type, nullable: each.nullable }; });
  const frequency = content.slaProperties?.find(({ property }) => property === 'frequency')?.value;
  await db.update(Dataset, dataset.id, { columns, ...(typeof frequency === 'string' && frequency in frequencies ? { frequency: frequency as Frequency } : {}), ...(dataset.description === null && content.description?.purpose !== undefined ? { description: content.description.purpose } : {}) });
}

async function takeRules(context: Context, dataset: RowOf<typeof Dataset>, content: Odcs): Promise<number> {
  const { db } = context;
  const before = new Map((await db.all(Rule, { dataset: dataset.id })).map((each) => [each.code, each]));
  const wanted = rulesOf(content, dataset.code).filter(({ rule }) => testSchema.safeParse(rule).success);
  for (const { code, rule, says, dimension, severity } of wanted) {
    const values = { rule, says: says === '' ? sayOf(rule as never) : say(says, says, says), dimension: dimension ?? dimensionOfTest(rule as never), severity, origin: 'contract', active: true } as const;
    const known = before.get(code);
    if (!isDeepStrictEqual(known?.rule, rule)) await refuseUnseen(context, dataset, rule as never);
    if (known === undefined) await db.insert(Rule, { dataset: dataset.id, code: code.slice(0, 200), ...values });
    else await db.update(Rule, known.id, { ...values, says: says === '' || says === known.says.ca ? known.says : values.says });
  }
  return wanted.length;
}

/** Whoever uses a dataset today and counts on what its contract promises. */
export const contractUsers = operation('data.contract-users', {
  title: say('Qui hi compta', 'Quién cuenta con él', 'Who counts on it'), permission: 'data.read', kind: 'query', input: { contract: Contract.id }, output: z.array(hit),
  run: async ({ contract }, context) => usersOf(context, (await context.db.get(Dataset, (await context.db.get(Contract, contract)).dataset)).code),
});

/** Ends what was promised. While somebody uses the data it asks to be confirmed, with who they are. */
export const retireContract = operation('data.retire-contract', {
  title: say('Retira el contracte', 'Retira el contrato', 'Retire the contract'), permission: 'data.steward', input: { contract: Contract.id, breaking: z.boolean().default(false) }, output: z.null(),
  async run({ contract: id, breaking }, context) {
    const { db, now } = context;
    const row = await db.lock(Contract, id);
    if (row.state !== 'active') throw notActive();
    const users = await usersOf(context, (await db.get(Dataset, row.dataset)).code);
    if (users.length > 0 && !breaking) throw leavesUsers({ users: namesOf(users) });
    await db.update(Contract, id, { state: 'retired', retiredAt: now.toISOString() });
    return null;
  },
});
