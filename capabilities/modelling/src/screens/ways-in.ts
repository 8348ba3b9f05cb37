/** Ways between steps of a drawing by the names of both ends, in the order of the file. */
export function waysIn(bpmn: string, wanted: readonly string[]): readonly { readonly id: string; readonly from: string; readonly name: string }[] {
  const all = [...new DOMParser().parseFromString(bpmn, 'application/xml').getElementsByTagName('*')];
  const called = new Map(all.map((each) => [each.getAttribute('id'), each.getAttribute('name')?.replaceAll('\n', ' ') || each.getAttribute('id')]));
  return all.filter((each) => each.localName === 'sequenceFlow' && wanted.includes(each.getAttribute('id') ?? '')).map((flow) => {
    const [from, to, name] = [flow.getAttribute('sourceRef') ?? '', flow.getAttribute('targetRef') ?? '', flow.getAttribute('name') ?? ''];
    return { id: flow.getAttribute('id') ?? '', from, name: `${called.get(from) ?? from} → ${name === '' ? '' : `${name} → `}${called.get(to) ?? to}` };
  });
}
