import { choice, heldFiles, operation, refusal, text } from '@comu/kernel';
import { z } from 'zod';
import { documentKinds } from '../document-kinds.ts';
import { Document } from '../documents.records.ts';
import { signedStays } from '../refusals.ts';
import { newDocument, nextEdition } from '../store.ts';

const uploadFirst = refusal('documents.upload-first', { status: 422, says: { ca: 'Aquest fitxer no és en aquest ens: pugeu-lo i torneu-ho a provar.', es: 'Este fichero no está en este ente: súbalo y vuelva a intentarlo.', en: 'This file is not in this organisation: upload it and try again.' } });

/** Files an uploaded file as a document of its type. */
export const addDocument = operation('documents.add-document', {
  title: { ca: 'Afegeix un document', es: 'Añade un documento', en: 'Add a document' }, permission: 'documents.write',
  input: {
    title: text({ ca: 'Títol', es: 'Título', en: 'Title' }), kind: choice({ ca: 'Tipus documental', es: 'Tipo documental', en: 'Kind' }, documentKinds),
    origin: z.enum(['administration', 'citizen']).default('administration'), file: z.string().regex(/^[0-9a-f]{64}$/), case: z.uuid().optional(),
  },
  output: Document.row,
  async run({ file, ...given }, context) {
    const held = (await heldFiles(context, [file])).get(file);
    if (held === undefined) throw uploadFirst();
    return newDocument(context, { ...given, state: 'final', file: held, why: 'Aportat' });
  },
});

export const addEdition = operation('documents.add-edition', {
  title: { ca: 'Nova versió', es: 'Nueva versión', en: 'New edition' }, permission: 'documents.write',
  input: { document: Document.id, file: z.string().regex(/^[0-9a-f]{64}$/), why: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) }, output: Document.row,
  async run({ document: id, file, why }, context) {
    const document = await context.db.lock(Document, id);
    if (document.state === 'signed') throw signedStays({ title: document.title });
    const held = (await heldFiles(context, [file])).get(file);
    if (held === undefined) throw uploadFirst();
    return nextEdition(context, { document, file: held, state: document.state, why });
  },
});
