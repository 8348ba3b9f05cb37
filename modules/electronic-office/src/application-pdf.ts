import type { Context } from '@comu/kernel';
import { formatMoment, renderPdf, type Content } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import type { Party } from '@comu/registry';
import { answerInWords, type Answers, type AskedDocument, type Brought, type Question } from './form.ts';
import type { IdentifiedVisitor } from './visitors/visitor.ts';

export interface Written {
  readonly title: string;
  readonly visitor: IdentifiedVisitor;
  readonly parties: readonly Party[];
  readonly questions: readonly Question[];
  readonly documents: readonly AskedDocument[];
  readonly answers: Answers;
  readonly files: readonly Brought[];
  readonly email: string | null;
}

/** What was filed, as a document of its own with all that article 66.1 of Llei 39/2015 asks for: who, how to notify them, what, when, to whom. */
export async function applicationPdf(context: Context, { title, visitor, parties, questions, documents, answers, files, email }: Written): Promise<Uint8Array> {
  const { name } = await organisationOf(context, context.organisation);
  const moment = formatMoment(context.now, 'ca');
  const content: Content = [
    { kind: 'definitions', items: [
      { term: 'S’adreça a', text: name }, { term: 'Presentada', text: moment },
      ...parties.map((party) => ({ term: party.role === 'representative' ? 'Representant' : 'Interessat', text: [party.name, party.identity.type === 'none' ? '' : party.identity.number, party.standing ?? ''].filter(Boolean).join(' · ') })),
      { term: 'Identificació', text: `${visitor.name}, amb ${visitor.way}` },
      { term: 'Notificacions', text: email === null ? 'A la seu electrònica' : `A la seu electrònica, amb avís a ${email}` },
    ] },
    ...questions.flatMap((question): Content => {
      const answer = answers[question.code]?.trim() ?? '';
      return answer === '' ? [] : [{ kind: 'heading', level: 2, text: question.label.ca }, { kind: 'paragraph', text: answerInWords(question, answer, 'ca') }];
    }),
    ...(files.length === 0 ? [] : [
      { kind: 'heading', level: 2, text: 'Documents que s’hi adjunten' },
      { kind: 'table', columns: [{ title: 'Document', share: 2, rowHeader: true }, { title: 'Fitxer', share: 2 }, { title: 'Empremta SHA-256', share: 3 }], rows: files.map((each) => [documents.find(({ code }) => code === each.code)?.title.ca ?? 'Altres', each.name, each.sha256]) },
    ] as Content),
  ];
  const { bytes } = await renderPdf({ content, title, language: 'ca', date: context.now, letterhead: await letterheadOf(context) });
  return bytes;
}
