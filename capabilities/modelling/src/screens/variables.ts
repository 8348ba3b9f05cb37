import type { AskedKind } from '@comu/processes/forms';
import type { Drawer, Drawn, Part } from './drawing/drawer.ts';

/** A datum that a process knows at some moment, with how to ask about it. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly kind: AskedKind | 'any';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const plain = (name: string): Variable => ({ name, label: name, kind: 'any', options: [] });

/** What the forms, results and mappings of a model give, for conditions to speak of. Each name once. */
export function variablesIn(drawer: Pick<Drawer, 'own'>, all: readonly Drawn[]): readonly Variable[] {
  const found = all.flatMap(({ part }) => [...fromForm(drawer.own(part, 'Form')[0]), ...results(drawer, part)]);
  return found.filter(({ name }, index) => name !== '' && found.findIndex((each) => each.name === name) === index);
}

function fromForm(form: Part | undefined): Variable[] {
  return ((form?.['fields'] ?? []) as readonly Part[]).map((field) => ({
    name: String(field.name ?? ''), label: String(field['ca'] || field.name || ''), kind: (field['kind'] ?? 'text') as AskedKind,
    options: ((field['options'] ?? []) as readonly Part[]).map((option) => ({ value: String(option['value'] ?? ''), label: String(option['ca'] || option['value'] || '') })),
  }));
}

const results = (drawer: Pick<Drawer, 'own'>, part: Part): Variable[] => [
  ...['Operation', 'Decision', 'Script'].flatMap((type) => drawer.own(part, type).map((each) => plain(String(each['result'] ?? '')))),
  ...drawer.own(part, 'Output').map((each) => plain(String(each['target'] ?? ''))),
  ...drawer.own(part['loopCharacteristics'], 'Each').flatMap((each) => [plain(String(each['item'] ?? '')), plain(String(each['result'] ?? ''))]),
  ...(part.$type.endsWith('DataObjectReference') ? [plain(part.name ?? '')] : []),
];
