import type { OperationDescription } from './description.ts';
import { fieldsOf, itemField, variantsOf, type FormField } from './schema.ts';

/** Whether people can fill in the form of an operation: one that wants identifiers or raw JSON is for screens, processes and programs, which call it by its name. */
export const forPeople = ({ input, imports }: Pick<OperationDescription, 'input' | 'imports'>): boolean => imports !== undefined || !fieldsOf(input).some((field) => technical(field) && !spare(field));

const bare = ({ kind, schema }: FormField) => kind === 'text' && schema.format === 'uuid';
/** An identifier that may be left out is left out of the form: whoever has it at hand is a program. */
export const spare = (field: FormField): boolean => bare(field) && !field.required;

function technical(field: FormField): boolean {
  if (field.kind === 'structure' || bare(field)) return true;
  if (field.kind === 'group') return fieldsOf(field.schema).some(technical);
  if (field.kind === 'variant') return Object.values(variantsOf(field.schema)?.shapes ?? {}).some((shape) => fieldsOf(shape).some(technical));
  return field.kind === 'list' && technical(itemField(field, 0));
}
