import { organisationOf } from '@comu/identity';
import type { Context, RowOf, Text } from '@comu/kernel';
import { ownMeasures } from '../own/measures.ts';
import { Indicator } from '../records/records.ts';
import { say } from '../words.ts';
import { reads } from '../compute/bindings.ts';
import { noIndicator } from '../refusals.ts';
import { declarations, type Declaration } from './declarations.ts';

const responsible = 'Govern de dades';

/** Makes the acting body’s own row of a shipped indicator, unless it has one of that code. What a provincial council declares of the 311 is shared with them. */
export async function adopt(context: Context, declared: Declaration): Promise<RowOf<typeof Indicator>> {
  const { db, organisation } = context;
  const found = await db.first(Indicator, { owner: organisation, code: declared.code });
  if (found !== undefined) return found;
  const { kind } = await organisationOf(context, organisation);
  const { sql, steps, gathers = null, needs: _, ...rest } = declared;
  return db.insert(Indicator, {
    ...rest, gathers, owner: organisation, shared: kind === 'provincial-council' && declared.universe === 'province', bindings: { ...declared.bindings }, factor: String(declared.factor), threshold: String(declared.threshold),
    kind: steps === undefined ? 'data' : 'composite', sql: sql ?? null, steps: steps === undefined ? null : { ...steps, components: [...steps.components] }, responsible,
  });
}

/** A shipped indicator that reads the datasets chosen, whatever their codes. One that takes its year from the code reads all the years of it (`age_pyramid_2024`). */
export function overChosen(code: string, chosen: Readonly<Record<string, string>>): Declaration {
  const declared = declarations.find((each) => each.code === code && each.sql !== undefined);
  if (declared === undefined) throw noIndicator({ code });
  const yearly = /\bexercici\b/.test(declared.sql ?? '');
  const named = (name: string) => (yearly ? name.replace(/_\d{4}$/, '') : name);
  return { ...declared, bindings: Object.fromEntries(Object.entries(declared.bindings).map(([each, bound]) => [each, chosen[each] === undefined ? bound : named(chosen[each])])) };
}

/** The shipped indicators that read a dataset, or one of a year of it (`pagaments_2023`). */
export const shippedOver = (dataset: string): readonly Declaration[] => declarations.filter(({ bindings }) => Object.values(bindings).some((bound) => reads(bound, dataset)));

const ownSource = say('Registres de la plataforma', 'Registros de la plataforma', 'Records of the platform');

/** The measures of the body’s own records, one row each; `of` makes the provincial council’s rows for what bodies deliver. */
export async function adoptOwn({ db, organisation }: Context, { delivered }: { delivered: boolean }): Promise<RowOf<typeof Indicator>[]> {
  const code = (name: string) => (delivered ? `bodies-${name}` : name);
  const there = await db.all(Indicator, { owner: organisation, code: ownMeasures.map((each) => code(each.code)) });
  const missing = ownMeasures.filter((each) => !there.some((row) => row.code === code(each.code)));
  const made = await db.insertAll(Indicator, missing.map(({ code: own, name, unit, decimals, factor, direction, theme, formula, method, sql, gathers }) => ({
    owner: organisation, shared: delivered, code: code(own), name, theme, unit, decimals, direction, periods: 'year' as const, universe: delivered ? 'delivered' as const : 'own' as const, kind: 'records' as const,
    formula, sql, gathers: gathers ?? null, bindings: {}, factor: String(factor), steps: null, source: ownSource, threshold: delivered ? '0' : '1', method, responsible,
  })));
  return [...there, ...made];
}

/** The shipped indicators that have no data yet, with the file that would give each: “no data” says why and what to do. */
export const stillWaiting = (there: readonly string[]): { code: string; name: Text; theme: string; dataset: string; datasets: Readonly<Record<string, string>>; says: Text }[] => declarations.filter(({ code, bindings }) => !there.includes(code) && Object.keys(bindings).length > 0 && !code.startsWith('transparency-')).map(({ code, name, theme, bindings, needs }) => {
  const datasets = Object.values(bindings).map((bound) => `«${bound}»`).join(', ');
  return { code, name, theme, dataset: Object.values(bindings)[0] as string, datasets: bindings, says: needs ?? say(`Encara no hi ha el conjunt ${datasets}.`, `Todavía no existe el conjunto ${datasets}.`, `The dataset ${datasets} is not there yet.`) };
});
