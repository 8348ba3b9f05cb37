export { answering } from './answering.ts';
export { inThread, type Apart, type Failure, type TooMuch } from './thread.ts';
