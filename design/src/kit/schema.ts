import type { Language, Text } from '../text.tsx';
import type { FieldKind, Schema } from './description.ts';
import { wordFor } from './words.ts';

/** What a form shows for one property: its kind, its words and whether it may be left empty. */
export interface FormField {
  readonly name: string;
  /** JSON pointer into the input, as problems name it. */
  readonly pointer: string;
  readonly kind: FieldKind | 'group' | 'list' | 'secret' | 'words' | 'variant';
  readonly label: Text | string;
  readonly help?: Text;
  readonly required: boolean;
  /** Empty is told as `null`, not by leaving it out. */
  readonly nullable: boolean;
  readonly schema: Schema;
  readonly choices?: Readonly<Record<string, Text | string>>;
  readonly to?: string;
}

/** The fields of an object schema, in the order they were declared. */
export function fieldsOf(schema: Schema, pointer = ''): FormField[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => fieldOf({ name, pointer: `${pointer}/${name}`, schema: property, required: required.has(name) }));
}

function fieldOf({ name, pointer, schema: given, required }: { name: string; pointer: string; schema: Schema; required: boolean }): FormField {
  const { schema, nullable } = unwrapped(given);
  const told = schema['x-comu'] ?? given['x-comu'];
  const kind = kindOf(name, schema, told?.kind);
  const choices = told?.choices ?? (schema.enum ? Object.fromEntries(schema.enum.map((value) => [String(value), wordFor(String(value))])) : undefined);
  return {
    name, pointer, kind, schema, nullable, label: told?.label ?? schema.title ?? wordFor(name),
    required: required && !nullable,
    ...(told?.help ? { help: told.help } : {}), ...(choices ? { choices } : {}), ...(told?.to ? { to: told.to } : {}),
  };
}

/** `X or null` is X that may be left empty. */
function unwrapped(schema: Schema): { schema: Schema; nullable: boolean } {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null');
  if (schema.anyOf !== undefined && others?.length === 1 && others.length < schema.anyOf.length) return { schema: others[0] as Schema, nullable: true };
  return { schema, nullable: false };
}

function kindOf(name: string, schema: Schema, told: FieldKind | 'secret' | undefined): FormField['kind'] {
  if (told !== undefined && told !== 'structure') return told;
  if (/password|secret/i.test(name)) return 'secret';
  if (variantsOf(schema) !== undefined) return 'variant';
  if (schema.pattern === '^[0-9a-f]{64}$') return 'file';
  if (schema.enum) return 'choice';
  if (schema.type === 'object' && schema.properties) return 'group';
  if (schema.type === 'array' && unwrapped(schema.items ?? {}).schema.type === 'string' && !schema.items?.['x-comu'] && !schema.items?.format) return 'words';
  if (schema.type === 'array') return 'list';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer') return 'integer';
  if (schema.type === 'number') return 'decimal';
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'moment';
  if (schema.type === 'string') return (schema.maxLength ?? 0) > 1000 ? 'long-text' : 'text';
  return 'structure';
}

/** The property that tells the shapes of a choice of shapes apart, and each shape by its value there. */
export function variantsOf({ oneOf, anyOf }: Schema): { readonly by: string; readonly shapes: Readonly<Record<string, Schema>> } | undefined {
  const shapes = oneOf ?? anyOf ?? [];
  if (shapes.length < 2 || !shapes.every(({ type }) => type === 'object')) return undefined;
  const by = Object.entries(shapes[0]?.properties ?? {}).find(([name]) => shapes.every((shape) => typeof shape.properties?.[name]?.const === 'string'))?.[0];
  return by === undefined ? undefined : { by, shapes: Object.fromEntries(shapes.map((shape) => [String(shape.properties?.[by]?.const), shape])) };
}

/** The shape that a value has now, if it has one, without the property that tells it. */
export function shapeOf(field: FormField, value: unknown): { readonly by: string; readonly chosen: string; readonly schema: Schema | undefined } {
  const variants = variantsOf(field.schema);
  const by = variants?.by ?? '';
  const chosen = String((value as Values | undefined)?.[by] ?? '');
  const shape = variants?.shapes[chosen];
  if (shape === undefined) return { by, chosen, schema: undefined };
  const { [by]: _told, ...properties } = shape.properties ?? {};
  return { by, chosen, schema: { ...shape, properties } };
}

/** “442.030,50” as Catalan and Spanish write it, “442,030.50” as English does → “442030.50”; undefined when it is no number. */
export function plainNumber(text: string, language: Language): string | undefined {
  const compact = text.replaceAll(/[\s€]/g, '');
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
  const plain = grouped.test(compact) ? compact.replaceAll(group, '').replace(point, '.') : compact.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

export type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What the form holds, as the operation wants it: numbers as numbers, the empty left out or told as `null`. */
export function inputFrom(fields: readonly FormField[], values: Values, language: Language): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = sentValue(field, values[field.name], language);
    if (!isEmpty(value) || (Array.isArray(value) && field.required)) input[field.name] = value;
    else if (field.nullable) input[field.name] = null;
  }
  return input;
}

