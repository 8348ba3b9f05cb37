import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { Finding } from './report.ts';
import { ALL_SIGNATURES, canonicalize, element, elements, elementsWithId, INCLUSIVE, inclusivePrefixes, isCanonicalization, NAMESPACES, SIGNATURES, withXml } from './xml-document.ts';

/** Contents that a detached signature points at, by URI. */
export type Detached = Record<string, Uint8Array>;

type Referenced = { bytes: Uint8Array; target: XmlElement | undefined; whole: boolean } | { finding: Finding };

const TRANSFORM = {
  enveloped: `${NAMESPACES.ds}enveloped-signature`,
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  filter: NAMESPACES.filter,
};

/**
 * The bytes that a reference of a signature covers. Only transforms that leave out signatures and canonicalise are accepted:
 * any other could make a signature cover something else than what a person reads.
 */
export function digestReference({ bytes, document, signature, index, reference, detached }: {
  bytes: Uint8Array;
  document: XmlDocument;
  signature: XmlElement;
  index: number;
  reference: XmlElement;
  detached: Detached;
}): Referenced {
  const uri = reference.attr('URI')?.value;
  if (uri === undefined) return { finding: 'signature-unreadable' };
  const plan = readTransforms(reference);
  if (!plan) return { finding: 'signature-unreadable' };
  const standsAlone = document.root.isSameNode(signature);

  if (uri !== '' && !uri.startsWith('#')) {
    const given = Object.hasOwn(detached, uri) ? detached[uri] : undefined;
    if (!given) return { finding: 'content-missing' };
    if (plan.leaveOut) return { finding: 'signature-unreadable' };
    return { bytes: plan.canonicalization ? withXml(given, (other) => canonicalize(other, plan.canonicalization!, plan.prefixes)) : given, target: undefined, whole: true };
  }
  const found = uri === '' ? [document.root] : elementsWithId(document, uri.slice(1));
  if (found?.length !== 1) return { finding: 'ranges-wrong' };
  const target = found[0]!;
  const algorithm = plan.canonicalization ?? INCLUSIVE;
  const whole = target.isSameNode(document.root) || (standsAlone && element(target, 'ancestor-or-self::ds:Object') !== undefined);
  if (!plan.leaveOut) return { bytes: canonicalize(uri === '' ? document : target, algorithm, plan.prefixes), target, whole };

  // Signatures are taken out of a second reading, so that the first stays as it was sent.
  return withXml(bytes, (copy) => {
    const inCopy = uri === '' ? copy : elementsWithId(copy, uri.slice(1))![0]!;
    const own = elements(copy, SIGNATURES)[index];
    for (const left of plan.leaveOut === 'all' ? elements(copy, ALL_SIGNATURES) : own ? [own] : []) left.remove();
    return { bytes: canonicalize(inCopy, algorithm, plan.prefixes), target, whole };
  });
}

function readTransforms(reference: XmlElement): { leaveOut: 'own' | 'all' | undefined; canonicalization: string | undefined; prefixes: string[] } | undefined {
  let leaveOut: 'own' | 'all' | undefined;
  let canonicalization: string | undefined;
  let prefixes: string[] = [];
  for (const transform of elements(reference, 'ds:Transforms/ds:Transform')) {
    const algorithm = transform.attr('Algorithm')?.value ?? '';
    if (canonicalization) return undefined;
    if (isCanonicalization(algorithm)) {
      canonicalization = algorithm;
      prefixes = inclusivePrefixes(transform);
    } else if (algorithm === TRANSFORM.enveloped) leaveOut ??= 'own';
    else if (leavesOutAll(transform, algorithm)) leaveOut = 'all';
    else return undefined;
  }
  return { leaveOut, canonicalization, prefixes };
}

/** The two usual ways to say “all but the signatures”, and no other XPath: expressions of strangers are never run. */
function leavesOutAll(transform: XmlElement, algorithm: string): boolean {
  const children = elements(transform, '*');
  const [only] = children;
  if (children.length !== 1 || !only) return false;
  const expression = only.content.replace(/\s/g, '');
  const prefix = /([\w-]+):Signature\)?$/.exec(expression)?.[1];
  if (!prefix || only.namespaceForPrefix(prefix) !== NAMESPACES.ds) return false;
  if (algorithm === TRANSFORM.xpath) return expression === `not(ancestor-or-self::${prefix}:Signature)`;
  return algorithm === TRANSFORM.filter && only.attr('Filter')?.value === 'subtract' && expression === `/descendant::${prefix}:Signature`;
}
