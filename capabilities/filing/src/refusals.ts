import { refusal } from '@comu/kernel';

export const signedStays = refusal('documents.signed-stays', { says: { ca: '“{title}” ja està signat i no canvia. Afegiu un document nou.', es: '«{title}» ya está firmado y no cambia. Añada un documento nuevo.', en: '“{title}” is signed and does not change. Add a new document.' } });
