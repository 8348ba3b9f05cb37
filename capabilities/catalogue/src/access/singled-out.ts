/** A condition of a question about figures, ready to be written with the parameters of a statement. */
export interface Condition {
  readonly write: (parameters: unknown[]) => string;
  /** A limit on a number or a day: the expression that is limited, as a number, the limit, and the round step it stands on (`null`: zero, which stands on all). */
  readonly limit?: { readonly expression: string; readonly at: number; readonly step: number | null };
}
export interface Statement { readonly sql: string; readonly parameters: readonly unknown[] }

/**
 * The statements that find which groups of a question can be told without giving a person away when it is asked again a little
 * differently. Each answers the values of a group and the rows of the smallest part that such a subtraction could leave:
 * one that meets some of the conditions and not others, or that stands between a limit and the next round one that somebody is near.
 */
export function singlingOut({ table, groups, conditions }: { table: string; groups: readonly string[]; conditions: readonly Condition[] }): Statement[] {
  if (conditions.length === 0) return [];
  const named = groups.map((group, at) => `${group} as g${at}`);
  const keys = groups.map((_, at) => `g${at}`);
  const grouped = (of: readonly string[]) => (of.length === 0 ? '' : ` group by ${of.join(', ')}`);
  const parts: unknown[] = [];
  const meets = conditions.map(({ write }, at) => `coalesce(${write(parts)}, false) as c${at}`);
  const patterns: Statement = {
    sql: `select ${[...keys, 'min(n)'].join(', ')} from (select ${[...keys, 'count(*) as n'].join(', ')} from (select ${[...named, ...meets].join(', ')} from ${table})${grouped([...keys, ...conditions.map((_, at) => `c${at}`)])})${grouped(keys)}`,
    parameters: parts,
  };
  const near = conditions.flatMap(({ limit }, own): Statement[] => {
    if (limit === undefined) return [];
    const parameters: unknown[] = [];
    const others = conditions.flatMap(({ write }, at) => (at === own ? [] : [write(parameters)]));
    const { expression, at, step } = limit;
    // Round values and the gaps between them, in order: a limit parts them and never falls inside one.
    const cell = step === null ? `sign(${expression})` : `2 * floor((${expression}) / ${step}) + (case when (${expression}) / ${step} = floor((${expression}) / ${step}) then 0 else 1 end)`;
    const here = step === null ? 0 : 2 * Math.round(at / step);
    return [{
      sql: `select ${[...keys, `least(arg_max(n, k) filter (k < ${here}), arg_min(n, k) filter (k > ${here}), sum(n) filter (k = ${here}))`].join(', ')} from (select ${[...keys, 'k', 'count(*) as n'].join(', ')} from (select ${[...named, `${cell} as k`].join(', ')} from ${table} where ${[...others, `(${expression}) is not null`].join(' and ')})${grouped([...keys, 'k'])})${grouped(keys)}`,
      parameters,
    }];
  });
  return [patterns, ...near];
}

/** The largest power of ten that a limit is a multiple of, down to a millionth; `null` for zero, `undefined` for one finer than that. */
export function stepOf(limit: number): number | null | undefined {
  if (limit === 0) return null;
  for (let power = 15; power >= -6; power -= 1) {
    const times = power >= 0 ? limit / 10 ** power : limit * 10 ** -power;
    if (Math.abs(times - Math.round(times)) < 1e-9 && Math.round(times) !== 0) return Number(`1e${power}`);
  }
  return undefined;
}
