import { operation, refusal } from '@comu/kernel';
import type { Test } from '@comu/tables';
import { z } from 'zod';
import { refuseUnseen } from '../access/seen-rule.ts';
import { codeOfTest, sayOf } from '../quality/propose.ts';
import { dimensionOfTest } from '../quality/suggestions.ts';
import { Dataset, Rule } from '../records/index.ts';
import { dimensions, say, severities } from '../words.ts';

const noColumn = refusal('data.rule-column', { status: 422, says: say('La regla parla de “{column}”, i el conjunt no té aquesta columna.', 'La regla habla de «{column}», y el conjunto no tiene esta columna.', 'The rule speaks of “{column}”, and the dataset has no such column.') });
const name = z.string().min(1).max(200);
const value = z.union([z.string().max(500), z.number()]);
/** Everything a rule may ask of a table. */
export const testSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-null'), column: name }),
  z.strictObject({ kind: z.literal('unique'), columns: z.array(name).min(1).max(10) }),
  z.strictObject({ kind: z.literal('domain'), column: name, values: z.array(value).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('range'), column: name, min: value.optional(), max: value.optional() }),
  z.strictObject({ kind: z.literal('pattern'), column: name, pattern: z.string().min(1).max(500) }),
  z.strictObject({ kind: z.literal('code'), column: name, code: z.enum(['ine5', 'idescat6', 'entity10', 'nif', 'postcode']) }),
  z.strictObject({ kind: z.literal('reference'), columns: z.array(name).min(1).max(10), to: z.string().max(63), toColumns: z.array(name).min(1).max(10) }),
  z.strictObject({ kind: z.literal('freshness'), column: name, days: z.int().min(0).max(100_000), today: z.string().default('') }),
  z.strictObject({ kind: z.literal('volume'), min: z.int().min(0).optional(), max: z.int().min(0).optional(), change: z.number().min(0).max(100).optional() }),
  z.strictObject({ kind: z.literal('sum'), column: name, equals: z.string().regex(/^-?\d{1,30}(\.\d{1,10})?$/), tolerance: z.number().min(0).optional(), where: z.string().max(2000).optional() }),
  z.strictObject({ kind: z.literal('distribution'), column: name, index: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal('sql'), condition: z.string().min(1).max(5000) }),
]);

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]]);

/** Adds a rule to a dataset, or changes the one that asks the same. It is tested from the next load on. */
export const keepRule = operation('data.keep-rule', {
  title: say('Desa la regla', 'Guarda la regla', 'Keep the rule'), permission: 'data.steward',
  input: { dataset: Dataset.id, test: testSchema, severity: keys(severities).default('warn'), dimension: keys(dimensions).optional(), active: z.boolean().default(true) }, output: Rule.row,
  async run({ dataset: id, test, severity, dimension, active }, context) {
    const { db } = context;
    const dataset = await db.lock(Dataset, id);
    const named = 'columns' in test ? test.columns : 'column' in test ? [test.column] : [];
    const missing = named.find((column) => dataset.columns.length > 0 && !dataset.columns.some((each) => each.name === column));
    if (missing !== undefined) throw noColumn({ column: missing });
    await refuseUnseen(context, dataset, test as Test);
    const code = test.kind === 'sql' || test.kind === 'sum' ? `${codeOfTest(test as Test)}:${JSON.stringify(test).slice(0, 150)}`.slice(0, 200) : codeOfTest(test as Test);
    const values = { says: sayOf(test as Test), rule: test as never, severity, active, dimension: dimension ?? dimensionOfTest(test as Test) };
    const before = await db.first(Rule, { dataset: id, code });
    return before === undefined ? db.insert(Rule, { dataset: id, code, origin: 'person', ...values }) : db.update(Rule, before.id, values);
  },
});

/** Makes a rule stricter or laxer, or puts it to rest, without losing what it found. */
export const setRule = operation('data.set-rule', {
  title: say('Canvia la regla', 'Cambia la regla', 'Change the rule'), permission: 'data.steward', input: { rule: Rule.id, severity: keys(severities).optional(), active: z.boolean().optional() }, output: Rule.row,
  run: ({ rule, severity, active }, { db }) => db.update(Rule, rule, { ...(severity === undefined ? {} : { severity }), ...(active === undefined ? {} : { active }) }),
});

/** The rules of a dataset. */
export const rules = operation('data.rules', {
  title: say('Regles de qualitat', 'Reglas de calidad', 'Quality rules'), permission: 'data.read', kind: 'query', input: { dataset: Dataset.id }, output: z.array(Rule.row),
  run: ({ dataset }, { db }) => db.all(Rule, { dataset }),
});
