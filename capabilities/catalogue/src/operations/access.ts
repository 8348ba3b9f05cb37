import { operation, readingsOf, refusal, roleNames, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { carryOn } from '../lineage/delicacy.ts';
import { AccessRule, Dataset, sights, Version } from '../records/index.ts';
import { openVersion } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { aboutPeople, say } from '../words.ts';

const noColumn = refusal('data.access-column', { status: 422, says: say('El conjunt no té cap columna “{column}”.', 'El conjunto no tiene ninguna columna «{column}».', 'The dataset has no column “{column}”.') });
const noRole = refusal('data.access-role', { status: 422, says: say('No hi ha cap rol “{role}”. Els rols són: {roles}.', 'No hay ningún rol «{role}». Los roles son: {roles}.', 'There is no role “{role}”. The roles are: {roles}.') });
const groundNeeded = refusal('data.access-ground', { status: 422, rule: 'RGPD, art. 5.2', says: say('Obre dades personals en clar: digueu-ne el motiu o la norma.', 'Abre datos personales en claro: diga el motivo o la norma.', 'It opens personal data in the clear: say the reason or the law.') });

const values = {
  title: z.string().trim().min(1).max(200), place: z.int().min(1).max(1000).default(1), roles: z.array(z.string().max(60)).max(30).default([]), units: z.array(z.uuid()).max(200).default([]), purposes: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
  rows: z.string().max(5000).optional(), columns: z.record(z.string().max(200), z.enum(sights)).default({}), ground: z.string().max(500).optional(),
};

/** Says who sees which rows and columns of a dataset, in what form and what for. The condition on rows is tried before it is kept. */
export const keepAccessRule = operation('data.keep-access-rule', {
  title: say('Desa la regla d’accés', 'Guarda la regla de acceso', 'Keep the access rule'), permission: 'data.administer', input: { dataset: Dataset.id, rule: z.uuid().optional(), ...values }, output: AccessRule.row,
  async run({ dataset: id, rule, ...given }, context) {
    const { db } = context;
    const dataset = await db.lock(Dataset, id);
    await checkRule(context, dataset, given);
    const row = { ...given, rows: given.rows === undefined || given.rows.trim() === '' ? null : given.rows, ground: given.ground ?? null };
    const kept = rule === undefined ? await db.insert(AccessRule, { dataset: id, ...row }) : await db.update(AccessRule, rule, row);
    await carryOn(context, dataset.code, { closing: true });
    return kept;
  },
});

async function checkRule(context: Context, dataset: RowOf<typeof Dataset>, { roles, columns, rows, ground }: { roles: readonly string[]; columns: Readonly<Record<string, string>>; rows?: string | undefined; ground?: string | undefined }): Promise<void> {
  const role = roles.find((each) => !(each in roleNames));
  if (role !== undefined) throw noRole({ role, roles: Object.keys(roleNames).join(', ') });
  const column = Object.keys(columns).find((name) => !dataset.columns.some((each) => each.name === name));
  if (column !== undefined) throw noColumn({ column });
  const opens = dataset.columns.some((each) => aboutPeople(each.class) && columns[each.name] === 'clear');
  if (opens && (ground ?? '').trim() === '') throw groundNeeded();
  if (rows === undefined || rows.trim() === '') return;
  const current = dataset.current === null ? undefined : await context.db.get(Version, dataset.current);
  const names = (current?.columns ?? dataset.columns).map((each) => each.name);
  await explained(tables().lineageOf({ sql: `select 1 from "${dataset.code}" where (${rows}\n)`, schemas: { [dataset.code]: names } }));
  if (current !== undefined) await explained(tables().query({ sql: `select count(*) from ${dataset.code}`, tables: { [dataset.code]: { path: await openVersion(context, current.id), where: rows } }, limits: { milliseconds: 5000 } }));
}

export const removeAccessRule = operation('data.remove-access-rule', {
  title: say('Treu la regla d’accés', 'Quita la regla de acceso', 'Remove the access rule'), permission: 'data.administer', input: { rule: AccessRule.id }, output: z.null(),
  async run({ rule }, { db }) { await db.remove(AccessRule, rule); return null; },
});

/** The access rules of a dataset in the order in which they are tried. */
export const accessRules = operation('data.access-rules', {
  title: say('Regles d’accés', 'Reglas de acceso', 'Access rules'), permission: 'data.read', kind: 'query', input: { dataset: Dataset.id }, output: z.array(AccessRule.row),
  run: async ({ dataset }, { db, can }) => (can('data.steward') || can('data.administer') ? (await db.all(AccessRule, { dataset })).toSorted((a, b) => a.place - b.place || a.id.localeCompare(b.id)) : []),
});

/** Who read the personal columns of a dataset, how many rows and what for (GDPR arts. 5.2 and 15), for whoever answers for it. */
export const readings = operation('data.readings', {
  title: say('Qui n’ha llegit dades personals', 'Quién ha leído sus datos personales', 'Who read its personal data'), permission: 'data.steward', kind: 'query', input: { dataset: Dataset.id },
  output: z.array(z.object({ at: z.string(), actor: z.string(), operation: z.string(), fields: z.array(z.string()), rows: z.int(), purpose: z.string().nullable() })),
  run: async ({ dataset }, context) => readingsOf(context, (await context.db.get(Dataset, dataset)).id),
});
