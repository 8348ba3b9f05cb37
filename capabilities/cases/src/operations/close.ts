import { operation, readHeld, refusal, type Context, type RowOf } from '@comu/kernel';
import { eniCaseIdentifier, eniDocumentIdentifier, eniPackage, type DocumentType, type PackageEntry } from '@comu/documents';
import { Document, keepBytes } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { meetTerm, Term } from '@comu/running-terms';
import { sealXml } from '@comu/signing';
import { Case, Party, Procedure } from '../cases.records.ts';
import { tell } from '../happening.ts';
import { stopProcesses } from '../stop-processes.ts';
import { text } from '@comu/kernel';

const alreadyClosed = refusal('cases.already-closed', { says: { ca: 'L’expedient {code} ja és tancat.', es: 'El expediente {code} ya está cerrado.', en: 'The case {code} is already closed.' } });
const noDir3 = refusal('cases.no-dir3', { rule: 'NTI de Expediente electrónico', says: { ca: 'Falta el codi DIR3 de l’ens: sense ell l’índex ENI no és vàlid. Afegiu-lo a Administració i torneu a tancar.', es: 'Falta el código DIR3 del ente: sin él el índice ENI no es válido. Añádalo en Administración y vuelva a cerrar.', en: 'The organisation’s DIR3 code is missing: without it the ENI index is not valid. Add it in Administration and close again.' } });

/** Closes a case: terms met, the signed index and the ENI package made, and until when it is kept by its series. */
export const closeCase = operation('cases.close-case', {
  title: { ca: 'Tanca l’expedient', es: 'Cierra el expediente', en: 'Close the case' }, permission: 'cases.handle',
  input: { case: Case.id, outcome: text({ ca: 'Resultat', es: 'Resultado', en: 'Outcome' }), outcomeEs: Case.fields.outcomeEs, outcomeEn: Case.fields.outcomeEn }, output: Case.row,
  async run({ case: id, outcome, outcomeEs = null, outcomeEn = null }, context) {
    const { db, now, asSystem, emit, me } = context;
    const found = await db.lock(Case, id);
    if (found.state === 'closed') throw alreadyClosed({ code: found.code });
    const procedure = await db.get(Procedure, found.procedure);
    for (const term of await db.all(Term, { subject: id, state: ['running', 'suspended'] })) await asSystem(meetTerm, { term: term.id });
    if (me.person !== null) await stopProcesses(context, id, { reason: outcome });
    const file = await packageOf(context, found, procedure);
    await tell(context, id, 'closed', { ca: `Es tanca: ${outcome}.`, es: `Se cierra: ${outcomeEs ?? outcome}.`, en: `Closed: ${outcomeEn ?? outcome}.` });
    const closed = await db.update(Case, id, {
      state: 'closed', outcome, outcomeEs, outcomeEn, closedAt: now.toISOString(), package: file.sha256, keptUntil: procedure.keptYears === 0 ? 'permanent' : `${now.getUTCFullYear() + procedure.keptYears}-12-31`,
      stage: { ca: `Tancat: ${outcome}.`, es: `Cerrado: ${outcomeEs ?? outcome}.`, en: `Closed: ${outcomeEn ?? outcome}.` },
    });
    await emit('cases.closed', { case: id, code: found.code, outcome });
    return closed;
  },
});

async function packageOf(context: Context, found: RowOf<typeof Case>, procedure: RowOf<typeof Procedure>) {
  const { db, now, organisation } = context;
  const { dir3 } = await organisationOf(context, organisation);
  if (dir3 === null) throw noDir3();
  const year = Number(found.code.slice(3, 7));
  const entries: PackageEntry[] = [];
  for (const document of await db.all(Document, { case: found.id })) {
    if (document.state === 'draft') continue;
    const { bytes, name } = await readHeld(context, document.file);
    entries.push({
      kind: 'document', fileName: name, addedAt: new Date(document.createdAt),
      document: {
        identifier: eniDocumentIdentifier({ organ: dir3, year, id: document.id.replaceAll('-', '').slice(0, 30) }), organs: [dir3], capturedAt: new Date(document.createdAt), origin: document.origin,
        state: document.origin === 'citizen' ? 'EE99' : 'EE01', type: document.kind as DocumentType, content: { bytes: new Uint8Array(bytes), format: formatOf(document.type) },
        ...(document.state === 'signed' ? { signatures: [{ type: 'TF06' as const }] } : {}),
      },
    });
  }
  const parties = await db.all(Party, { case: found.id });
  const { bytes } = await eniPackage({
    entries,
    caseFile: {
      identifier: eniCaseIdentifier({ organ: dir3, year, id: found.code.replace(/[^A-Za-z0-9]/g, '') }), organs: [dir3], openedAt: new Date(found.openedAt),
      classification: `${dir3}_PRO_${procedure.code.replace(/[^A-Za-z0-9]/g, '').slice(0, 30)}`, state: 'E02', parties: parties.map(({ nif, name }) => nif ?? name), indexedAt: now,
      signature: { sign: async ({ xml, id }) => signatureIn(await sealXml(context, { xml: Buffer.from(xml), packaging: { kind: 'enveloped', id }, at: now })) },
    },
  });
  return keepBytes(context, bytes, `${found.code.replace('/', '-')}.eni.zip`);
}

const formats: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'application/xml': 'XML', 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'text/plain': 'TXT' };
const formatOf = (type: string) => formats[type] ?? (type.split('/').at(-1) ?? 'BIN').toUpperCase().slice(0, 20);

/** The signature element out of the signed document, to be put in the place that the scheme has for it. */
function signatureIn(signed: Uint8Array): string {
  const xml = Buffer.from(signed).toString('utf8');
  const start = xml.search(/<(\w+:)?Signature[\s>]/);
  const end = xml.lastIndexOf('Signature>');
  if (start < 0 || end < 0) throw new Error('The signed index holds no signature.');
  return xml.slice(start, end + 'Signature>'.length);
}
