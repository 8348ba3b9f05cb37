export { default as generalProcedures } from './general-procedures.module.ts';
export { adopt, adoptEverywhere, shippedEdition } from './adopt.ts';
export { procedures } from './procedures.ts';
