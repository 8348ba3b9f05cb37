import { PdfArray, PdfDict, PdfStream, type PdfObject, type PdfRef } from '@libpdf/core';
import { same } from './cms-read.ts';
import type { OpenPdf } from './pdf-open.ts';
import { serialize } from './pdf-update.ts';
import type { Changes, Deadline } from './report.ts';

type Kind = Changes['kind'];
type Role = 'content' | 'catalog' | 'form' | 'fields' | 'field' | 'page-tree' | 'page' | 'annotations' | 'annotation' | 'ignored';

const GRAVITY: Kind[] = ['none', 'signatures', 'unexplained', 'forms', 'annotations', 'content'];
const MAX_PLACES = 10;
/** Entries that may change without changing what a person reads: validation data, metadata, the reading structure for assistive tools. */
const SILENT: Partial<Record<Role, readonly string[]>> = {
  catalog: ['DSS', 'Extensions', 'Metadata', 'Version', 'StructTreeRoot'],
  page: ['LastModified', 'PieceInfo', 'StructParents', 'Tabs', 'Metadata'],
  form: ['SigFlags'],
};
/** Links back up, which would lead the comparison astray: that they still point at the same object is enough. */
const UPWARD: Partial<Record<Role, readonly string[]>> = { page: ['Parent'], 'page-tree': ['Parent'], field: ['Parent', 'P'], annotation: ['Parent', 'P', 'Popup', 'IRT'] };
/** What filling in a field changes. */
const FILLED = ['V', 'AP', 'AS', 'I', 'MK', 'DA', 'RV'];

/**
 * Compares the document as it was signed with the document as it is now, object by object from the catalogue down, and says what
 * the later revisions changed. Only signatures, validation data and metadata are harmless (EN 319 142-1; ISO 32000-2 §12.8.2.2).
 */
