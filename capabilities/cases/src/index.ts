export { default as cases } from './cases.module.ts';
export { Case, Happening, Party, Procedure } from './cases.records.ts';
export { closeCase, dossier, inbox, openCase, wakeProcess } from './operations/index.ts';
export { caseTitle, outcomeOf, procedureName } from './names.ts';
export { tell } from './happening.ts';
