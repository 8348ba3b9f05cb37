import type { Text } from '@comu/kernel';
import type { ColumnEntry } from '../records/index.ts';
import { say } from '../words.ts';

/** One difference between two contracts or schemas, and whether it breaks whoever uses the former. */
export interface SchemaChange { readonly column: string; readonly kind: 'removed' | 'added' | 'type' | 'nullable' | 'unit' | 'code' | 'class' | 'key'; readonly breaks: boolean; readonly says: Text }

/** What changes from one schema to another: a column that goes, another type, unit or code breaks its users; one that comes does not. */
export function changesBetween(before: readonly ColumnEntry[], after: readonly ColumnEntry[]): SchemaChange[] {
  const next = new Map(after.map((each) => [each.name, each]));
  const former = new Set(before.map(({ name }) => name));
  return [
    ...before.flatMap((column) => changesOf(column, next.get(column.name))),
    ...after.filter(({ name }) => !former.has(name)).map(({ name }): SchemaChange => ({ column: name, kind: 'added', breaks: false, says: say(`S’hi afegeix la columna “${name}”.`, `Se añade la columna «${name}».`, `The column “${name}” is added.`) })),
  ];
}

const widens: Readonly<Record<string, readonly string[]>> = { integer: ['decimal'], day: ['moment'] };

function changesOf(before: ColumnEntry, after: ColumnEntry | undefined): SchemaChange[] {
  const { name } = before;
  if (after === undefined) return [{ column: name, kind: 'removed', breaks: true, says: say(`Desapareix la columna “${name}”.`, `Desaparece la columna «${name}».`, `The column “${name}” goes.`) }];
  const found: SchemaChange[] = [];
  if (after.type !== before.type) found.push({ column: name, kind: 'type', breaks: widens[before.type]?.includes(after.type) !== true, says: say(`“${name}” passa de ser de tipus ${before.type} a ${after.type}.`, `«${name}» pasa de tipo ${before.type} a ${after.type}.`, `“${name}” goes from type ${before.type} to ${after.type}.`) });
  if (!before.nullable && after.nullable) found.push({ column: name, kind: 'nullable', breaks: true, says: say(`“${name}” deixa de ser obligatòria: hi pot haver buits.`, `«${name}» deja de ser obligatoria: puede haber vacíos.`, `“${name}” is no longer required: it may be empty.`) });
  if ((before.unit ?? '') !== (after.unit ?? '')) found.push({ column: name, kind: 'unit', breaks: before.unit !== undefined, says: say(`“${name}” canvia d’unitat: de ${before.unit ?? 'cap'} a ${after.unit ?? 'cap'}.`, `«${name}» cambia de unidad: de ${before.unit ?? 'ninguna'} a ${after.unit ?? 'ninguna'}.`, `“${name}” changes its unit: from ${before.unit ?? 'none'} to ${after.unit ?? 'none'}.`) });
  if ((before.code ?? '') !== (after.code ?? '')) found.push({ column: name, kind: 'code', breaks: before.code !== undefined, says: say(`“${name}” canvia de codi: de ${before.code ?? 'cap'} a ${after.code ?? 'cap'}.`, `«${name}» cambia de código: de ${before.code ?? 'ninguno'} a ${after.code ?? 'ninguno'}.`, `“${name}” changes its code: from ${before.code ?? 'none'} to ${after.code ?? 'none'}.`) });
  if (before.key === true && after.key !== true) found.push({ column: name, kind: 'key', breaks: true, says: say(`“${name}” deixa de formar part de la clau.`, `«${name}» deja de formar parte de la clave.`, `“${name}” is no longer part of the key.`) });
  const order = ['open', 'internal', 'personal', 'special'];
  if (after.class !== before.class) found.push({ column: name, kind: 'class', breaks: order.indexOf(after.class) > order.indexOf(before.class), says: say(`“${name}” canvia de classe: de ${before.class} a ${after.class}.`, `«${name}» cambia de clase: de ${before.class} a ${after.class}.`, `“${name}” changes its class: from ${before.class} to ${after.class}.`) });
  return found;
}
