import { operation } from '@comu/kernel';
import { z } from 'zod';
import { Document } from '../documents.records.ts';

/** The documents of a case, oldest first. */
export const documentsOf = operation('documents.documents-of', {
  title: { ca: 'Documents', es: 'Documentos', en: 'Documents' }, permission: 'documents.read', kind: 'query',
  input: { case: z.uuid() }, output: z.array(Document.row),
  run: async ({ case: of }, { db }) => db.all(Document, { case: of }),
});
