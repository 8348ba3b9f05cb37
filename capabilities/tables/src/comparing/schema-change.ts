import type { Column, ColumnType, Text } from '../types.ts';

export interface SchemaChange { readonly kind: 'added' | 'removed' | 'retyped' | 'recoded' | 'now-empty'; readonly column: string; /** Whoever reads the column by name or type is hit. */ readonly breaks: boolean; readonly text: Text }

/** How the columns of a new load differ from those agreed, and which of it breaks whoever uses them. */
export function schemaChanges(agreed: readonly Column[], found: readonly Column[]): SchemaChange[] {
  const now = new Map(found.map((column) => [column.name, column]));
  const old = new Set(agreed.map(({ name }) => name));
  const changes: SchemaChange[] = [];
  for (const column of agreed) {
    const other = now.get(column.name);
    const { name, title } = column;
    if (other === undefined) changes.push({ kind: 'removed', column: name, breaks: true, text: { ca: `Ja no hi ha la columna «${title}».`, es: `Ya no está la columna «${title}».`, en: `The column “${title}” is gone.` } });
    else if (other.type !== column.type) changes.push({ kind: 'retyped', column: name, breaks: !widens(column.type, other.type), text: { ca: `«${title}» era ${typeName[column.type].ca} i ara és ${typeName[other.type].ca}.`, es: `«${title}» era ${typeName[column.type].es} y ahora es ${typeName[other.type].es}.`, en: `“${title}” was ${typeName[column.type].en} and is now ${typeName[other.type].en}.` } });
    else if (other.code !== column.code) changes.push({ kind: 'recoded', column: name, breaks: column.code !== undefined, text: { ca: `«${title}» ja no porta els mateixos codis.`, es: `«${title}» ya no lleva los mismos códigos.`, en: `“${title}” no longer holds the same codes.` } });
    else if (other.nullable && !column.nullable) changes.push({ kind: 'now-empty', column: name, breaks: true, text: { ca: `«${title}» ara té files sense dada.`, es: `«${title}» ahora tiene filas sin dato.`, en: `“${title}” now has rows without data.` } });
  }
  for (const { name, title } of found) if (!old.has(name)) changes.push({ kind: 'added', column: name, breaks: false, text: { ca: `Hi ha una columna nova, «${title}».`, es: `Hay una columna nueva, «${title}».`, en: `There is a new column, “${title}”.` } });
  return changes;
}

const widens = (before: ColumnType, after: ColumnType) => (before === 'integer' && after === 'decimal') || (before === 'day' && after === 'moment');

const typeName: Record<ColumnType, Text> = {
  text: { ca: 'text', es: 'texto', en: 'text' }, integer: { ca: 'nombre enter', es: 'número entero', en: 'a whole number' }, decimal: { ca: 'nombre decimal', es: 'número decimal', en: 'a decimal number' },
  day: { ca: 'data', es: 'fecha', en: 'a date' }, moment: { ca: 'data i hora', es: 'fecha y hora', en: 'a date with time' }, 'yes-no': { ca: 'sí o no', es: 'sí o no', en: 'yes or no' }, geometry: { ca: 'geometria', es: 'geometría', en: 'a geometry' }, json: { ca: 'estructura', es: 'estructura', en: 'a structure' },
};
