import { operation } from '@comu/kernel';
import { fillTemplate, renderPdf } from '@comu/documents';
import { z } from 'zod';
import { documentKinds } from '../document-kinds.ts';
import { Document } from '../documents.records.ts';
import { letterheadOf } from '../letterhead.ts';
import { signedStays } from '../refusals.ts';
import { keepBytes, newDocument, nextEdition } from '../store.ts';
import { templateSchema as schema } from '../template-schema.ts';

/** Makes an official PDF from a template and the facts of a case; it is a draft until somebody signs it or makes it final. */
export const composeDocument = operation('documents.compose-document', {
  title: { ca: 'Redacta un document', es: 'Redacta un documento', en: 'Compose a document' }, permission: 'documents.write',
  input: {
    template: z.string().min(1).max(20_000), schema, data: z.record(z.string(), z.unknown()), title: z.string().min(1).max(500),
    kind: z.enum(Object.keys(documentKinds) as [keyof typeof documentKinds, ...(keyof typeof documentKinds)[]]), case: z.uuid().optional(), /** The draft that it takes the place of, as its next edition. */ instead: z.uuid().nullish(), language: z.enum(['ca', 'es', 'en']).default('ca'),
  },
  output: Document.row,
  async run({ template, schema: fields, data, title, kind, case: of, instead, language }, context) {
    const before = instead == null ? undefined : await context.db.lock(Document, instead);
    if (before?.state === 'signed') throw signedStays({ title: before.title });
    const filled = fillTemplate({ template, schema: fields, data, language });
    const { bytes } = await renderPdf({ content: filled.content, title: filled.title ?? title, language, date: context.now, letterhead: await letterheadOf(context) });
    const file = await keepBytes(context, bytes, `${title.slice(0, 80).replace(/[^\p{L}\p{N} ._’·-]/gu, ' ').trim()}.pdf`);
    if (before !== undefined) return nextEdition(context, { document: before, file, state: 'draft', why: 'Redactat de nou' });
    return newDocument(context, { title, kind, origin: 'administration', state: 'draft', file, why: 'Redactat', ...(of === undefined ? {} : { case: of }) });
  },
});
