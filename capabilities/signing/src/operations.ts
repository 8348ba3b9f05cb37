import { operation, readHeld, refusal, text, type Context, type RowOf } from '@comu/kernel';
import { Document, keepBytes, nextEdition } from '@comu/filing';
import { organisationOf, Person } from '@comu/identity';
import { describeCertificate, explainReport, exportPkcs12, issuePersonCertificate, openPkcs12 } from '@comu/signatures';
import { z } from 'zod';
import { outside } from './apart/outside.ts';
import { ownAuthority, sealOf, timestampSource, trustOf, validFrom } from './seal.ts';
import { Certificate, SignatureRequest } from './signatures.records.ts';

const notWaiting = refusal('signatures.not-waiting', { says: { ca: '“{title}” ja no espera cap signatura.', es: '«{title}» ya no espera ninguna firma.', en: '“{title}” no longer waits for a signature.' } });
const notYours = refusal('signatures.not-yours', { status: 403, says: { ca: 'Aquesta signatura no us correspon. Si heu de signar per delegació, cal que consti a l’organització.', es: 'Esta firma no le corresponde. Si debe firmar por delegación, debe constar en la organización.', en: 'This signature is not yours to give. A delegation must be on record first.' } });
const noCertificate = refusal('signatures.no-certificate', { says: { ca: 'No teniu cap certificat en aquest ens. Afegiu-lo al vostre perfil, amb la seva contrasenya, i torneu a signar.', es: 'No tiene ningún certificado en este ente. Añádalo a su perfil, con su contraseña, y vuelva a firmar.', en: 'You have no certificate in this organisation. Add it to your profile, with its passphrase, and sign again.' } });
const onlyPdf = refusal('signatures.only-pdf', { status: 415, says: { ca: 'Només es signen PDF i “{name}” no ho és. Convertiu-lo i afegiu-lo de nou.', es: 'Solo se firman PDF y «{name}» no lo es. Conviértalo y añádalo de nuevo.', en: 'Only PDFs are signed and “{name}” is not one. Convert it and add it again.' } });

/** Puts a document in the tray of a person, or of whoever holds a permission, that day’s delegates included. */
export const requestSignature = operation('signatures.request-signature', {
  title: { ca: 'Demana una signatura', es: 'Pide una firma', en: 'Request a signature' }, permission: 'signatures.request',
  input: { document: Document.id, why: text({ ca: 'Per què es demana', es: 'Por qué se pide', en: 'Why it is asked' }), whyEs: SignatureRequest.fields.whyEs, whyEn: SignatureRequest.fields.whyEn, signer: z.uuid().optional(), permission: z.string().max(80).default('signatures.sign'), task: z.string().max(80).optional() },
  output: SignatureRequest.row,
  async run({ document: id, why, whyEs = null, whyEn = null, signer, permission, task }, { db, emit }) {
    const document = await db.get(Document, id);
    if (document.type !== 'application/pdf') throw onlyPdf({ name: document.name });
    const request = await db.insert(SignatureRequest, { document: id, title: document.title, why, whyEs, whyEn, permission, signer: signer ?? null, state: 'waiting', case: document.case, task: task ?? null });
    await emit('signatures.signature-requested', { request: request.id, document: id });
    return request;
  },
});

async function mine({ db, me, can }: Context, id: string): Promise<RowOf<typeof SignatureRequest>> {
  const request = await db.lock(SignatureRequest, id);
  if (request.state !== 'waiting') throw notWaiting({ title: request.title });
  if (request.signer === null ? !can(request.permission) : request.signer !== me.person) throw notYours();
  return request;
}

/** Signs with one’s own certificate; the passphrase opens the key for this signature and is kept nowhere. */
export const sign = operation('signatures.sign', {
  title: { ca: 'Signa', es: 'Firma', en: 'Sign' }, permission: 'signatures.sign',
  input: { request: SignatureRequest.id, passphrase: z.string().min(1).max(200) }, output: SignatureRequest.row,
  async run({ request: id, passphrase }, context) {
    const { db, me, vault, now, emit } = context;
    const request = await mine(context, id);
    const certificate = me.person === null ? undefined : await db.first(Certificate, { kind: 'person', person: me.person, state: 'active' });
    if (certificate === undefined) throw noCertificate();
    const signer = await openPkcs12(new Uint8Array(Buffer.from(vault.open(certificate.locked), 'base64')), passphrase);
    const document = await db.lock(Document, request.document);
    const { bytes, name } = await readHeld(context, document.file);
    const signed = await outside.sealPdf({ pdf: bytes, signer, level: 'B-T', timestamp: await timestampSource(context), reason: request.why, at: now, visible: { page: 'last' } });
    await nextEdition(context, { document, file: await keepBytes(context, signed, name), state: 'signed', why: `Signat per ${me.name}` });
    const done = await db.update(SignatureRequest, id, { state: 'signed', signer: me.person, decidedAt: now.toISOString() });
    await emit('signatures.document-signed', { request: id, document: document.id, case: document.case, task: request.task });
    return done;
  },
});

