import { literal } from '../engine/database.ts';
import { dashes } from '../reading/blanks.ts';
import { monthNames } from '../reading/days.ts';
import type { ColumnReading, Reading } from '../types.ts';

/** The SQL type that a column is stored as. */
export function sqlType({ type, scale }: Pick<ColumnReading, 'type' | 'scale'>): string {
  switch (type) {
    case 'integer': return 'BIGINT';
    case 'decimal': return scale === undefined ? 'DOUBLE' : scale <= 6 ? `DECIMAL(18, ${scale})` : `DECIMAL(38, ${scale})`;
    case 'day': return 'DATE';
    case 'moment': return 'TIMESTAMP';
    case 'yes-no': return 'BOOLEAN';
    default: return 'VARCHAR';
  }
}

/** Signs that may stand at the end of a cell as spaces; a cell that begins with an ordinary letter or digit and ends with none of them needs no trimming, which costs more than all the rest. */
const spaces = [' ', '\u00a0', '\u2009', '\u202f', '\u3000'];

/** A text without spaces around it. */
export const trimmed = (raw: string): string => `case when ${raw} < '!' or ${raw} > chr(127) or ${spaces.map((space) => `suffix(${raw}, ${literal(space)})`).join(' or ')} then trim(${raw}) else ${raw} end`;

/** A cell without spaces around it; nothing where it says that there is no data. Words for “no data” stay in texts, where they may be names. */
export function cleaned(cell: string, column: ColumnReading, blanks: Reading['blanks']): string {
  const none = blanks.filter((blank) => blank !== '' && (column.type !== 'text' || column.code !== undefined || dashes.includes(blank)));
  return none.length === 0 ? `nullif(${cell}, '')` : `case when ${cell} in ('', ${none.map(literal).join(', ')}) then null else ${cell} end`;
}

/** The value of a cell as the engine may read it by itself at full speed, where the column is written plainly: what is written again as it stood is exact. Anything else that the engine would take in its own way (a thousands sign, a stray space, a decimal too many, `1_000`, `infinity`) is an error. `undefined` where the column needs more. */
export function plainly(raw: string, column: ColumnReading, blanks: Reading['blanks']): string | undefined {
  if (column.decimalComma || column.unit !== undefined || blanks.some((blank) => blank !== '')) return undefined;
  const value = `cast(${raw} as ${sqlType(column)})`;
  if (column.type === 'integer') return `case when cast(${value} as varchar) = ${raw} then ${value} when contains(${raw}, '.') or ${odd(raw)} then error('misfit') else ${value} end`;
  if (column.type === 'decimal' && column.scale !== undefined) return `case when cast(${value} as varchar) = ${raw} then ${value} when (contains(${raw}, '.') and strlen(${raw}) - instr(${raw}, '.') > ${column.scale}) or ${odd(raw)} then error('misfit') else ${value} end`;
  if (column.type === 'day' && column.dayOrder === 'year-month-day') return `case when ${raw} is null then null when strlen(${raw}) <> 10 then error('misfit') else ${value} end`;
  return undefined;
}

/** Turns a cleaned cell into its value: `null` where it does not fit, or an error when `strict`. Never rounds. */
export function converted(clean: string, column: ColumnReading, strict: boolean): string {
  const cast = strict ? 'cast' : 'try_cast';
  const misfit = strict ? `error('misfit')` : 'null';
  switch (column.type) {
    case 'integer': return `case when ${notWhole(clean, column)} then ${misfit} else ${cast}(${digitsOnly(clean, column)} as bigint) end`;
    case 'decimal': {
      const digits = column.decimalComma ? `replace(${digitsOnly(clean, column)}, ',', '.')` : digitsOnly(clean, column);
      if (column.scale === undefined) return `case when ${badThousands(clean, column)} or not regexp_matches(${clean}, '^[^_]*[0-9][^_]*$') then ${misfit} else ${cast}(${digits} as double) end`;
      const mark = column.decimalComma ? ',' : '.';
      const bare = stripped(clean, column);
      return `case when (contains(${clean}, '${mark}') and length(${bare}) - position('${mark}' in ${bare}) > ${column.scale}) or ${badThousands(clean, column)} or ${odd(clean)} then ${misfit} else ${cast}(${digits} as ${sqlType(column)}) end`;
    }
    case 'day': return strict ? `case when ${clean} is null then null else coalesce(${dayOf(clean, column)}, ${misfit}) end` : dayOf(clean, column);
    case 'moment': return strict ? `case when ${clean} is null then null else coalesce(${momentOf(clean, column)}, ${misfit}) end` : momentOf(clean, column);
    case 'yes-no': return `case when lower(${clean}) in ('sí', 'si', 's', 'yes', 'y', 'true', '1', 'x', 'cert', 'vertader', 'verdadero') then true when lower(${clean}) in ('no', 'n', 'false', '0', 'fals', 'falso') then false when ${clean} is null then null else ${misfit} end`;
    case 'json':
    case 'geometry': return `case when ${clean} is null or json_valid(${clean}) then ${clean} else ${misfit} end`;
    default: return column.fillTo === undefined ? clean : `case when (strlen(${clean}) < ${column.fillTo} or contains(${clean}, '.')) and regexp_full_match(${clean}, '[0-9]{${Math.max(1, column.fillTo - 3)},${column.fillTo - 1}}(\\.0+)?') then lpad(regexp_replace(${clean}, '\\.0+$', ''), ${column.fillTo}, '0') else ${clean} end`;
  }
}

