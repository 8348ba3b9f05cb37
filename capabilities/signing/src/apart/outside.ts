import { inThread, type Failure } from '@comu/kernel/apart';
import { SignatureRefused, type RefusalCode } from '@comu/signatures';
import type { Asked, Works } from './work.ts';

/** What a document may take: milliseconds, and megabytes by which the process may grow while it is read. */
export interface Allowed { readonly longest?: number; readonly growth?: number }

/**
 * Signs and judges documents that people brought without ever blocking the process: one at a time in a thread apart, which is ended when a document takes longer or makes the process grow more
 * than is allowed. A 300 kB PDF can inflate to hundreds of megabytes while it is read, and no library stops that from within.
 */
export function worksOutside({ longest = 20_000, growth = 512 }: Allowed = {}): Works {
  const apart = inThread<Asked, never>({ work: new URL('./work.ts', import.meta.url), longest, growth, memory: 512, thrown: refused, tooMuch: (limit) => new SignatureRefused('signatures.check-too-long', { limit: limit.longest }) });
  return {
    sealPdf: (...given) => apart({ work: 'sealPdf', given }), signXml: (...given) => apart({ work: 'signXml', given }),
    verifyPdf: (...given) => apart({ work: 'verifyPdf', given }), verifyXml: (...given) => apart({ work: 'verifyXml', given }),
  };
}

const refused = ({ name, facts }: Failure): Error | undefined => (name === 'SignatureRefused' ? new SignatureRefused(facts['code'] as RefusalCode, facts['detail'] as Record<string, string | number>) : undefined);

/** The thread of this process. */
export const outside: Works = worksOutside();
