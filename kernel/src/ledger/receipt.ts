import { z } from 'zod';
import type { Text } from '../text.ts';
import { canonicalText, entryHash, type LedgerEntry } from './canonical.ts';
import { keyId, verifyCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { Hash } from './merkle.ts';
import { verifyInclusion } from './verify.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const receiptSchema = z.strictObject({
  kind: z.literal('comu-receipt'),
  version: z.literal(1),
  entry: z.strictObject({ organisation: z.string(), position: z.int().positive(), content: z.json() }),
  index: z.int().nonnegative(),
  proof: z.array(hash).max(64),
  checkpoint: z.strictObject({
    organisation: z.string(), size: z.int().positive(), root: hash, previous: hash.nullable(), at: z.string(), key: z.string(), signature: z.string(),
  }),
  publicKey: z.string(),
});

/** A proof that stands alone: whoever trusts the key needs nothing else to check that the entry is in the ledger. */
export type LedgerReceipt = z.infer<typeof receiptSchema>;

export function makeReceipt({ entry, proof, checkpoint, publicKey }: {
  entry: LedgerEntry; proof: readonly Hash[]; checkpoint: SignedCheckpoint; publicKey: string;
}): LedgerReceipt {
  const { organisation, position } = entry;
  return {
    kind: 'comu-receipt', version: 1,
    // Through the canonical text, so that the receipt holds exactly what was hashed.
    entry: { organisation, position, content: JSON.parse(canonicalText(entry.content)) as LedgerReceipt['entry']['content'] },
    index: position - 1,
    proof: proof.map((step) => Buffer.from(step).toString('hex')),
    checkpoint, publicKey,
  };
}

/** Checks a receipt without any connection. `trustedKeys` are the public keys that the organisation has published. */
export function verifyReceipt(json: unknown, { trustedKeys }: { trustedKeys: readonly string[] }): { ok: boolean; reason: Text } {
  const receipt = read(json);
  if (!receipt) return { ok: false, reason: reasons.unreadable };
  const { entry, index, proof, checkpoint, publicKey } = receipt;
  if (!trustedKeys.includes(publicKey)) return { ok: false, reason: untrusted(publicKey) };
  if (!verifyCheckpoint({ checkpoint, publicKey })) return { ok: false, reason: reasons.signature };
  if (entry.organisation !== checkpoint.organisation) return { ok: false, reason: reasons.organisation };
  if (index !== entry.position - 1) return { ok: false, reason: reasons.position };
  const included = verifyInclusion({
    leaf: entryHash(entry), index, size: checkpoint.size,
    proof: proof.map((step) => Buffer.from(step, 'hex')), root: Buffer.from(checkpoint.root, 'hex'),
  });
  return included ? { ok: true, reason: proven(receipt) } : { ok: false, reason: reasons.proof };
}

function read(json: unknown): LedgerReceipt | undefined {
  try {
    return receiptSchema.safeParse(typeof json === 'string' ? JSON.parse(json) : json).data;
  } catch {
    return undefined;
  }
}

const reasons = {
  unreadable: {
    ca: 'El document no és un justificant complet: hi falta o hi sobra alguna dada. Demaneu-ne una còpia nova.',
    es: 'El documento no es un justificante completo: le falta o le sobra algún dato. Pida una copia nueva.',
    en: 'The document is not a complete receipt: a value is missing or left over. Ask for a new copy.',
  },
  signature: {
    ca: 'La signatura del segell no és vàlida: el segell s’ha modificat després de signar-lo.',
    es: 'La firma del sello no es válida: el sello se ha modificado después de firmarlo.',
    en: 'The signature of the seal is not valid: the seal was changed after it was signed.',
  },
  organisation: {
    ca: 'La inscripció i el segell són d’organitzacions diferents.',
    es: 'El asiento y el sello son de organizaciones distintas.',
    en: 'The entry and the seal belong to different organisations.',
  },
  position: {
    ca: 'El número de la inscripció no és el que la prova demostra.',
    es: 'El número del asiento no es el que la prueba demuestra.',
    en: 'The number of the entry is not the one the proof is about.',
  },
  proof: {
    ca: 'La inscripció no és la que es va segellar: el contingut o la prova s’han modificat.',
    es: 'El asiento no es el que se selló: el contenido o la prueba se han modificado.',
    en: 'The entry is not the one that was sealed: its content or the proof was changed.',
  },
} satisfies Record<string, Text>;

function untrusted(publicKey: string): Text {
  const key = keyId(publicKey);
  return {
    ca: `La clau ${key} no és cap de les claus publicades per l’organització.`,
    es: `La clave ${key} no es ninguna de las claves publicadas por la organización.`,
    en: `The key ${key} is none of those the organisation has published.`,
  };
}

function proven({ entry: { position }, checkpoint: { at, size } }: LedgerReceipt): Text {
  return {
    ca: `La inscripció ${position} consta, tal com és aquí, entre les ${size} segellades el ${at}.`,
    es: `El asiento ${position} consta, tal como está aquí, entre los ${size} sellados el ${at}.`,
    en: `Entry ${position} stands, exactly as here, among the ${size} sealed on ${at}.`,
  };
}
