export { default as documents } from './documents.module.ts';
export { Document, Edition, Template } from './documents.records.ts';
export { documentKinds } from './document-kinds.ts';
export { addDocument, addEdition, composeDocument, documentsOf } from './operations/index.ts';
export { letterheadOf } from './letterhead.ts';
export { bringTemplate } from './bring-template.ts';
export { keepBytes, newDocument, nextEdition } from './store.ts';
