import { operation, type Context, type RowOf, type Text } from '@comu/kernel';
import { Case, openCase, receiveAnswer } from '@comu/cases';
import { keepBytes, newDocument } from '@comu/filing';
import { receiveEntry, verificationCode, type Party } from '@comu/registry';
import { applicationPdf } from '../application-pdf.ts';
import { Draft, Filing, Offering } from '../electronic-office.records.ts';
import { checkFilled, type AskedDocument } from '../form.ts';
import { caseClosed, notForYou, notOffered, nothingToFile } from '../refusals.ts';
import { addition, additionTo } from '../addition.ts';
import { partiesOf } from '../rules/article-5-representation.ts';
import { say } from '../words.ts';
import type { IdentifiedVisitor } from '../visitors/visitor.ts';
import { ownDraft, visiting } from './as-visitor.ts';

/**
 * Files a draft: registry entry, case and what tells whose it is, in one transaction (Llei 39/2015, arts. 16, 66 and 68). A draft is filed once;
 * asked again, the answer is that filing.
 */
export const file = operation('electronic-office.file', {
  ...visiting, title: say('Presenta', 'Presenta', 'File'), input: { ...visiting.input, draft: Draft.id }, output: Filing.row,
  async run({ visitor, draft: id }, context) {
    const { db } = context;
    const draft = await ownDraft(context, visitor, id);
    if (draft.filing !== null) return db.get(Filing, draft.filing);
    const filing = draft.answersTo === null ? await application(context, visitor, draft) : await added(context, visitor, draft, await db.get(Filing, draft.answersTo));
    await db.update(Draft, id, { filing: filing.id });
    await context.emit('electronic-office.filed', { filing: filing.id, entry: filing.entry, case: filing.case, answersTo: filing.answersTo });
    return filing;
  },
});

async function application(context: Context, visitor: IdentifiedVisitor, draft: RowOf<typeof Draft>): Promise<RowOf<typeof Filing>> {
  const { db, asSystem } = context;
  const offering = draft.offering === null ? undefined : await db.find(Offering, draft.offering);
  if (offering?.published !== true) throw notOffered();
  const { questions, documents, name } = offering;
  checkFilled({ questions, documents, answers: draft.answers, files: draft.files });
  const parties = partiesOf({ visitor, onBehalf: draft.onBehalf, email: draft.email, language: context.language });
  const [interested] = parties as [Party];
  if (offering.begunBy !== 'anybody' && interested.kind !== offering.begunBy)
    throw notForYou(offering.begunBy === 'person' ? say('les persones', 'las personas', 'people') : say('les empreses i entitats', 'las empresas y entidades', 'companies and entities'));
  const filed = await entered(context, { visitor, draft, parties, subject: name, questions, documents, request: draft.answers });
  const opened = await asSystem(openCase, {
    procedure: offering.procedure, title: `${name.ca}: ${interested.name}`, titleEs: `${name.es}: ${interested.name}`, titleEn: `${name.en}: ${interested.name}`, parties: parties.map(caseParty), data: { answers: draft.answers, offering: offering.id },
    variables: { facts: draft.answers, filedBy: visitor.name }, entry: { id: filed.entry.id, effectiveOn: filed.entry.effectiveOn, code: filed.entry.code },
  });
  await fileInCase(context, { of: opened.id, documents, draft, ...filed });
  return keep(context, { visitor, draft, parties, entry: filed.entry, of: opened });
}

/** What somebody adds to a case under way: an amendment, allegations, one more document. The process is told if it was waiting. */
async function added(context: Context, visitor: IdentifiedVisitor, draft: RowOf<typeof Draft>, before: RowOf<typeof Filing>): Promise<RowOf<typeof Filing>> {
  const of = await context.db.lock(Case, before.case);
  if (of.state === 'closed') throw caseClosed({ code: of.code });
  if ((draft.answers['says'] ?? '').trim() === '' && draft.files.length === 0) throw nothingToFile();
  checkFilled({ ...addition, answers: draft.answers, files: draft.files });
  const parties = partiesOf({ visitor, onBehalf: draft.onBehalf, email: draft.email, language: context.language });
  const filed = await entered(context, { visitor, draft, parties, subject: additionTo(of.code), ...addition, request: draft.answers });
  const { entry } = filed;
  await fileInCase(context, { of: of.id, documents: addition.documents, draft, ...filed });
  await receiveAnswer(context, of, entry);
  return keep(context, { visitor, draft, parties, entry, of });
}

