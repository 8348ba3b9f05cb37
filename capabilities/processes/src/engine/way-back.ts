import { titleOf } from '../explain/names.ts';
import type { Definition } from '../model/definition.ts';
import type { InstanceRows } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import type { MigrationConflict } from './conflicts.ts';

const which: Text = {
  ca: '«{element}» substitueix més d’un pas de la versió anterior ({steps}), i no se sap a quin tornaria.',
  es: '«{element}» sustituye más de un paso de la versión anterior ({steps}), y no se sabe a cuál volvería.',
  en: '“{element}” replaces more than one step of the former version ({steps}), and nobody can tell to which it would return.',
};
/** What can be done with an instance that cannot go back. */
export const stays: Text = {
  ca: 'Continua amb la versió nova. Si cal, obriu el tràmit i moveu-lo a un altre pas.', es: 'Continúa con la versión nueva. Si es necesario, abra el trámite y muévalo a otro paso.', en: 'It stays on the new version. If need be, open the instance and move it to another step.',
};

interface Return {
  readonly former: Definition;
  readonly present: Definition;
  /** Where each element of the former version went on. */
  readonly places: Readonly<Record<string, string>>;
  readonly before: InstanceRows;
  readonly now: InstanceRows;
}

/**
 * Where an instance that has moved on since it was migrated would stand in its former version: what has been there since before returns to where it was,
 * and the rest to the one step that its own replaces. When more than one would do it is said, never guessed.
 */
export function wayBack({ former, present, places, before, now }: Return): { readonly mapping: Readonly<Record<string, string>>; readonly conflicts: readonly MigrationConflict[] } {
  const replaced = new Map<string, string[]>();
  for (const id of [...Object.keys(former.nodes), ...Object.keys(former.processes)]) replaced.set(places[id] ?? id, [...(replaced.get(places[id] ?? id) ?? []), id]);
  const stood = new Map([...before.activities, ...before.tokens].map(({ id, element }) => [id, element]));
  const mapping: Record<string, string> = Object.fromEntries([...replaced].flatMap(([element, [only, ...others]]) => (only === undefined || others.length > 0 || only === element ? [] : [[element, only]])));
  const conflicts: MigrationConflict[] = [];
  const here = [...now.activities, ...now.tokens];
  for (const [element, steps] of replaced) {
    const rows = steps.length > 1 ? here.filter((row) => row.element === element) : [];
    if (rows.length === 0) continue;
    const known = new Set(rows.map(({ id }) => stood.get(id)));
    const [only] = known;
    if (known.size === 1 && only !== undefined) mapping[element] = only;
    else conflicts.push({ element, why: 'which', sentence: fill(which, { element: titleOf(present, element), steps: inEach(steps, former) }), remedy: stays });
  }
  return { mapping, conflicts };
}

function inEach(steps: readonly string[], definition: Definition): Text {
  const titles = steps.map((step) => titleOf(definition, step));
  return { ca: titles.map(({ ca }) => `«${ca}»`).join(', '), es: titles.map(({ es }) => `«${es}»`).join(', '), en: titles.map(({ en }) => `“${en}”`).join(', ') };
}
