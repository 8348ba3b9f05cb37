import type { Text } from '@comu/kernel';
import type { ColumnForm } from '../records/index.ts';
import { say } from '../words.ts';

export interface OfYear { readonly year: number; readonly columns: readonly Pick<ColumnForm, 'name' | 'title' | 'type'>[] }

const kindOf = (type: string | undefined) => (type === 'integer' || type === 'decimal' ? 'number' : type);

/** Where files of one thing are not alike from year to year, and what that does to the table that holds them all. */
export function yearsApart(years: readonly OfYear[]): Text[] {
  const names = [...new Set(years.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  return names.flatMap((name): Text[] => {
    const found = years.map(({ year, columns }) => ({ year, column: columns.find((each) => each.name === name) }));
    const title = found.findLast(({ column }) => column !== undefined)?.column?.title ?? name;
    const lacking = found.filter(({ column }) => column === undefined).map(({ year }) => year).join(', ');
    const kinds = found.flatMap(({ column }) => kindOf(column?.type) ?? []);
    const usual = kinds.toSorted((a, b) => kinds.filter((each) => each === b).length - kinds.filter((each) => each === a).length)[0];
    const other = found.filter(({ column }) => column !== undefined && kindOf(column.type) !== usual).map(({ year }) => year).join(', ');
    return [
      ...(lacking === '' ? [] : [say(`“${title}” no és als fitxers de ${lacking}: en aquestes files surt buida.`, `«${title}» no está en los archivos de ${lacking}: en esas filas sale vacía.`, `“${title}” is not in the files of ${lacking}: it is empty in those rows.`)]),
      ...(other === '' ? [] : [say(`“${title}” no s’ha llegit igual a ${other} que la resta d’anys: tots surten com a text i no s’hi podrà calcular. Mireu com es llegeix aquest fitxer i torneu-lo a carregar.`, `«${title}» no se ha leído igual en ${other} que los demás años: todos salen como texto y no se podrá calcular con ellos. Mire cómo se lee ese archivo y vuelva a cargarlo.`, `“${title}” was not read in ${other} as in the other years: all come as text and cannot be reckoned with. See how that file is read and load it again.`)]),
    ];
  });
}
