export const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
// Long tails of binary fractions say nothing on a screen and differ between machines.
const rounded = (value: string) => value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0));

export interface Named { readonly id: string; readonly title: string; readonly describe: string; readonly ink: string; readonly font: string }

/**
 * The drawing as one string, the same from any document: attributes in order, no styles of the library’s own (pages forbid them), and
 * one name and description for who cannot see it in place of the many of its parts.
 */
export function serialise(svg: Element, { id, title, describe, ink, font }: Named): string {
  const [width, height] = [svg.getAttribute('width') ?? '0', svg.getAttribute('height') ?? '0'];
  const inside = [...svg.childNodes].map((node) => text(node, ink)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="${ink}" font-family="${escaped(font)}" font-size="12" text-anchor="middle"><title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(describe)}</desc>${inside}</svg>`;
}

function text(node: Node, ink: string): string {
  if (node.nodeType === 3) return escaped(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.tagName.toLowerCase() === 'clippath' ? 'clipPath' : element.tagName.toLowerCase();
  if (name === 'style' || name === 'script') return '';
  const attributes = [...element.attributes]
    .filter((each) => !each.name.startsWith('aria-') && !each.name.startsWith('on') && each.name !== 'class' && !each.name.startsWith('xmlns'))
    .map((each) => ` ${each.name}="${escaped(rounded(each.value === 'currentColor' ? ink : each.value))}"`).toSorted().join('');
  const inside = [...element.childNodes].map((each) => text(each, ink)).join('');
  return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

/** A short mark of a text, for identifiers inside a drawing (FNV-1a). */
export function markOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return `c${(hash >>> 0).toString(36)}`;
}
