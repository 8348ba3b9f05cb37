import { answering } from '@comu/kernel/apart';
import { sealPdf, signXml, verifyPdf, verifyXml } from '@comu/signatures';

/** What is done with documents of strangers. */
const works = { sealPdf, signXml, verifyPdf, verifyXml };
export type Works = typeof works;

/** One of them, with what it is given. */
export interface Asked { readonly work: keyof Works; readonly given: readonly unknown[] }

answering(({ work, given }: Asked) => (works[work] as (...given: readonly unknown[]) => unknown)(...given));
