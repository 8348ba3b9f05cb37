import { inputRefused, type FieldProblem, type RowOf, type Text } from '@comu/kernel';
import type { Application, Call } from './service-catalogue.records.ts';
import { euros, say } from './words.ts';

type CallRow = RowOf<typeof Call>;
type Form = Pick<RowOf<typeof Application>, 'project' | 'answers' | 'declares' | 'amount' | 'documents'>;

/** Refuses answers that the call does not know, naming what may be chosen. */
export function checkAnswers({ criteria, requirements }: CallRow, { answers, declares }: { answers: Readonly<Record<string, string>>; declares: readonly string[] }): void {
  const problems: FieldProblem[] = [];
  for (const [code, chosen] of Object.entries(answers)) {
    const criterion = criteria.find((each) => each.code === code);
    if (criterion?.kind !== 'answer') problems.push({ field: `/answers/${code}`, rule: 'unknown', remedy: say('Aquesta pregunta no és de la convocatòria: traieu-la.', 'Esta pregunta no es de la convocatoria: quítela.', 'This question is not in the call: remove it.') });
    else if (!criterion.options.some((each) => each.code === chosen)) {
      const list = (language: keyof Text) => criterion.options.map(({ code: one, label }) => `${one} (${label[language]})`).join(', ');
      problems.push({ field: `/answers/${code}`, rule: 'invalid-value', remedy: say(`Trieu una d’aquestes respostes: ${list('ca')}.`, `Elija una de estas respuestas: ${list('es')}.`, `Choose one of these answers: ${list('en')}.`) });
    }
  }
  for (const [index, code] of declares.entries())
    if (!requirements.some((each) => each.code === code)) problems.push({ field: `/declares/${index}`, rule: 'unknown', remedy: say('Aquest requisit no és de la convocatòria: traieu-lo.', 'Este requisito no es de la convocatoria: quítelo.', 'This requirement is not in the call: remove it.') });
  if (problems.length > 0) throw inputRefused(problems);
}

/** What the form still lacks before it can be signed; documents are not here, since the law lets them be amended (art. 68.1). */
export function missingFields(call: CallRow, { project, answers, declares, amount }: Form): Text[] {
  return [
    ...(project.trim() === '' ? [say('el projecte', 'el proyecto', 'the project')] : []),
    ...call.criteria.flatMap((each) => (each.kind === 'answer' && answers[each.code] === undefined ? [each.title] : [])),
    ...call.requirements.filter(({ code }) => !declares.includes(code)).map(({ says }) => say(`declarar: ${says.ca}`, `declarar: ${says.es}`, `to declare: ${says.en}`)),
    ...(call.most === null ? [] : amount === null || Number(amount) <= 0 ? [say('l’import', 'el importe', 'the amount')] : Number(amount) > Number(call.most) ? [tooMuch(call.most)] : []),
  ];
}

const tooMuch = (most: string) => { const limit = euros(most); return say(`un import que no passi de ${limit.ca}`, `un importe que no pase de ${limit.es}`, `an amount of ${limit.en} at most`); };

/** The required documents of the call that are not attached. */
export const missingDocuments = ({ documents }: Pick<CallRow, 'documents'>, attached: readonly { readonly code: string }[]) =>
  documents.filter(({ code, required }) => required && !attached.some((each) => each.code === code));

export const listed = (words: readonly Text[]): Text => say(words.map(({ ca }) => ca).join('; '), words.map(({ es }) => es).join('; '), words.map(({ en }) => en).join('; '));