export function changesBetween({ signed, current, deadline }: { signed: OpenPdf; current: OpenPdf; deadline: Deadline }): Changes {
  let kind: Kind = 'none';
  const where = new Set<string>();
  const seen = new Set<string>();
  const note = (found: Kind, place: string) => {
    if (GRAVITY.indexOf(found) > GRAVITY.indexOf(kind)) kind = found;
    if (found !== 'signatures' && where.size < MAX_PLACES) where.add(place);
  };
  const pageNumbers = new Map(signed.pages.map((page, index) => [textOf(page), index + 1]));
  const queue: [PdfObject | undefined, PdfObject | undefined, Role, string][] = [[signed.catalogRef, current.catalogRef, 'catalog', 'document']];

  const compareDictionaries = (before: PdfDict, after: PdfDict, role: Role, place: string) => {
    const wasSigned = role === 'field' && typeOf(before, signed) === 'Sig' && before.has('V');
    const isSignature = role === 'field' && typeOf(after, current) === 'Sig';
    for (const key of new Set([...before.keys(), ...after.keys()].map((name) => name.value))) {
      if (SILENT[role]?.includes(key)) {
        if (textOf(before.get(key)) !== textOf(after.get(key))) note('signatures', place);
        continue;
      }
      if (isSignature && !wasSigned) continue;
      if (UPWARD[role]?.includes(key)) {
        if (textOf(before.get(key)) !== textOf(after.get(key))) note(gravityOf(role), place);
      } else if (role === 'field' && !isSignature && FILLED.includes(key)) queue.push([before.get(key), after.get(key), 'ignored', place]);
      else queue.push([before.get(key), after.get(key), childRole(role, key, before), place]);
    }
    if (isSignature && !wasSigned && after.has('V')) note('signatures', place);
  };

  const compareLists = (before: PdfArray | undefined, after: PdfArray | undefined, role: 'fields' | 'annotations', place: string) => {
    const [olds, news] = [entries(before), entries(after)];
    for (const entry of olds) {
      const match = news.find((other) => textOf(other) === textOf(entry));
      if (match) queue.push([entry, match, role === 'fields' ? 'field' : 'annotation', place]);
      else note(role === 'fields' ? 'forms' : 'annotations', place);
    }
    for (const added of news.filter((entry) => !olds.some((other) => textOf(other) === textOf(entry)))) {
      const dict = value(added, current);
      // An unsigned field must not bring a picture with it: it could cover what was signed.
      if (dict instanceof PdfDict && typeOf(dict, current) === 'Sig' && (dict.has('V') || !dict.has('AP'))) note('signatures', place);
      else note(role === 'fields' ? 'forms' : 'annotations', place);
    }
  };

  while (queue.length > 0) {
    deadline();
    const [rawBefore, rawAfter, givenRole, givenPlace] = queue.pop()!;
    if (rawBefore?.type === 'ref' && rawAfter?.type === 'ref') {
      const pair = `${textOf(rawBefore)}|${textOf(rawAfter)}|${givenRole}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
    }
    const before = value(rawBefore, signed);
    const after = value(rawAfter, current);
    const { role, place } = refine({ role: givenRole, place: givenPlace, before, raw: rawBefore, signed, pageNumbers });
    if (role === 'annotations' || role === 'fields') {
      compareLists(before instanceof PdfArray ? before : undefined, after instanceof PdfArray ? after : undefined, role, place);
    } else if (role === 'form' && (before === undefined) !== (after === undefined)) {
      if (after instanceof PdfDict) compareLists(undefined, after.getArray('Fields', current.resolve), 'fields', place);
      else note('forms', place);
    } else if (before instanceof PdfDict && after instanceof PdfDict && before instanceof PdfStream === after instanceof PdfStream) {
      if (before instanceof PdfStream && after instanceof PdfStream && !same(before.data, after.data)) note(gravityOf(role), place);
      compareDictionaries(before, after, role, place);
    } else if (before instanceof PdfArray && after instanceof PdfArray) {
      if (before.length !== after.length) note(gravityOf(role), place);
      else for (let index = 0; index < before.length; index++) queue.push([before.at(index), after.at(index), role, place]);
    } else if (textOf(before) !== textOf(after)) note(gravityOf(role), place);
  }
  return { kind, where: [...where] };
}

function childRole(role: Role, key: string, owner: PdfDict): Role {
  if (role === 'catalog') return key === 'AcroForm' ? 'form' : key === 'Pages' ? 'page-tree' : 'content';
  if (role === 'form') return key === 'Fields' ? 'fields' : 'ignored';
  if (role === 'page-tree') return key === 'Kids' ? 'page-tree' : 'content';
  if (role === 'page') return key === 'Annots' ? 'annotations' : 'content';
  if (role === 'field' && key === 'Kids' && !owner.has('V')) return 'fields';
  return role === 'annotation' || role === 'ignored' ? role : 'content';
}

/** Pages and the catalogue are what they are by whatever way they are reached, and a widget among the annotations is a field. */
function refine({ role, place, before, raw, signed, pageNumbers }: {
  role: Role;
  place: string;
  before: PdfObject | undefined;
  raw: PdfObject | undefined;
  signed: OpenPdf;
  pageNumbers: Map<string, number>;
}): { role: Role; place: string } {
  if (raw?.type === 'ref') {
    const page = pageNumbers.get(textOf(raw));
    if (page) return { role: 'page', place: `page ${page}` };
    if (textOf(raw) === textOf(signed.catalogRef)) return { role: 'catalog', place: 'document' };
  }
  if (role === 'annotation' && before instanceof PdfDict && before.getName('Subtype', signed.resolve)?.value === 'Widget') return { role: 'field', place };
  return { role, place };
}

function gravityOf(role: Role): Kind {
  if (role === 'annotation') return 'annotations';
  return role === 'ignored' || role === 'form' ? 'forms' : 'content';
}

function typeOf(field: PdfDict, pdf: OpenPdf): string | undefined {
  return (field.getName('FT', pdf.resolve) ?? field.getDict('Parent', pdf.resolve)?.getName('FT', pdf.resolve))?.value;
}

const entries = (array: PdfArray | undefined): PdfObject[] => (array ? [...array] : []);

function value(raw: PdfObject | undefined, { resolve }: OpenPdf): PdfObject | undefined {
  let found: PdfObject | null | undefined = raw;
  for (let hops = 0; found?.type === 'ref' && hops < 16; hops++) found = resolve(found as PdfRef);
  return found?.type === 'null' ? undefined : (found ?? undefined);
}

function textOf(object: PdfObject | undefined): string {
  return object === undefined ? '' : object instanceof PdfStream ? 'stream' : serialize(object);
}