type Entered = Awaited<ReturnType<typeof entered>>;
interface Entering extends Pick<Parameters<typeof applicationPdf>[1], 'questions' | 'documents'> { readonly visitor: IdentifiedVisitor; readonly draft: RowOf<typeof Draft>; readonly parties: readonly Party[]; readonly subject: Text; readonly request: Readonly<Record<string, string>> }

/** The application as a document, and the entry with it and all that was brought; now, and not before, the organisation holds the files. */
async function entered(context: Context, { visitor, draft, parties, subject, questions, documents, request }: Entering) {
  const language = parties[0]?.language ?? 'ca';
  // English gives no right to documents in it (Llei 1/1998): whoever reads it files in Catalan, and reads the screens and the receipt.
  const written: 'ca' | 'es' = language === 'es' ? 'es' : 'ca';
  const made = await keepBytes(context, await applicationPdf(context, { language: written, title: subject[written], visitor, parties, questions, documents, answers: draft.answers, files: draft.files, email: draft.email }), 'sol-licitud.pdf');
  const body = questions.filter(({ kind }) => kind === 'long-text').map(({ code }) => request[code] ?? '').filter(Boolean).join('\n\n').slice(0, 20_000);
  const entry = await context.asSystem(receiveEntry, {
    channel: 'electronic-office', subject: subject.ca, ...(body === '' ? {} : { body }), parties: language === 'ca' ? [...parties] : parties.map((each) => ({ ...each, subject: subject[language] })),
    attachments: [{ sha256: made.sha256, name: made.name, size: made.size, type: made.type, kind: 'TD14' }, ...draft.files.map(({ code, ...each }) => ({ ...each, kind: kindOf(documents, code) }))],
  });
  return { entry, made, title: subject[written], written };
}

const kindOf = (documents: readonly AskedDocument[], code: string) => documents.find((each) => each.code === code)?.kind ?? 'TD20';

async function fileInCase(context: Context, { of, documents, draft, entry, made, title, written }: Entered & { of: string; documents: readonly AskedDocument[]; draft: RowOf<typeof Draft> }): Promise<void> {
  const common = { origin: 'citizen', state: 'final', case: of, why: `Registre d’entrada ${entry.code}` } as const;
  await newDocument(context, { ...common, title, kind: 'TD14', file: made });
  for (const { code, ...each } of draft.files)
    await newDocument(context, { ...common, title: documents.find((asked) => asked.code === code)?.title[written] ?? each.name, kind: kindOf(documents, code) as 'TD20', file: each });
}

const caseParty = ({ role, name, identity, email, language }: Party) => ({
  role: role === 'representative' ? 'representative' as const : 'interested' as const, name, ...(identity.type === 'none' ? {} : { nif: identity.number }), ...(email === undefined ? {} : { email }), ...(language === undefined ? {} : { language }),
});

interface Keeping { readonly visitor: IdentifiedVisitor; readonly draft: RowOf<typeof Draft>; readonly parties: readonly Party[]; readonly entry: Entered['entry']; readonly of: RowOf<typeof Case> }

const keep = (context: Context, { visitor, draft, parties, entry, of }: Keeping): Promise<RowOf<typeof Filing>> => {
  const { identity, name } = parties[0] as Party;
  return context.db.insert(Filing, {
    draft: draft.id, visitor: visitor.id, filerName: visitor.name, filer: visitor.identity.number, identification: visitor.way, interestedName: name, interested: identity.type === 'none' ? '' : identity.number,
    standing: draft.onBehalf?.standing ?? null, subject: entry.subject, offering: draft.offering, answersTo: draft.answersTo, entry: entry.id, entryCode: entry.code, case: of.id, caseCode: of.code, verification: verificationCode(context, entry.id),
  });
};
