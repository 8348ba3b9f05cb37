import type { Context } from '@comu/kernel';
import { formatMoment, renderPdf, type Content } from '@comu/documents';
import { letterheadOf } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import type { Party } from '@comu/registry';
import { answerInWords, type Answers, type AskedDocument, type Brought, type Question } from './form.ts';
import type { IdentifiedVisitor } from './visitors/visitor.ts';

export interface Written {
  /** The one that who files asked to be written to in. */
  readonly language: 'ca' | 'es';
  readonly title: string;
  readonly visitor: IdentifiedVisitor;
  readonly parties: readonly Party[];
  readonly questions: readonly Question[];
  readonly documents: readonly AskedDocument[];
  readonly answers: Answers;
  readonly files: readonly Brought[];
  readonly email: string | null;
}

const terms = {
  to: { ca: 'S’adreça a', es: 'Se dirige a' }, filed: { ca: 'Presentada', es: 'Presentada' }, representative: { ca: 'Representant', es: 'Representante' }, interested: { ca: 'Interessat', es: 'Interesado' }, identified: { ca: 'Identificació', es: 'Identificación' },
  notified: { ca: 'Notificacions', es: 'Notificaciones' }, office: { ca: 'A la seu electrònica', es: 'En la sede electrónica' }, notice: { ca: 'amb avís a', es: 'con aviso a' }, attached: { ca: 'Documents que s’hi adjunten', es: 'Documentos que se adjuntan' },
  document: { ca: 'Document', es: 'Documento' }, file: { ca: 'Fitxer', es: 'Fichero' }, hash: { ca: 'Empremta SHA-256', es: 'Huella SHA-256' }, other: { ca: 'Altres', es: 'Otros' }, with: { ca: 'amb', es: 'con' },
} as const;

/** What was filed, as a document of its own with all that article 66.1 of Llei 39/2015 asks for: who, how to notify them, what, when, to whom. */
export async function applicationPdf(context: Context, { language, title, visitor, parties, questions, documents, answers, files, email }: Written): Promise<Uint8Array> {
  const { name } = await organisationOf(context, context.organisation);
  const moment = formatMoment(context.now, language);
  const say = (term: keyof typeof terms) => terms[term][language];
  const content: Content = [
    { kind: 'definitions', items: [
      { term: say('to'), text: name }, { term: say('filed'), text: moment },
      ...parties.map((party) => ({ term: party.role === 'representative' ? say('representative') : say('interested'), text: [party.name, party.identity.type === 'none' ? '' : party.identity.number, party.standing ?? ''].filter(Boolean).join(' · ') })),
      { term: say('identified'), text: `${visitor.name}, ${say('with')} ${visitor.way}` },
      { term: say('notified'), text: email === null ? say('office') : `${say('office')}, ${say('notice')} ${email}` },
    ] },
    ...questions.flatMap((question): Content => {
      const answer = answers[question.code]?.trim() ?? '';
      return answer === '' ? [] : [{ kind: 'heading', level: 2, text: question.label[language] }, { kind: 'paragraph', text: answerInWords(question, answer, language) }];
    }),
    ...(files.length === 0 ? [] : [
      { kind: 'heading', level: 2, text: say('attached') },
      { kind: 'table', columns: [{ title: say('document'), share: 2, rowHeader: true }, { title: say('file'), share: 2 }, { title: say('hash'), share: 3 }], rows: files.map((each) => [documents.find(({ code }) => code === each.code)?.title[language] ?? say('other'), each.name, each.sha256]) },
    ] as Content),
  ];
  const { bytes } = await renderPdf({ content, title, language, date: context.now, letterhead: await letterheadOf(context) });
  return bytes;
}
