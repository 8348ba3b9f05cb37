import { folded, operation } from '@comu/kernel';
import { Organisation } from '../identity.records.ts';
import { isProvincial } from '../operations/people.ts';
import { onlyProvincial } from '../refusals.ts';
import { takenByAnAddress } from '../short-name.ts';
import { organisationColumns, organisationFields } from './columns.ts';
import { refuseLines } from './read-rows.ts';
import { sheetInput, sheetOf, sheetOutput } from './sheet.ts';

/** Adds or brings up to date the organisations of a file, all lines or none; each is known by its short name, made from the name when the file has none. */
export const importOrganisations = operation('identity.import-organisations', {
  title: { ca: 'Importa ens', es: 'Importa entes', en: 'Import organisations' },
  permission: 'identity.manage-organisations', imports: { record: 'identity.organisation', fields: () => organisationFields }, input: sheetInput, output: sheetOutput,
  async run(given, context) {
    if (!(await isProvincial(context))) throw onlyProvincial();
    const { db } = context;
    const { lines, problems, dryRun, told } = await sheetOf(context, given, { columns: organisationColumns, fields: organisationFields });
    const there = new Map((await db.all(Organisation, {}, { limit: 10_000 })).map((each) => [each.slug, each]));
    const seen = new Map<string, number>();
    const planned = lines.flatMap(({ line, slug, name, kind, ...more }) => {
      if (name === null || kind === null) return [];
      const short = slug ?? folded(name).replaceAll(' ', '-').slice(0, 80).replace(/-$/, '');
      const twice = seen.get(short);
      if (twice !== undefined) problems.push({ line, field: 'Nom curt', rule: 'repeated', remedy: { ca: `És el mateix ens que la línia ${twice}: traieu-ne una o doneu-li un altre nom curt.`, es: `Es el mismo ente que la línea ${twice}: quite una o dele otro nombre corto.`, en: `It is the same organisation as line ${twice}: remove one or give it another short name.` } });
      seen.set(short, twice ?? line);
      if (context.house.reserved.has(short)) problems.push({ line, field: 'Nom curt', ...takenByAnAddress(short) });
      const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null));
      return [{ slug: short, name, kind, ...given }];
    });
    problems.sort((one, other) => one.line - other.line);
    if (!dryRun) refuseLines(problems);
    const fresh = planned.filter(({ slug }) => !there.has(slug));
    const changed = planned.filter(({ slug, ...values }) => {
      const before = there.get(slug) as Record<string, unknown> | undefined;
      return before !== undefined && Object.entries(values).some(([field, value]) => before[field] !== value);
    });
    if (!dryRun) {
      await db.insertAll(Organisation, fresh);
      for (const { slug, ...values } of changed) await db.update(Organisation, (there.get(slug) as { id: string }).id, values);
    }
    return told({ dryRun, created: fresh.length, changed: changed.length, kept: planned.length - fresh.length - changed.length, problems });
  },
});
