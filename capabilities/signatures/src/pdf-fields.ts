import type { PdfDict, PdfRef } from '@libpdf/core';
import type { OpenPdf } from './pdf-open.ts';

export type SignatureField = { name: string; dict: PdfDict; ref: PdfRef | undefined; signature: PdfDict | undefined };

/** All signature fields of a document, signed or not, in the order of the form. Loops and depth are bounded. */
export function fieldsOf({ catalog, resolve }: Pick<OpenPdf, 'catalog' | 'resolve'>): SignatureField[] {
  const found: SignatureField[] = [];
  const seen = new Set<PdfDict>();
  const visit = (fields: ReturnType<PdfDict['getArray']>, prefix: string, inheritedType: string | undefined, depth: number) => {
    if (!fields || depth > 32) return;
    for (let index = 0; index < fields.length && seen.size < 20_000; index++) {
      const raw = fields.at(index);
      const dict = fields.at(index, resolve);
      if (dict?.type !== 'dict' || seen.has(dict)) continue;
      seen.add(dict);
      const own = dict.getString('T', resolve)?.asString();
      const name = own === undefined ? prefix : prefix ? `${prefix}.${own}` : own;
      const type = dict.getName('FT', resolve)?.value ?? inheritedType;
      if (type === 'Sig') found.push({ name, dict, ref: raw?.type === 'ref' ? raw : undefined, signature: dict.getDict('V', resolve) });
      else visit(dict.getArray('Kids', resolve), name, type, depth + 1);
    }
  };
  visit(catalog.getDict('AcroForm', resolve)?.getArray('Fields', resolve), '', undefined, 0);
  return found;
}

/** Whether a certifying signature forbids every later change (ISO 32000-2 §12.8.2.2, access permission 1). */
export function forbidsChanges({ catalog, resolve }: Pick<OpenPdf, 'catalog' | 'resolve'>): boolean {
  const references = catalog.getDict('Perms', resolve)?.getDict('DocMDP', resolve)?.getArray('Reference', resolve);
  for (let index = 0; index < (references?.length ?? 0); index++) {
    const reference = references?.at(index, resolve);
    if (reference?.type !== 'dict' || reference.getName('TransformMethod', resolve)?.value !== 'DocMDP') continue;
    if (reference.getDict('TransformParams', resolve)?.getNumber('P', resolve)?.value === 1) return true;
  }
  return false;
}
