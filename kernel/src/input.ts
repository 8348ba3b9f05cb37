import type { z } from 'zod';
import type { Operation } from './operation.ts';
import { inputRefused, type FieldProblem } from './problem.ts';
import { words, type Text } from './text.ts';

/** Checks an input against its operation; refuses with every field, the rule it broke and how to put it right. */
export function checkInput(operation: Operation, given: unknown): unknown {
  const checked = operation.input.safeParse(given ?? {});
  if (checked.success) {
    const unwritable = unwritableIn(checked.data, '');
    if (unwritable === undefined) return checked.data;
    throw inputRefused([{ field: unwritable, rule: 'characters', remedy: remedies.characters }]);
  }
  throw inputRefused(checked.error.issues.flatMap(problemsOf));
}

/** Where a text holds what the database cannot: NUL, or half a surrogate pair. */
function unwritableIn(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, each] of Object.entries(value)) {
    const found = unwritableIn(name, `${pointer}/${name}`) ?? unwritableIn(each, `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The field problems of one zod issue. */
export function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const pointer = '/' + issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: `${pointer === '/' ? '' : pointer}/${key}`, rule: 'unknown', remedy: remedies.unknown }));
  return [{ field: pointer, rule: ruleOf(issue), remedy: remedyOf(issue) }];
}

const ruleOf = (issue: z.core.$ZodIssue): string => (issue.code === 'invalid_format' ? `format:${issue.format}` : issue.code === 'custom' ? issue.message : issue.code.replaceAll('_', '-'));

const remedies = {
  unknown: { ca: 'Aquest camp no existeix: traieu-lo.', es: 'Este campo no existe: quítelo.', en: 'There is no such field: remove it.' },
  characters: { ca: 'Hi ha caràcters que no es poden desar: torneu-lo a escriure.', es: 'Hay caracteres que no se pueden guardar: vuelva a escribirlo.', en: 'It holds characters that cannot be stored: type it again.' },
  missing: { ca: 'Falta: ompliu-lo.', es: 'Falta: rellénelo.', en: 'Missing: fill it in.' },
} satisfies Record<string, Text>;

function remedyOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? remedies.missing : words(`Hi va un valor de tipus ${issue.expected}.`, `Debe ser un valor de tipo ${issue.expected}.`, `Give a value of type ${issue.expected}.`);
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? remedies.missing : words(`Com a mínim ${issue.minimum}.`, `Como mínimo ${issue.minimum}.`, `At least ${issue.minimum}.`);
    case 'too_big':
      return issue.origin === 'string' ? words(`Escurceu-lo: ${issue.maximum} caràcters com a màxim.`, `Acórtelo: ${issue.maximum} caracteres como máximo.`, `Shorten it: ${issue.maximum} characters at most.`) : words(`Com a màxim ${issue.maximum}.`, `Como máximo ${issue.maximum}.`, `At most ${issue.maximum}.`);
    case 'invalid_value':
      return words(`Trieu un d’aquests valors: ${issue.values.join(', ')}.`, `Elija uno de estos valores: ${issue.values.join(', ')}.`, `Choose one of: ${issue.values.join(', ')}.`);
    case 'invalid_format':
      return formats[issue.format] ?? words('No té la forma que cal: reviseu-lo.', 'No tiene la forma necesaria: revíselo.', 'It is not in the form that is needed: check it.');
    default:
      return words('Reviseu aquest valor.', 'Revise este valor.', 'Check this value.');
  }
}

const formats: Readonly<Record<string, Text>> = {
  uuid: words('Trieu-lo de la llista: no és cap identificador.', 'Elíjalo de la lista: no es un identificador.', 'Choose it from the list: it is not an identifier.'),
  date: words('Escriviu una data que existeixi, com 2026-11-24.', 'Escriba una fecha que exista, como 2026-11-24.', 'Write a date that exists, such as 2026-11-24.'),
  datetime: words('Escriviu data i hora, com 2026-11-24T09:30:00Z.', 'Escriba fecha y hora, como 2026-11-24T09:30:00Z.', 'Write a date and time, such as 2026-11-24T09:30:00Z.'),
  email: words('Escriviu una adreça de correu, com nom@ajuntament.cat.', 'Escriba una dirección de correo, como nombre@ayuntamiento.cat.', 'Write an e-mail address, such as name@town.cat.'),
};
