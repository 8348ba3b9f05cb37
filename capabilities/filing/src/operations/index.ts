export { addDocument, addEdition } from './add.ts';
export { checkTemplateText, composeDocument } from './compose.ts';
export { documentsOf } from './documents-of.ts';
