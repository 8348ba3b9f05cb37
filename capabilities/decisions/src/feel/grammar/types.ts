import type { TypeNode } from './ast.ts';
import type { Names } from './names.ts';
import type { Scanner } from './scan.ts';

const WANTED = { ca: 'un tipus', es: 'un tipo', en: 'a type' };

/** Reads a type: `list<number>`, `function<string> -> date and time`, `tApplicant` (DMN 1.5, grammar rule 54). */
export function readType(scan: Scanner, types: Names): TypeNode {
  const start = scan.at;
  const word = scan.peekWord();
  if (word === 'list' || word === 'range' || word === 'context' || word === 'function') {
    scan.takeWord(word);
    if (scan.take('<')) return readGeneric(scan, types, word);
    scan.at = start;
  }
  const at = scan.at;
  const compound = scan.takeCompound([types]);
  if (compound !== null) return { type: 'named', name: compound, at };
  if (!scan.peekWord()) scan.fail(WANTED);
  let name = scan.takePiece();
  while (scan.looksAt('.') && !scan.looksAt('..')) name += scan.takePiece() + scan.takePiece();
  return { type: 'named', name, at };
}

function readGeneric(scan: Scanner, types: Names, kind: 'list' | 'range' | 'context' | 'function'): TypeNode {
  if (kind === 'list' || kind === 'range') {
    const of = readType(scan, types);
    scan.expect('>');
    return { type: kind, of };
  }
  if (kind === 'context') {
    const members: { name: string; of: TypeNode }[] = [];
    while (!scan.take('>')) {
      if (members.length) scan.expect(',');
      const name = readNameUntil(scan, ':');
      members.push({ name, of: readType(scan, types) });
    }
    return { type: 'context', members };
  }
  const parameters: TypeNode[] = [];
  while (!scan.take('>')) {
    if (parameters.length) scan.expect(',');
    parameters.push(readType(scan, types));
  }
  scan.expect('->');
  return { type: 'function', parameters, result: readType(scan, types) };
}

/** A name being declared: everything up to the sign that ends it; passes the sign. */
export function readNameUntil(scan: Scanner, sign: string): string {
  const name = tryNameUntil(scan, sign);
  if (name === null) scan.fail({ ca: `un nom i «${sign}»`, es: `un nombre y «${sign}»`, en: `a name and “${sign}”` });
  return name;
}

/** As `readNameUntil`, but gives null and stays in place when there is no such name here. */
export function tryNameUntil(scan: Scanner, sign: string): string | null {
  const start = scan.at;
  if (!scan.peekWord()) return null;
  const from = scan.at;
  let end = from;
  while (scan.takePiece()) end = scan.at;
  if (scan.take(sign)) return scan.source.slice(from, end).replace(/\s+/g, ' ');
  scan.at = start;
  return null;
}
