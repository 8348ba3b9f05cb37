export { closeCase } from './close.ts';
export { dossier } from './dossier.ts';
export { documentSigned, instanceEnded, processWaits, taskCommented, taskCreated, termChanged } from './follow.ts';
export { inbox } from './inbox.ts';
export { joinEntry } from './join-entry.ts';
export { note } from './note.ts';
export { openCase } from './open.ts';
export { openFromEntry } from './open-from-entry.ts';
export { notifiedWakes, signedWakes, wakeProcess } from './wake.ts';
