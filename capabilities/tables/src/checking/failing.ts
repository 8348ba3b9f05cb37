import { literal, named } from '../engine/database.ts';
import { codePattern } from '../reading/codes.ts';
import type { Test } from '../types.ts';

/** The SQL condition under which one row fails a rule, or `null` when the rule is about the table as a whole. Empty cells fail only “not null”. */
export function failingRow(test: Test): string | null {
  switch (test.kind) {
    case 'not-null': return `${named(test.column)} is null`;
    case 'domain': return test.values.length === 0 ? `${named(test.column)} is not null` : `cast(${named(test.column)} as varchar) not in (${test.values.map((value) => literal(String(value))).join(', ')})`;
    case 'range': return [...(test.min === undefined ? [] : [`${named(test.column)} < ${bound(test.min)}`]), ...(test.max === undefined ? [] : [`${named(test.column)} > ${bound(test.max)}`])].join(' or ') || 'false';
    case 'pattern': return `not regexp_full_match(cast(${named(test.column)} as varchar), ${literal(test.pattern)})`;
    case 'code': return test.code === 'nif' ? nifFails(named(test.column)) : `not regexp_full_match(cast(${named(test.column)} as varchar), ${literal(codePattern[test.code])})`;
    case 'sql': return `not coalesce((${test.condition}\n), true)`;
    case 'unique': return `(${test.columns.map(named).join(', ')}) in (select (${test.columns.map(named).join(', ')}) from repeated)`;
    case 'reference': return `${test.columns.map((column) => `${named(column)} is not null`).join(' and ')} and not exists (select 1 from ${named(test.to)} as other where ${test.columns.map((column, at) => `cast(other.${named(test.toColumns[at]!)} as varchar) = cast(it.${named(column)} as varchar)`).join(' and ')})`;
    default: return null;
  }
}

const bound = (value: number | string) => (typeof value === 'number' ? String(value) : literal(value));

/** Control letter or digit of a Spanish tax number, in SQL (RD 1065/2007, Orden EHA/451/2008). */
function nifFails(it: string): string {
  const bare = `upper(regexp_replace(${it}, '[ .-]', '', 'g'))`;
  const letter = (digits: string) => `substr('TRWAGMYFPDXBNJZSQVHLCKE', (cast(${digits} as integer) % 23) + 1, 1) = right(${bare}, 1)`;
  const twice = (at: number) => `(case when cast(substr(${bare}, ${at}, 1) as integer) * 2 > 9 then cast(substr(${bare}, ${at}, 1) as integer) * 2 - 9 else cast(substr(${bare}, ${at}, 1) as integer) * 2 end)`;
  const once = (at: number) => `cast(substr(${bare}, ${at}, 1) as integer)`;
  const control = `((10 - (${twice(2)} + ${once(3)} + ${twice(4)} + ${once(5)} + ${twice(6)} + ${once(7)} + ${twice(8)}) % 10) % 10)`;
  return `case when ${it} is null then false when regexp_full_match(${bare}, '[0-9]{8}[A-Z]') then not (${letter(`left(${bare}, 8)`)}) when regexp_full_match(${bare}, '[XYZ][0-9]{7}[A-Z]') then not (${letter(`concat(position(left(${bare}, 1) in 'XYZ') - 1, substr(${bare}, 2, 7))`)}) when regexp_full_match(${bare}, '[KLM][0-9]{7}[A-Z]') then not (${letter(`substr(${bare}, 2, 7)`)}) when regexp_full_match(${bare}, '[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J]') then not (right(${bare}, 1) = cast(${control} as varchar) or right(${bare}, 1) = substr('JABCDEFGHI', ${control} + 1, 1)) else true end`;
}
