import { inputRefused, type FieldProblem } from '@comu/kernel';
import { z } from 'zod';
import { say, wordsSchema } from './words.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** One question of an application. */
export const questionSchema = z.strictObject({
  code, label: wordsSchema, help: wordsSchema.optional(), required: z.boolean(),
  kind: z.enum(['text', 'long-text', 'choice', 'yes-no', 'day', 'amount']),
  choices: z.array(z.strictObject({ value: code, label: wordsSchema })).max(60).optional(),
});
/** One document that goes with it, with its ENI type. */
export const askedDocumentSchema = z.strictObject({ code, title: wordsSchema, help: wordsSchema.optional(), kind: z.string().regex(/^TD\d{2}$/), required: z.boolean() });
/** A file that somebody brought; which document it is, or `other`. */
export const broughtSchema = z.strictObject({ code, sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().max(255), size: z.int(), type: z.string().max(200) });
export const answersSchema = z.record(code, z.string().max(20_000)).refine((answers) => Object.keys(answers).length <= 60);

export type Question = z.output<typeof questionSchema>;
export type AskedDocument = z.output<typeof askedDocumentSchema>;
export type Brought = z.output<typeof broughtSchema>;
export type Answers = z.output<typeof answersSchema>;

interface Filled { readonly questions: readonly Question[]; readonly documents: readonly AskedDocument[]; readonly answers: Answers; readonly files: readonly Brought[] }

const malformed: Partial<Record<Question['kind'], (answer: string, question: Question) => boolean>> = {
  choice: (answer, { choices = [] }) => !choices.some(({ value }) => value === answer),
  'yes-no': (answer) => answer !== 'yes' && answer !== 'no',
  day: (answer) => !z.iso.date().safeParse(answer).success,
  amount: (answer) => !/^\d{1,13}(\.\d{1,2})?$/.test(answer),
};

/** What is missing or not right in an application, each with its remedy; a draft may lack anything, a filing nothing. */
export function problemsOf({ questions, documents, answers, files }: Filled): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const question of questions) {
    const answer = answers[question.code]?.trim() ?? '';
    const field = `/answers/${question.code}`;
    const { ca, es, en } = question.label;
    if (answer === '') {
      if (question.required) problems.push({ field, rule: 'missing', remedy: say(`Ompliu “${ca}”.`, `Rellene «${es}».`, `Fill in “${en}”.`) });
    } else if (malformed[question.kind]?.(answer, question))
      problems.push({ field, rule: `format:${question.kind}`, remedy: say(`Reviseu “${ca}”: el que hi ha escrit no és vàlid.`, `Revise «${es}»: lo escrito no es válido.`, `Check “${en}”: what is written is not valid.`) });
  }
  for (const unknown of Object.keys(answers).filter((each) => !questions.some(({ code: known }) => known === each)))
    problems.push({ field: `/answers/${unknown}`, rule: 'unknown', remedy: say('Aquesta pregunta no és en el formulari: traieu-la.', 'Esta pregunta no está en el formulario: quítela.', 'This question is not in the form: remove it.') });
  for (const { code: wanted, title: { ca, es, en }, required } of documents)
    if (required && !files.some((file) => file.code === wanted))
      problems.push({ field: `/files/${wanted}`, rule: 'missing', remedy: say(`Adjunteu “${ca}”.`, `Adjunte «${es}».`, `Attach “${en}”.`) });
  return problems;
}

export function checkFilled(filled: Filled): void {
  const problems = problemsOf(filled);
  if (problems.length > 0) throw inputRefused(problems);
}

/** An answer as people read it. */
export function answerInWords({ kind, choices = [] }: Question, answer: string, language: 'ca' | 'es' | 'en'): string {
  if (kind === 'choice') return choices.find(({ value }) => value === answer)?.label[language] ?? answer;
  if (kind === 'yes-no') return (answer === 'yes' ? say('Sí', 'Sí', 'Yes') : say('No', 'No', 'No'))[language];
  return answer;
}
