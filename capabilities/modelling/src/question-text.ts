/** The text that an expression of FEEL writes literally, null when it is worked out from something else. */
export function literalText(source: string): string | null {
  try {
    const read: unknown = JSON.parse(source);
    return typeof read === 'string' ? read : null;
  } catch {
    return null;
  }
}

/** A text as FEEL writes it; an empty one is nothing. */
export const feelText = (text: string): string => (text.trim() === '' ? '' : JSON.stringify(text));

/** The names (`$nif`) that a question leaves for the process to fill, outside its quotes and comments. */
export function parametersIn(sql: string): readonly string[] {
  const plain = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return [...new Set([...plain.matchAll(/\$([a-zA-Z_]\w*)/g)].map(([, name]) => name ?? ''))];
}

/** The entries of a context of FEEL as written, `{ nif: nif, any: year(dia) }`; an expression of another form has none. */
export function entriesOf(source: string): Readonly<Record<string, string>> {
  const inside = /^\s*\{([\s\S]*)\}\s*$/.exec(source)?.[1];
  if (inside === undefined) return {};
  const parts: string[] = [];
  let depth = 0, from = 0, quoted = false;
  for (let at = 0; at < inside.length; at += 1) {
    const sign = inside[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && '([{'.includes(sign as string)) depth += 1;
    else if (!quoted && ')]}'.includes(sign as string)) depth -= 1;
    else if (!quoted && depth === 0 && sign === ',') { parts.push(inside.slice(from, at)); from = at + 1; }
  }
  return Object.fromEntries([...parts, inside.slice(from)].flatMap((part) => {
    const found = /^\s*"?([a-zA-Z_]\w*)"?\s*:([\s\S]+)$/.exec(part);
    return found === null ? [] : [[found[1], (found[2] ?? '').trim()]];
  }));
}

/** Those entries as one expression; one that nobody has written yet is the datum of its own name. */
export const contextOf = (names: readonly string[], entries: Readonly<Record<string, string>>): string => (names.length === 0 ? '' : `{ ${names.map((name) => `${name}: ${entries[name] || name}`).join(', ')} }`);
