import { randomUUID } from 'node:crypto';
import { folded, operation } from '@comu/kernel';
import { Unit } from '../identity.records.ts';
import { unitColumns, unitFields } from './columns.ts';
import { refuseLines } from './read-rows.ts';
import { sheetInput, sheetOf, sheetOutput } from './sheet.ts';

const say = (ca: string, es: string, en: string) => ({ ca, es, en });
interface Planned { readonly id: string; readonly line: number; readonly name: string; readonly dir3: string | null; readonly parentName: string | null; readonly before: { name: string; dir3: string | null; parent: string | null } | undefined }

/** Brings the tree of units to what a file says, all lines or none; a unit is known by its DIR3 code or by its name, and may come before the one it hangs from. */
export const importUnits = operation('identity.import-units', {
  title: { ca: 'Importa unitats', es: 'Importa unidades', en: 'Import units' },
  permission: 'identity.manage-people', imports: { record: 'identity.unit', fields: () => unitFields }, input: sheetInput, output: sheetOutput,
  async run(given, context) {
    const { db } = context;
    const { lines, problems, dryRun, told } = await sheetOf(context, given, { columns: unitColumns, fields: unitFields });
    const there = await db.all(Unit, {}, { limit: 10_000 });
    const byWord = new Map(there.flatMap((unit) => [[folded(unit.name), unit], ...(unit.dir3 === null ? [] : [[folded(unit.dir3), unit]])] as [string, typeof unit][]));
    const planned: Planned[] = [];
    const idOf = new Map([...byWord].map(([word, { id }]) => [word, id]));
    const lineOf = new Map<string, number>();
    for (const { line, name, dir3, parent } of lines) {
      if (name === null) continue;
      const before = (dir3 === null ? undefined : byWord.get(folded(dir3))) ?? byWord.get(folded(name));
      const words = [folded(name), ...(dir3 === null ? [] : [folded(dir3)])];
      const twice = words.map((word) => lineOf.get(word)).find((each) => each !== undefined);
      if (twice !== undefined) problems.push({ line, field: 'Nom', rule: 'repeated', remedy: say(`Té el mateix nom o codi que la línia ${twice}: traieu-ne una o canvieu-lo.`, `Tiene el mismo nombre o código que la línea ${twice}: quite una o cámbielo.`, `It has the same name or code as line ${twice}: remove one or change it.`) });
      const id = before?.id ?? randomUUID();
      for (const word of words) { lineOf.set(word, line); idOf.set(word, id); }
      planned.push({ id, line, name, dir3, parentName: parent, before });
    }
    const parents = new Map(there.map(({ id, parent }) => [id, parent]));
    for (const { id, line, parentName } of planned) {
      const parent = parentName === null ? null : idOf.get(folded(parentName));
      if (parent === undefined) problems.push({ line, field: 'Depèn de', rule: 'unit:unknown', remedy: say(`No hi ha cap unitat “${parentName}”: afegiu-la al fitxer o corregiu-ne el nom.`, `No hay ninguna unidad «${parentName}»: añádala al fichero o corrija el nombre.`, `There is no unit “${parentName}”: add it to the file or correct its name.`) });
      else parents.set(id, parent);
    }
    for (const { id, line } of planned)
      if (inRing(id, parents)) problems.push({ line, field: 'Depèn de', rule: 'unit:ring', remedy: say('Depèn d’ella mateixa, directament o a través d’altres: canvieu de qui depèn.', 'Depende de sí misma, directamente o a través de otras: cambie de quién depende.', 'It hangs from itself, directly or through others: change what it hangs from.') });
    problems.sort((one, other) => one.line - other.line);
    if (!dryRun) refuseLines(problems);

    const fresh = planned.filter(({ before }) => before === undefined);
    const changed = planned.filter(({ id, name, dir3, before }) => before !== undefined && (before.name !== name || (dir3 !== null && before.dir3 !== dir3) || before.parent !== (parents.get(id) ?? null)));
    if (!dryRun) {
      await db.insertAll(Unit, fresh.map(({ id, name, dir3 }) => ({ id, name, dir3, parent: parents.get(id) ?? null })));
      for (const { id, name, dir3 } of changed) await db.update(Unit, id, { name, parent: parents.get(id) ?? null, ...(dir3 === null ? {} : { dir3 }) });
    }
    return told({ dryRun, created: fresh.length, changed: changed.length, kept: planned.length - fresh.length - changed.length, problems });
  },
});

function inRing(unit: string, parents: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let above = parents.get(unit); above !== null && above !== undefined && !passed.has(above); above = parents.get(above)) {
    if (above === unit) return true;
    passed.add(above);
  }
  return false;
}
