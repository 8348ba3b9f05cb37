import { operation, refusal, type Changes, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { describeRecords } from '../house/record-datasets.ts';
import { carryOn, closedInputsOf, leastOf } from '../lineage/delicacy.ts';
import { forgetValues } from '../quality/propose.ts';
import { columnEntry, Concept, Dataset } from '../records/index.ts';
import { aboutPeople, say } from '../words.ts';

const noSuchColumn = refusal('data.no-such-column', { status: 404, says: say('“{code}” no té cap columna “{column}”.', '«{code}» no tiene ninguna columna «{column}».', '“{code}” has no column “{column}”.') });
const noSuchTerm = refusal('data.no-such-term', { status: 404, says: say('El glossari no té cap terme “{concept}”: afegiu-l’hi primer.', 'El glosario no tiene ningún término «{concept}»: añádalo primero.', 'The glossary has no term “{concept}”: add it first.') });
const declared = refusal('data.declared-in-code', { says: say('La classe de les columnes d’un registre de la plataforma la diu la seva declaració i no es canvia aquí.', 'La clase de las columnas de un registro de la plataforma la dice su declaración y no se cambia aquí.', 'The class of the columns of a platform record is said by its declaration and is not changed here.') });

const lessDelicate = refusal('data.less-delicate', { status: 422, rule: 'RGPD, art. 4', says: say('{what} no pot ser menys delicat que allò d’on surt o que les seves columnes: encara diu de persones. Canvieu-ho a l’origen, o doneu-ne només xifres per grups.', '{what} no puede ser menos delicado que aquello de donde sale o que sus columnas: todavía habla de personas. Cámbielo en el origen, o dé solo cifras por grupos.', '{what} cannot be less delicate than what it is made of or than its columns: it still tells of people. Change it at the source, or give only figures by groups.') });
const closedInputs = refusal('data.closed-inputs', { status: 403, says: say('“{code}” surt de dades a què no tothom té accés ({inputs}): només l’obre qui decideix qui veu les dades.', '«{code}» sale de datos a los que no todos tienen acceso ({inputs}): solo lo abre quien decide quién ve los datos.', '“{code}” is made of data that not everybody has access to ({inputs}): only whoever decides who sees data opens it.') });

const { title, description, theme, keywords, owner, unit, steward, access, personal, legalBasis, law, purpose, subjects, recipients, retention, licence, frequency, crossed, threshold } = Dataset.fields;
const described = { title, description, theme, keywords, owner, unit, steward, access, personal, legalBasis, law, purpose, subjects, recipients, retention, licence, frequency, crossed, threshold };

const notCountable = refusal('data.not-countable', { status: 422, rule: 'RGPD, art. 25', says: say('No es poden comptar persones per “{column}”: o no és cap columna de “{code}”, o és de dades personals.', 'No se pueden contar personas por «{column}»: o no es ninguna columna de «{code}», o es de datos personales.', 'People cannot be counted by “{column}”: either it is no column of “{code}” or it holds personal data.') });

/** Brings the records of the platform into this body’s catalogue; those already there stay as they are. */
export const describeHouse = operation('data.describe-records', {
  title: say('Afegeix els registres de la plataforma al catàleg', 'Añade los registros de la plataforma al catálogo', 'Add the platform’s records to the catalogue'), permission: 'data.read',
  input: {}, output: z.object({ added: z.int() }), run: async (_, context) => ({ added: await describeRecords(context) }),
});

/** Starts a dataset before any data: its code, title and who answers for it. */
export const createDataset = operation('data.create-dataset', {
  title: say('Crea un conjunt de dades', 'Crea un conjunto de datos', 'Create a dataset'), permission: 'data.steward',
  input: { code: Dataset.fields.code, title, description, theme, owner, access, personal }, output: Dataset.row,
  run: (values, { db, me }) => db.insert(Dataset, { ...values, kind: 'file', steward: me.person }),
});

/** Writes down what people need to know of a dataset: meaning, owner, access, legal ground, licence. */
export const describeDataset = operation('data.describe-dataset', {
  title: say('Descriu el conjunt', 'Describe el conjunto', 'Describe the dataset'), permission: 'data.steward',
  input: { dataset: Dataset.id, version: z.int().min(1), changes: z.strictObject(Object.fromEntries(Object.entries(described).map(([name, field]) => [name, (field.declaration.optional ? field.declaration.schema.nullable() : field.declaration.schema).optional()]))) },
  output: Dataset.row,
  async run({ dataset, version, changes }, context) {
    const { db, can } = context;
    const before = await db.lock(Dataset, dataset);
    const { personal: said, access: opened, crossed } = changes as { personal?: Personal; access?: Access; crossed?: readonly string[] | null };
    const uncountable = crossed?.find((name) => !before.columns.some((each) => each.name === name && !aboutPeople(each.class)));
    if (uncountable !== undefined) throw notCountable({ code: before.code, column: uncountable });
    if (before.kind === 'record' && said !== undefined && said !== before.personal) throw declared();
    if (said !== undefined && weighs(said) < weighs(before.personal) && weighs(said) < weighs((await leastOf(context, before, before.columns))?.personal ?? personalBy('none', before.columns).personal)) throw lessDelicate({ what: `“${before.code}”` });
    if (opened !== undefined && openness.indexOf(opened) > openness.indexOf(before.access) && !can('data.administer')) {
      const inputs = await closedInputsOf(context, before);
      if (inputs.length > 0) throw closedInputs({ code: before.code, inputs: inputs.join(', ') });
    }
    const after = await db.update(Dataset, dataset, changes as Changes<typeof Dataset>, version);
    await carryOn(context, after.code, { closing: opened === 'restricted' });
    return after;
  },
});

type Personal = RowOf<typeof Dataset>['personal'];
type Access = RowOf<typeof Dataset>['access'];
const openness: readonly Access[] = ['restricted', 'organisation', 'public'];
const weighs = (personal: Personal) => ['none', 'personal', 'special'].indexOf(personal);

/** Writes the dictionary of one column: what it means, of what class it is, which term of the glossary it carries. */
export const describeColumn = operation('data.describe-column', {
  title: say('Descriu la columna', 'Describe la columna', 'Describe the column'), permission: 'data.steward',
  input: { dataset: Dataset.id, column: z.string().max(200), changes: columnEntry.pick({ title: true, describe: true, unit: true, class: true, concept: true, key: true }).partial() },
  output: z.null(),
  async run({ dataset, column, changes }, context) {
    const { db } = context;
    const before = await db.lock(Dataset, dataset);
    const found = before.columns.find(({ name }) => name === column);
    if (found === undefined) throw noSuchColumn({ code: before.code, column });
    if (before.kind === 'record' && changes.class !== undefined && changes.class !== found.class) throw declared();
    if (changes.concept !== undefined && changes.concept !== '' && (await db.first(Concept, { code: changes.concept })) === undefined) throw noSuchTerm({ concept: changes.concept });
    const columns = before.columns.map((each) => (each.name === column ? { ...each, ...changes, ...(changes.concept === '' ? { concept: undefined } : {}) } : each));
    if ((await leastOf(context, before, columns))?.columns.some((each, place) => each.class !== columns[place]?.class)) throw lessDelicate({ what: `“${column}”` });
    await db.update(Dataset, dataset, { columns, columnWords: columns.map((each) => `${each.title} ${each.describe ?? ''}`).join(' ').slice(0, 20_000), ...personalBy(before.personal, columns) });
    if (!aboutPeople(found.class) && columns.some((each) => each.name === column && aboutPeople(each.class))) await forgetValues(context, dataset, column);
    await carryOn(context, before.code, { closing: false });
    return null;
  },
});

/** A dataset is at least as delicate as its most delicate column. */
export function personalBy(said: 'none' | 'personal' | 'special', columns: readonly { class: string }[]): { personal: 'none' | 'personal' | 'special' } {
  const has = (kind: string) => columns.some((each) => each.class === kind);
  return { personal: said === 'special' || has('special') ? 'special' : said === 'personal' || has('personal') ? 'personal' : 'none' };
}
