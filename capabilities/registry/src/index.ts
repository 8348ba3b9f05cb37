export { default as registry } from './registry.module.ts';
export { Annulment, Book, Entry, Link, Receipt, Transfer } from './registry.records.ts';
export { annulEntry, closeBook, linkEntry, receiveEntry, registerEntry, transferEntry, verify } from './operations/index.ts';
export { enter, type Entering } from './enter.ts';
export { verificationCode } from './operations/receipt.ts';
export { partySchema, type Party } from './party.ts';
export { attachmentSchema, type Attachment } from './attachment.ts';
export { spain } from './spanish-number.ts';