const stripped = (clean: string, { unit }: ColumnReading) => (unit === undefined ? clean : `rtrim(replace(replace(${clean}, ${literal(unit)}, ''), chr(160), ''))`);

const signs = (column: ColumnReading) => ({ mark: column.decimalComma ? ',' : '.', thousands: column.decimalComma ? '.' : ',' });

function notWhole(clean: string, column: ColumnReading): string {
  return `contains(${clean}, '${signs(column).mark}') or ${badThousands(clean, column)} or ${odd(clean)}`;
}

/** What the engine would take for a number in its own way, though nobody of this field writes it so: an exponent, `1_000`. */
const odd = (cell: string): string => `contains(${cell}, 'e') or contains(${cell}, 'E') or contains(${cell}, '_')`;

/** A separator that does not stand before groups of three digits: it is not one, and leaving it out would change the number. */
function badThousands(clean: string, column: ColumnReading): string {
  const { mark, thousands } = signs(column);
  const bare = stripped(clean, column);
  return `((contains(${clean}, '${thousands}') or contains(${bare}, ' ')) and not regexp_full_match(${bare}, '[-+−]?[0-9]{1,3}([${thousands === '.' ? '.' : ','}][0-9]{3}|[ ][0-9]{3})+([${mark}][0-9]*)?'))`;
}

/** Without thousands separators, unit and typographic minus. */
function digitsOnly(clean: string, column: ColumnReading): string {
  const from = [column.decimalComma ? '.' : ',', ' ', '\u00a0', '\u202f', '\u2009', "'"].join('');
  return `translate(${stripped(clean, column)}, ${literal(`−${from}`)}, '-')`;
}

const years = (order: ColumnReading['dayOrder'], sign: string) => (order === 'month-day-year' ? `%m${sign}%d${sign}` : `%d${sign}%m${sign}`);
const dayFormats = (order: ColumnReading['dayOrder']) => ['/', '-', '.'].flatMap((sign) => [`${years(order, sign)}%y`, `${years(order, sign)}%Y`]);

function dayOf(clean: string, { dayOrder }: ColumnReading): string {
  if (dayOrder === 'year-month-day') return `case when ${clean} >= '0' and ${clean} < ':' and not contains(${clean}, '(') then try_cast(replace(replace(${clean}, '/', '-'), '.', '-') as date) end`;
  // Only where a month is written as a word is it looked up.
  const month = `coalesce(${monthNames.map((names, at) => `case when list_contains([${names.map(literal).join(', ')}], regexp_extract(lower(${clean}), '[0-9 .-]*(?:de |d[''’] ?)?([a-zç]+)', 1)) then ${at + 1} end`).join(', ')})`;
  const plain = `regexp_replace(${clean}, '^[a-zç]+,? ', '', 'i')`;
  const words = `case when regexp_matches(${clean}, '[a-zA-Z]{3}') then try_strptime(concat(regexp_extract(${plain}, '^([0-9]{1,2})', 1), '/', ${month.replaceAll(`lower(${clean})`, `lower(${plain})`)}, '/', regexp_extract(${plain}, '([0-9]{4}|[0-9]{2})$', 1)), ['%d/%m/%y', '%d/%m/%Y']) end`;
  return `cast(coalesce(try_strptime(${clean}, [${dayFormats(dayOrder).map(literal).join(', ')}]), try_cast(${clean} as timestamp), ${words}) as date)`;
}

function momentOf(clean: string, { dayOrder }: ColumnReading): string {
  const formats = dayFormats(dayOrder).filter((format) => format.endsWith('%Y')).flatMap((format) => [`${format} %H:%M:%S`, `${format} %H:%M`, `${format}T%H:%M:%S`, format]);
  return `coalesce(try_cast(try_cast(${clean} as timestamptz) as timestamp), try_strptime(${clean}, [${formats.map(literal).join(', ')}]))`;
}