export const rejectSignature = operation('signatures.reject-signature', {
  title: { ca: 'Rebutja la signatura', es: 'Rechaza la firma', en: 'Refuse to sign' }, permission: 'signatures.sign',
  input: { request: SignatureRequest.id, motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) }, output: SignatureRequest.row,
  async run({ request: id, motive }, context) {
    const { db, me, now, emit } = context;
    const request = await mine(context, id);
    const done = await db.update(SignatureRequest, id, { state: 'rejected', signer: me.person, motive, decidedAt: now.toISOString() });
    await emit('signatures.signature-rejected', { request: id, document: request.document, case: request.case, task: request.task, motive });
    return done;
  },
});

/** What waits for the signature of whoever asks. */
export const tray = operation('signatures.tray', {
  title: { ca: 'Safata de signatura', es: 'Bandeja de firma', en: 'Signature tray' }, permission: 'signatures.sign', kind: 'query', input: {},
  output: z.array(z.object({ request: SignatureRequest.row, document: Document.row })),
  async run(_, { db, me, can }) {
    const waiting = (await db.all(SignatureRequest, { state: 'waiting' })).filter((each) => (each.signer === null ? can(each.permission) : each.signer === me.person));
    const documents = new Map((await db.all(Document, { id: waiting.map(({ document }) => document) })).map((each) => [each.id, each]));
    return waiting.map((request) => ({ request, document: documents.get(request.document)! }));
  },
});

/** The organisation’s seal on a document, where the law lets the machine act (Llei 40/2015, arts. 41–42). */
export const sealDocument = operation('signatures.seal-document', {
  title: { ca: 'Segella', es: 'Sella', en: 'Seal' }, permission: 'signatures.seal',
  input: { document: Document.id, reason: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) }, output: Document.row,
  async run({ document: id, reason }, context) {
    const document = await context.db.lock(Document, id);
    if (document.type !== 'application/pdf') throw onlyPdf({ name: document.name });
    const { bytes, name } = await readHeld(context, document.file);
    const sealed = await outside.sealPdf({ pdf: bytes, signer: await sealOf(context), level: 'B-T', timestamp: await timestampSource(context), reason, at: context.now });
    return nextEdition(context, { document, file: await keepBytes(context, sealed, name), state: 'signed', why: reason });
  },
});

/** Keeps one’s own PKCS#12; the passphrase is tried, so that a wrong one is known now and not when something must be signed. */
export const addCertificate = operation('signatures.add-certificate', {
  title: { ca: 'Afegeix el certificat', es: 'Añade el certificado', en: 'Add the certificate' }, permission: 'signatures.sign',
  input: { file: z.string().regex(/^[0-9a-f]{64}$/), passphrase: z.string().min(1).max(200) }, output: z.object({ name: z.string(), validUntil: z.string() }),
  async run({ file, passphrase }, context) {
    const { bytes } = await readHeld(context, file);
    return keepCertificate(context, bytes, passphrase);
  },
});

/** Issues a certificate of the installation’s authority to oneself, for bodies that have none: made under the passphrase one chooses. Whoever has no NIF on record gets one that names none, never an invented one. */
export const issueOwnCertificate = operation('signatures.issue-own-certificate', {
  title: { ca: 'Crea el meu certificat', es: 'Crea mi certificado', en: 'Make my certificate' }, permission: 'signatures.sign',
  input: { passphrase: z.string().min(8).max(200) }, output: z.object({ name: z.string(), validUntil: z.string() }),
  async run({ passphrase }, context) {
    const { authority } = await ownAuthority(context);
    const { name, nif } = await context.db.get(Person, context.me.person as string);
    const { name: organisation, nif: organisationNif, slug } = await organisationOf(context, context.organisation);
    const [givenName = name, ...surname] = name.split(' ');
    const signer = await issuePersonCertificate({ authority, person: { givenName, surname: surname.join(' ') || givenName, ...(nif === null ? { reference: context.me.person as string } : { nif }) }, organisation: { name: organisation, nif: organisationNif ?? slug }, algorithm: 'RSA-2048', from: validFrom(context.now) });
    return keepCertificate(context, await exportPkcs12(signer, passphrase), passphrase);
  },
});

async function keepCertificate({ db, me, vault }: Context, bytes: Uint8Array, passphrase: string) {
  const signer = await openPkcs12(new Uint8Array(bytes), passphrase);
  const { name, until: end } = describeCertificate(signer.chain[0] as Uint8Array);
  for (const before of await db.all(Certificate, { kind: 'person', person: me.person, state: 'active' })) await db.update(Certificate, before.id, { state: 'withdrawn' });
  const until = end.toISOString();
  await db.insert(Certificate, { kind: 'person', person: me.person, name, validUntil: until, state: 'active', locked: vault.lock(Buffer.from(bytes).toString('base64')) });
  return { name, validUntil: until };
}

/** Who signed a PDF, when, and whether it changed since: in words and as data. */
export const verifySignatures = operation('signatures.verify', {
  title: { ca: 'Comprova les signatures', es: 'Comprueba las firmas', en: 'Check the signatures' }, permission: 'signatures.read', kind: 'query',
  input: { file: z.string().regex(/^[0-9a-f]{64}$/) }, output: z.object({ report: z.any(), words: z.any() }),
  async run({ file }, context) {
    const { bytes } = await readHeld(context, file);
    const report = await outside.verifyPdf(new Uint8Array(bytes), { trust: await trustOf(context) });
    return { report: report as unknown, words: explainReport(report) as unknown };
  },
});
