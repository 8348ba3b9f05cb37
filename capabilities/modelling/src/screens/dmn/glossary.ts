/** A text of a decision model and what it is called in each language. */
export interface Word { readonly of: string; readonly ca: string; readonly es: string; readonly en: string }

const space = 'https://comu.cat/dmn/words';
const read = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');
const inside = (parent: ParentNode, name: string) => [...parent.children].find(({ localName }) => localName === name);

/** Every text of a decision model that people meet in an explanation (names, labels, notes, quoted values), with the words known for it. */
export function wordsOf(xml: string): Word[] {
  const page = read(xml);
  const all = [...page.getElementsByTagName('*')];
  const known = new Map(all.filter(({ localName, namespaceURI }) => localName === 'word' && namespaceURI === space).map((each) => [each.getAttribute('of') ?? '', each]));
  const said = all.flatMap((each): (string | null | undefined)[] => {
    switch (each.localName) {
      case 'inputData': case 'decision': case 'annotation': return [each.getAttribute('name')];
      case 'input': return [each.getAttribute('label')];
      case 'decisionTable': return [each.getAttribute('outputLabel')];
      case 'output': return [each.getAttribute('name')];
      case 'annotationEntry': return [each.textContent.trim()];
      case 'inputEntry': case 'outputEntry': return [...each.textContent.matchAll(/"([^"]*)"/g)].map(([, quoted]) => quoted);
      default: return [];
    }
  });
  return [...new Set([...said, ...known.keys()])].filter((each): each is string => typeof each === 'string' && each !== '').map((of) => {
    const word = known.get(of);
    return { of, ca: word?.getAttribute('ca') ?? '', es: word?.getAttribute('es') ?? '', en: word?.getAttribute('en') ?? '' };
  });
}

/** The model with these words in its extension elements; a text without any is left out and is shown as the model says it. */
export function withWords(xml: string, words: readonly Word[]): string {
  const page = read(xml);
  const root = page.documentElement;
  const made = page.createElementNS(space, 'comu:words');
  for (const { of, ...told } of words) {
    const filled = Object.entries(told).filter(([, text]) => text.trim() !== '');
    if (filled.length === 0) continue;
    const word = page.createElementNS(space, 'comu:word');
    word.setAttribute('of', of);
    for (const [language, text] of filled) word.setAttribute(language, text.trim());
    made.append(word);
  }
  let extension = inside(root, 'extensionElements');
  if (extension === undefined) {
    extension = page.createElementNS(root.namespaceURI, root.prefix === null ? 'extensionElements' : `${root.prefix}:extensionElements`);
    const description = inside(root, 'description');
    if (description === undefined) root.prepend(extension);
    else description.after(extension);
  }
  [...extension.children].filter((each) => each.localName === 'words' && each.namespaceURI === space).forEach((old) => old.remove());
  if (made.childElementCount > 0) extension.append(made);
  if (extension.childElementCount === 0) extension.remove();
  return new XMLSerializer().serializeToString(page);
}
