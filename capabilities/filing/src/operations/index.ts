export { addDocument, addEdition } from './add.ts';
export { composeDocument } from './compose.ts';
export { documentsOf } from './documents-of.ts';
export { checkTemplateText, previewTemplate, saveTemplate } from './templates.ts';
