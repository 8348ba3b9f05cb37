import { fill } from '@comu/kernel/text';
import type { Definition, Node, Text } from '@comu/processes';
import { sentence } from '@comu/kernel';
import { z } from 'zod';
import { kindWords, partsOf } from './parts.ts';

export const differenceSchema = z.object({ kind: z.enum(['added', 'removed', 'changed']), element: z.string(), name: z.string(), sentences: z.array(sentence) });
export type Difference = z.output<typeof differenceSchema>;

const says = {
  added: { ca: 'És nou: {kind}.', es: 'Es nuevo: {kind}.', en: 'It is new: {kind}.' },
  removed: { ca: 'Ja no hi és: {kind}.', es: 'Ya no está: {kind}.', en: 'It is gone: {kind}.' },
  part: { ca: '{part}: abans {before}, ara {after}.', es: '{part}: antes {before}, ahora {after}.', en: '{part}: before {before}, now {after}.' },
  newWay: { ca: 'És un camí nou.', es: 'Es un camino nuevo.', en: 'It is a new way.' },
  lostWay: { ca: 'Aquest camí ja no hi és.', es: 'Este camino ya no está.', en: 'This way is gone.' },
  rewired: { ca: 'Ara va de «{from}» a «{to}».', es: 'Ahora va de «{from}» a «{to}».', en: 'It now goes from “{from}” to “{to}”.' },
  when: { ca: 'Condició: abans {before}, ara {after}.', es: 'Condición: antes {before}, ahora {after}.', en: 'Condition: before {before}, now {after}.' },
} satisfies Record<string, Text>;
const nothing: Text = { ca: 'res', es: 'nada', en: 'nothing' };

/** What changed from one version of a model to another, element by element, in words. Moving a box on the drawing changes nothing. */
export function differences(before: Definition, after: Definition): Difference[] {
  return [...nodeDifferences(before, after), ...flowDifferences(before, after)];
}

/** A way is known by its ends, and by its own name when it has one. */
const named = (definition: Definition, { name, source, target }: Definition['flows'][string]) => `${called(definition, source)} → ${called(definition, target)}${name === '' ? '' : ` (${name})`}`;
const called = (definition: Definition, id: string) => definition.nodes[id]?.name || id;
const quoted = (value: string | null): string | Text => (value === null || value === '' ? nothing : `«${value}»`);

function nodeDifferences(before: Definition, after: Definition): Difference[] {
  return [...new Set([...Object.keys(after.nodes), ...Object.keys(before.nodes)])].flatMap((id): Difference[] => {
    const [was, is] = [before.nodes[id], after.nodes[id]];
    if (was === undefined && is !== undefined) return [{ kind: 'added', element: id, name: is.name || id, sentences: [fill(says.added, { kind: kindWords(is) })] }];
    if (was !== undefined && is === undefined) return [{ kind: 'removed', element: id, name: was.name || id, sentences: [fill(says.removed, { kind: kindWords(was) })] }];
    const sentences = was === undefined || is === undefined ? [] : changesOf(was, is);
    return sentences.length === 0 ? [] : [{ kind: 'changed', element: id, name: is?.name || id, sentences }];
  });
}

function changesOf(was: Node, is: Node): Text[] {
  const old = new Map(partsOf(was).map((part) => [part.part.en, part]));
  const fresh = new Map(partsOf(is).map((part) => [part.part.en, part]));
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), fresh.get(key)];
    if (one?.value === other?.value) return [];
    return [fill(says.part, { part: (other ?? one)?.part ?? nothing, before: quoted(one?.value ?? null), after: quoted(other?.value ?? null) })];
  });
}

function flowDifferences(before: Definition, after: Definition): Difference[] {
  return [...new Set([...Object.keys(after.flows), ...Object.keys(before.flows)])].flatMap((id): Difference[] => {
    const [was, is] = [before.flows[id], after.flows[id]];
    const ends = (definition: Definition, flow: { source: string; target: string }) => ({ from: called(definition, flow.source), to: called(definition, flow.target) });
    if (is !== undefined && was === undefined) return [{ kind: 'added', element: id, name: named(after, is), sentences: [says.newWay] }];
    if (was !== undefined && is === undefined) return [{ kind: 'removed', element: id, name: named(before, was), sentences: [says.lostWay] }];
    if (was === undefined || is === undefined) return [];
    const sentences = [
      ...(was.source !== is.source || was.target !== is.target ? [fill(says.rewired, ends(after, is))] : []),
      ...(was.condition !== is.condition ? [fill(says.when, { before: quoted(was.condition), after: quoted(is.condition) })] : []),
      ...(was.name !== is.name ? [fill(says.part, { part: { ca: 'Nom', es: 'Nombre', en: 'Name' }, before: quoted(was.name), after: quoted(is.name) })] : []),
    ];
    return sentences.length === 0 ? [] : [{ kind: 'changed', element: id, name: named(after, is), sentences }];
  });
}
