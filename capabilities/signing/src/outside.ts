import { createSignatureWorker, type SignatureWorker } from '@comu/signatures';

let worker: SignatureWorker | undefined;

/** Signs and judges documents that people brought, in a thread apart: a hostile PDF can hold only that, and not for long. */
export const outside = (): SignatureWorker => (worker ??= createSignatureWorker());
