export { annulEntry } from './annul.ts';
export { bookPdf } from './book.ts';
export { issueReceipt, receiptOf } from './receipt.ts';
export { linkEntry } from './link.ts';
export { receiveEntry } from './receive.ts';
export { registerEntry } from './register.ts';
export { searchByCode } from './search.ts';
export { transferEntry } from './transfer.ts';
export { verify } from './verify.ts';
