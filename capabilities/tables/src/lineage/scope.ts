import { none, together, type Origins, type Output } from './origins.ts';

/** A table as it stands in a FROM: under its alias, with its columns and what they come from. */
export interface Source { readonly alias: string; readonly columns: readonly Output[]; /** Columns that a join made one with the same of another table. */ readonly merged?: ReadonlySet<string> }

/** What names mean at a place of a query. */
export interface Scope {
  readonly ctes: ReadonlyMap<string, readonly Output[]>;
  readonly sources: readonly Source[];
  /** Earlier columns of the same SELECT, that later ones and conditions may name. */
  readonly aliases: ReadonlyMap<string, Origins>;
  readonly parameters: ReadonlySet<string>;
  readonly outer: Scope | undefined;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The origins of a name as written (`column`, `table.column`, `column.field`, or a whole row); nothing for what is no column of a table. */
export function resolve(names: readonly string[], scope: Scope): Origins {
  const [first = '', second] = names;
  if (scope.parameters.has(first.toLowerCase())) return none;
  if (second !== undefined) {
    const source = scope.sources.find(({ alias }) => same(alias, first));
    const column = source?.columns.find(({ name }) => same(name, second));
    if (column !== undefined) return column.from;
  }
  const found = scope.sources.flatMap(({ columns }) => columns.filter(({ name }) => same(name, first)));
  if (found.length > 0) return together(...found.map(({ from }) => from));
  const alias = scope.aliases.get(first.toLowerCase());
  if (alias !== undefined) return alias;
  const row = scope.sources.find(({ alias: name }) => same(name, first));
  if (row !== undefined && second === undefined) return together(none, ...row.columns.map(({ from }) => from));
  return scope.outer === undefined ? none : resolve(names, scope.outer);
}

/** Every column that a star stands for. */
export function starOf(scope: Scope, relation: string | undefined): Output[] {
  const sources = relation === undefined ? scope.sources : scope.sources.filter(({ alias }) => same(alias, relation));
  const seen: Output[] = [];
  for (const { columns, merged } of sources) for (const column of columns) {
    if (relation === undefined && merged?.has(column.name.toLowerCase())) continue;
    seen.push(column);
  }
  return seen;
}
