import type { AskedKind } from '@comu/processes/forms';

/** What the forms of a drawing ask for, read from its file: each datum once. */
export function askedIn(bpmn: string): readonly { readonly name: string; readonly label: string; readonly kind: AskedKind }[] {
  const document = new DOMParser().parseFromString(bpmn, 'application/xml');
  const found = [...document.getElementsByTagNameNS('https://comu.cat/bpmn/1', 'field')].map((field) => ({ name: field.getAttribute('name') ?? '', label: field.getAttribute('ca') || field.getAttribute('name') || '', kind: (field.getAttribute('kind') ?? 'text') as AskedKind }));
  return found.filter(({ name }, index) => name !== '' && found.findIndex((each) => each.name === name) === index);
}