function sentValue(field: FormField, value: unknown, language: Language): unknown {
  if (isEmpty(value) && field.kind !== 'group' && field.kind !== 'yes-no') return field.kind === 'list' || field.kind === 'words' ? [] : undefined;
  switch (field.kind) {
    case 'integer': return Number(plainNumber(String(value), language));
    case 'decimal': return field.schema.type === 'number' ? Number(plainNumber(String(value), language)) : plainNumber(String(value), language);
    case 'money': return plainNumber(String(value), language);
    case 'moment': return new Date(String(value)).toISOString();
    case 'yes-no': return value === true ? true : field.required || value === false ? false : undefined;
    case 'variant': {
      const { by, chosen, schema } = shapeOf(field, value);
      return schema === undefined ? undefined : { [by]: chosen, ...inputFrom(fieldsOf(schema), value as Values, language) };
    }
    case 'group': {
      const inner = inputFrom(fieldsOf(field.schema), (value ?? {}) as Values, language);
      return Object.keys(inner).length === 0 && !field.required ? undefined : inner;
    }
    case 'list': return (value as readonly unknown[]).map((each, index) => sentValue(itemField(field, index), each, language));
    case 'structure': return typeof value === 'string' ? JSON.parse(value) : value;
    default: return value;
  }
}

/** The items of a list; one that needs some begins with as many empty ones. */
export const itemsOf = (field: FormField, value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : Array.from({ length: Math.min(field.required ? (field.schema.minItems ?? 0) : 0, 5) }, () => blankItem(field));

export const blankItem = (field: FormField): unknown => (['group', 'variant'].includes(itemField(field, 0).kind) ? {} : '');

export const itemField = (field: FormField, index: number): FormField => fieldOf({ name: String(index), pointer: `${field.pointer}/${index}`, schema: field.schema.items ?? {}, required: true });

const remedies = {
  required: { ca: 'Cal omplir aquest camp.', es: 'Hay que rellenar este campo.', en: 'Fill in this field.' },
  short: { ca: 'Cal escriure-hi com a mínim {n} caràcters.', es: 'Hay que escribir al menos {n} caracteres.', en: 'Write at least {n} characters.' },
  long: { ca: 'Hi caben com a màxim {n} caràcters.', es: 'Caben como máximo {n} caracteres.', en: 'Write at most {n} characters.' },
  pattern: { ca: 'El format no és correcte. Reviseu-lo i torneu-lo a escriure.', es: 'El formato no es correcto. Revíselo y vuelva a escribirlo.', en: 'The format is not right. Check it and write it again.' },
  email: { ca: 'Escriviu una adreça completa, com ara nom@exemple.cat.', es: 'Escriba una dirección completa, como nombre@ejemplo.cat.', en: 'Write a whole address, such as name@example.cat.' },
  number: { ca: 'Escriviu una xifra, com ara 442.030,50.', es: 'Escriba una cifra, como 442.030,50.', en: 'Write a figure, such as 442,030.50.' },
  whole: { ca: 'Escriviu un nombre sense decimals.', es: 'Escriba un número sin decimales.', en: 'Write a whole number.' },
  least: { ca: 'El mínim és {n}.', es: 'El mínimo es {n}.', en: 'The minimum is {n}.' },
  most: { ca: 'El màxim és {n}.', es: 'El máximo es {n}.', en: 'The maximum is {n}.' },
  json: { ca: 'El JSON no està ben format.', es: 'El JSON no está bien formado.', en: 'The JSON is not well formed.' },
} satisfies Record<string, Text>;

type Remedies = Readonly<Record<string, { readonly text: Text | string; readonly facts?: Readonly<Record<string, number>> }>>;

/** What can be told before sending, by pointer; the server has the last word. */
export function problemsIn(fields: readonly FormField[], values: Values, language: Language): Remedies {
  return Object.assign({}, ...fields.map((field) => problemsOf(field, values[field.name], language))) as Remedies;
}

function problemsOf(field: FormField, value: unknown, language: Language): Remedies {
  const { kind, schema, pointer } = field;
  const wrong = (text: Text, n?: number): Remedies => ({ [pointer]: { text, ...(n === undefined ? {} : { facts: { n } }) } });
  if (kind === 'group') return isEmpty(value) && !field.required ? {} : problemsIn(fieldsOf(schema, pointer), (value ?? {}) as Values, language);
  if (kind === 'variant') {
    const { schema: shape } = shapeOf(field, value);
    if (shape === undefined) return field.required ? wrong(remedies.required) : {};
    return problemsIn(fieldsOf(shape, pointer), value as Values, language);
  }
  if (kind === 'list') {
    const items = itemsOf(field, value);
    if (items.length < (schema.minItems ?? 0)) return wrong(remedies.required);
    return Object.assign({}, ...items.map((each, index) => problemsOf(itemField(field, index), each, language))) as Remedies;
  }
  if (isEmpty(value)) return field.required && kind !== 'yes-no' && !(kind === 'words' && !schema.minItems) ? wrong(remedies.required) : {};
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') {
    const plain = plainNumber(String(value), language);
    if (plain === undefined) return wrong(remedies.number);
    if (kind === 'integer' && plain.includes('.')) return wrong(remedies.whole);
    if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER && Number(plain) < schema.minimum) return wrong(remedies.least, schema.minimum);
    if (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER && Number(plain) > schema.maximum) return wrong(remedies.most, schema.maximum);
    return {};
  }
  if (kind === 'structure' && typeof value === 'string') {
    try {
      JSON.parse(value);
      return {};
    } catch {
      return wrong(remedies.json);
    }
  }
  if (typeof value !== 'string' || kind === 'day' || kind === 'moment' || kind === 'choice' || kind === 'reference' || kind === 'file') return {};
  const length = value.trim().length;
  if (schema.minLength !== undefined && length < schema.minLength) return length === 0 ? wrong(remedies.required) : wrong(remedies.short, schema.minLength);
  if (schema.maxLength !== undefined && length > schema.maxLength) return wrong(remedies.long, schema.maxLength);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value.trim())) return wrong(schema.format === 'email' ? remedies.email : remedies.pattern);
  return {};
}
