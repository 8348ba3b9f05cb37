import { once, refusal, type Context } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { createAuthority, describeCertificate, issueSeal, issueTimestampCertificate, revocationList, sealPdf, SignatureRefused, signXml, type Authority, type Signer, type TimestampSource } from '@comu/signatures';
import { sql } from 'kysely';
import { Certificate, OwnAuthority } from './signatures.records.ts';

const authorityName = 'Comú, autoritat de la instal·lació';
const pack = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? { base64: Buffer.from(each).toString('base64') } : each));
const unpack = <T>(text: string): T => JSON.parse(text, (_, each: unknown) => (typeof each === 'object' && each !== null && 'base64' in each ? new Uint8Array(Buffer.from((each as { base64: string }).base64, 'base64')) : each)) as T;

// A certificate is good from an hour before it was made, by the clock of the work and by that of the machine, which dates timestamps.
export const validFrom = (now: Date) => new Date(Math.min(now.getTime(), Date.now()) - 3_600_000);

// Opening a locked key and reading it costs milliseconds; a process keeps those of the organisations at work.
const authorities = once<{ authority: Authority; timestamping: Signer }>(500);
const signers = once<Signer>(500);

/** The installation’s authority with its timestamping certificate, made the first time it is needed. */
export async function ownAuthority({ db, vault, now }: Pick<Context, 'db' | 'vault' | 'now'>): Promise<{ authority: Authority; timestamping: Signer }> {
  let row = await db.first(OwnAuthority, { name: authorityName });
  if (row === undefined) {
    await sql`select pg_advisory_xact_lock(hashtext('comu own authority'))`.execute(db.tables());
    row = await db.first(OwnAuthority, { name: authorityName });
  }
  if (row === undefined) {
    const authority = await createAuthority({ name: authorityName, algorithm: 'RSA-2048', from: validFrom(now) });
    const timestamping = await issueTimestampCertificate({ authority, name: 'Comú, segell de temps', algorithm: 'RSA-2048', from: validFrom(now) });
    row = await db.insert(OwnAuthority, { name: authorityName, certificate: Buffer.from(authority.certificate).toString('base64'), key: vault.lock(pack(authority)), timestamping: vault.lock(pack(timestamping)) });
  }
  const { id, key, timestamping } = row;
  return authorities(id, async () => ({ authority: unpack<Authority>(vault.open(key)), timestamping: unpack<Signer>(vault.open(timestamping)) }));
}

/** The seal of the acting organisation: its own certificate where it has one, else one of the installation’s authority. */
export async function sealOf(context: Context): Promise<Signer> {
  const { db, vault, organisation, now } = context;
  let row = await db.first(Certificate, { kind: 'seal', state: 'active' });
  if (row === undefined) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`seal of ${organisation}`}, 0))`.execute(db.tables());
    row = await db.first(Certificate, { kind: 'seal', state: 'active' });
  }
  if (row === undefined) {
    const { authority } = await ownAuthority(context);
    const { name, nif, slug } = await organisationOf(context, organisation);
    const signer = await issueSeal({ authority, organisation: { name, nif: nif ?? slug }, algorithm: 'RSA-2048', from: validFrom(now) });
    const { until } = describeCertificate(signer.chain[0] as Uint8Array);
    row = await db.insert(Certificate, { kind: 'seal', person: null, name, validUntil: until.toISOString(), state: 'active', locked: vault.lock(pack(signer)) });
  }
  const { id, locked } = row;
  return signers(id, async () => unpack<Signer>(vault.open(locked)));
}

// An authority that hangs would hold every worker, so jobs leave it alone for a while after it failed; a person’s signature always tries.
const pause = 10_000;
const awayUntil = new Map<string, number>();
const timestampsAway = refusal('signatures.timestamp-failed', {
  status: 503,
  says: {
    ca: 'L’autoritat de segells de temps no respon. El que s’ha fet es conserva i el segell es posarà quan torni a respondre.',
    es: 'La autoridad de sellos de tiempo no responde. Lo hecho se conserva y el sello se pondrá cuando vuelva a responder.',
    en: 'The timestamp authority does not answer. What was done is kept, and the seal will be added when it answers again.',
  },
});

/** Where timestamps come from: the configured authority, else our own. */
export async function timestampSource(context: Context): Promise<TimestampSource> {
  if (context.settings.TSA_URL !== undefined) return { url: context.settings.TSA_URL };
  return { authority: (await ownAuthority(context)).timestamping, policy: context.settings.TSA_POLICY };
}

/** Seals a PDF with the organisation’s seal and a timestamp (PAdES B-T). */
export async function sealBytes(context: Context, { pdf, reason }: { pdf: Uint8Array; reason: string }): Promise<Uint8Array> {
  const authority = context.settings.TSA_URL ?? 'own';
  if (context.me.kind === 'system' && Date.now() < (awayUntil.get(authority) ?? 0)) throw timestampsAway();
  try {
    const sealed = await sealPdf({ pdf, signer: await sealOf(context), level: 'B-T', timestamp: await timestampSource(context), reason, at: context.now });
    awayUntil.delete(authority);
    return sealed;
  } catch (failure) {
    if (failure instanceof SignatureRefused && failure.code.startsWith('signatures.timestamp')) awayUntil.set(authority, Date.now() + pause);
    throw failure;
  }
}

/** Signs an XML, such as the index of a case, with the organisation’s seal (XAdES). */
export async function sealXml(context: Context, given: Omit<Parameters<typeof signXml>[0], 'signer'>): Promise<Uint8Array> {
  return signXml({ ...given, signer: await sealOf(context) });
}

/** The certificates that verification trusts in this installation, and the list of those revoked. */
export async function trustOf(context: Context): Promise<{ anchors: Uint8Array[]; crls: Uint8Array[] }> {
  const { authority } = await ownAuthority(context);
  return { anchors: [authority.certificate], crls: [await revocationList({ authority, from: validFrom(context.now) })] };
}
