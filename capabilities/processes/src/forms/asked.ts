import type { Text } from '../text.ts';

/** What a form written in a model can ask for; the kinds are those of the fields of the house. */
export const askedKinds = ['text', 'long-text', 'integer', 'decimal', 'money', 'yes-no', 'day', 'choice'] as const;
export type AskedKind = (typeof askedKinds)[number];

/** One question of a form. Its answer becomes the variable of its name. */
export interface AskedField {
  readonly name: string;
  readonly kind: AskedKind;
  readonly label: Text;
  readonly help: string | null;
  readonly required: boolean;
  /** The values to choose from, for choices. */
  readonly options: readonly { readonly value: string; readonly label: Text }[];
}

export interface WrongAnswer {
  readonly name: string;
  readonly rule: 'required' | 'unknown' | 'format';
  readonly remedy: Text;
}

const remedies = {
  required: { ca: 'Cal omplir aquest camp.', es: 'Hay que rellenar este campo.', en: 'Fill in this field.' },
  unknown: { ca: 'El formulari no demana aquesta dada: traieu-la.', es: 'El formulario no pide este dato: quítelo.', en: 'The form does not ask for this: leave it out.' },
  number: { ca: 'Escriviu una xifra.', es: 'Escriba una cifra.', en: 'Write a figure.' },
  whole: { ca: 'Escriviu un nombre sense decimals.', es: 'Escriba un número sin decimales.', en: 'Write a whole number.' },
  money: { ca: 'Escriviu un import amb dos decimals com a màxim.', es: 'Escriba un importe con dos decimales como máximo.', en: 'Write an amount with two decimals at most.' },
  day: { ca: 'Trieu un dia que existeixi.', es: 'Elija un día que exista.', en: 'Choose a day that exists.' },
  choice: { ca: 'Trieu un dels valors de la llista.', es: 'Elija uno de los valores de la lista.', en: 'Choose one of the listed values.' },
  yesNo: { ca: 'Contesteu sí o no.', es: 'Conteste sí o no.', en: 'Answer yes or no.' },
  text: { ca: 'Escriviu un text de 20.000 caràcters com a màxim.', es: 'Escriba un texto de 20.000 caracteres como máximo.', en: 'Write a text of 20,000 characters at most.' },
} satisfies Record<string, Text>;

type Reading = { readonly value: unknown } | { readonly wrong: Text };

/** The value an answer stands for; figures may come as text, because the web carries decimals so. */
function read({ kind, options }: AskedField, answer: unknown): Reading {
  const figure = typeof answer === 'number' ? answer : typeof answer === 'string' && /^-?\d+(\.\d+)?$/.test(answer) ? Number(answer) : Number.NaN;
  switch (kind) {
    case 'integer': return Number.isSafeInteger(figure) ? { value: figure } : { wrong: remedies.whole };
    case 'decimal': return Number.isFinite(figure) ? { value: figure } : { wrong: remedies.number };
    case 'money': return /^-?\d{1,13}(\.\d{1,2})?$/.test(String(answer)) ? { value: figure } : { wrong: remedies.money };
    case 'yes-no': return typeof answer === 'boolean' ? { value: answer } : { wrong: remedies.yesNo };
    case 'day': return typeof answer === 'string' && isDay(answer) ? { value: answer } : { wrong: remedies.day };
    case 'choice': return options.some(({ value }) => value === answer) ? { value: answer } : { wrong: remedies.choice };
    default: return typeof answer === 'string' && answer.length <= 20_000 ? { value: answer.trim() } : { wrong: remedies.text };
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const empty = (answer: unknown) => answer === undefined || answer === null || (typeof answer === 'string' && answer.trim() === '');

/** The variables that the answers to a form give, every question among them, or what is wrong with each. */
export function answersTo(fields: readonly AskedField[], given: Readonly<Record<string, unknown>>): { readonly variables: Readonly<Record<string, unknown>>; readonly wrong: readonly WrongAnswer[] } {
  const variables: Record<string, unknown> = {};
  const wrong: WrongAnswer[] = [];
  for (const field of fields) {
    const answer = given[field.name];
    if (empty(answer)) {
      if (field.required && field.kind !== 'yes-no') wrong.push({ name: field.name, rule: 'required', remedy: remedies.required });
      variables[field.name] = field.kind === 'yes-no' ? false : null;
      continue;
    }
    const reading = read(field, answer);
    if ('wrong' in reading) wrong.push({ name: field.name, rule: 'format', remedy: reading.wrong });
    else variables[field.name] = reading.value;
  }
  for (const name of Object.keys(given)) if (!fields.some((field) => field.name === name)) wrong.push({ name, rule: 'unknown', remedy: remedies.unknown });
  return { variables, wrong };
}

const shapes: Readonly<Record<AskedKind, object>> = {
  text: { type: 'string', minLength: 1, maxLength: 500 }, 'long-text': { type: 'string', maxLength: 20_000 }, integer: { type: 'integer' }, decimal: { type: 'number' },
  money: { type: 'string', pattern: '^-?\\d{1,13}(\\.\\d{1,2})?$' }, 'yes-no': { type: 'boolean' }, day: { type: 'string', format: 'date' }, choice: { type: 'string' },
};

/** The form as JSON Schema, as every form of the house is described, so that the general form can draw it. */
export const schemaOfForm = (fields: readonly AskedField[]) => ({
  type: 'object',
  properties: Object.fromEntries(fields.map(({ name, kind, label, help, options }) => [name, {
    ...shapes[kind],
    ...(kind === 'choice' ? { enum: options.map(({ value }) => value) } : {}),
    'x-comu': { kind, label, ...(help === null ? {} : { help: { ca: help, es: help, en: help } }), ...(kind === 'choice' ? { choices: Object.fromEntries(options.map(({ value, label: words }) => [value, words])) } : {}) },
  }])),
  required: fields.filter(({ required }) => required).map(({ name }) => name),
});
