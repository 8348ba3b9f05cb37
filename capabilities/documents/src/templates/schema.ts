import type { Texts } from '../texts.ts';

/** What a template may say of a case: its fields and how each is shown. */
export type TemplateField =
  | { type: 'text' | 'number' | 'amount' | 'day' | 'moment' | 'yes-no' }
  | { type: 'choice'; options: Readonly<Record<string, Texts>> }
  | { type: 'group'; fields: TemplateSchema }
  | { type: 'list'; fields: TemplateSchema };

export type TemplateSchema = { readonly [name: string]: TemplateField };

/** Other ways to show a field, written after a bar: `{{ amount | number }}`. The first is how it is shown without one. */
export const FORMATS: Readonly<Record<TemplateField['type'], readonly string[]>> = {
  text: ['text', 'upper'],
  number: ['number', 'amount'],
  amount: ['amount', 'number'],
  day: ['day', 'short-day'],
  moment: ['moment', 'day', 'short-day'],
  'yes-no': ['yes-no'],
  choice: ['label', 'code'],
  group: [],
  list: [],
};

/** Finds a path from the innermost block outwards: inside `{{#each}}` the item comes first, then the case. */
export function findField(scopes: readonly TemplateSchema[], path: readonly string[]): { field: TemplateField; scope: number } | undefined {
  const [first = '', ...rest] = path;
  for (let scope = scopes.length - 1; scope >= 0; scope--) {
    const schema = scopes[scope];
    if (!schema || !Object.hasOwn(schema, first)) continue;
    let field = schema[first];
    for (const name of rest) {
      field = field?.type === 'group' && Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    }
    return field ? { field, scope } : undefined;
  }
  return undefined;
}

/** Every path that can be written in these scopes, for suggestions. */
export function writablePaths(scopes: readonly TemplateSchema[]): string[] {
  return scopes.toReversed().flatMap((schema) => pathsOf(schema, ''));
}

function pathsOf(schema: TemplateSchema, before: string): string[] {
  return Object.entries(schema).flatMap(([name, field]) =>
    field.type === 'group' ? pathsOf(field.fields, `${before}${name}.`) : [before + name],
  );
}
