import { operation, refusal, words, type Context, type RowOf } from '@comu/kernel';
import { documentKinds, newDocument } from '@comu/filing';
import { Annulment, Entry, Link } from '@comu/registry';
import { receiveAnswer } from '../amendment/answer.ts';
import { Case } from '../cases.records.ts';

export const notAnEntry = refusal('cases.not-an-entry', { says: words('{code} és una sortida: només les entrades obren expedients o s’hi afegeixen.', '{code} es una salida: solo las entradas abren expedientes o se añaden a ellos.', '{code} is an exit: only entries open cases or join them.') });
export const annulled = refusal('cases.entry-annulled', { says: words('{code} està anul·lat i no pot ser de cap expedient.', '{code} está anulado y no puede ser de ningún expediente.', '{code} is annulled and belongs to no case.') });
const alreadyJoined = refusal('cases.already-joined', { says: words('{code} ja és a l’expedient {case}.', '{code} ya está en el expediente {case}.', '{code} is already in case {case}.') });
const closed = refusal('cases.closed', { rule: 'Llei 39/2015, art. 76.1', says: words('L’expedient {code} és tancat i no s’hi pot afegir res.', 'El expediente {code} está cerrado y no se puede añadir nada.', 'The case {code} is closed and nothing can be added.') });
const noSuchCase = refusal('cases.no-such-case', { status: 404, says: words('No hi ha cap expedient amb el número {code}. Reviseu-lo.', 'No hay ningún expediente con el número {code}. Revíselo.', 'There is no case with the number {code}. Check it.') });

/** Adds an entry of the registry to the open case it is about, with its documents: what somebody answers at the counter reaches the process that waits for it. */
export const joinEntry = operation('cases.join-entry', {
  title: words('Afegeix l’assentament a un expedient', 'Añade el asiento a un expediente', 'Add the entry to a case'), permission: 'cases.open',
  input: { entry: Entry.id, code: Case.fields.code }, output: Case.row,
  async run({ entry: id, code }, context) {
    const { db } = context;
    const entry = await db.get(Entry, id);
    const found = await db.first(Case, { code: code.trim().toUpperCase() });
    if (found === undefined) throw noSuchCase({ code });
    const of = await db.lock(Case, found.id);
    if (entry.direction !== 'entry') throw notAnEntry({ code: entry.code });
    if ((await db.first(Annulment, { entry: id })) !== undefined) throw annulled({ code: entry.code });
    const before = await db.first(Link, { entry: id });
    if (before !== undefined) throw alreadyJoined({ code: entry.code, case: before.caseCode });
    if (of.state === 'closed') throw closed({ code: of.code });
    await fileAttachments(context, entry, of.id);
    await receiveAnswer(context, of, entry);
    return of;
  },
});

/** The documents that came with an entry, in the case it belongs to. */
export async function fileAttachments(context: Context, { attachments, code }: RowOf<typeof Entry>, of: string): Promise<void> {
  for (const { kind, ...file } of attachments)
    await newDocument(context, { title: file.name, kind: kind in documentKinds ? (kind as keyof typeof documentKinds) : 'TD20', origin: 'citizen', state: 'final', case: of, file, why: `Registre d’entrada ${code}` });
}
