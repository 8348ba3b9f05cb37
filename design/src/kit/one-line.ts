import type { Language, Text } from '../text.tsx';
import { fieldsOf, shapeOf, type FormField, type Values } from './schema.ts';

const said = (words: Text | string, language: Language) => (typeof words === 'string' ? words : words[language]);
const isText = ({ schema: { properties } }: FormField) => properties !== undefined && ['ca', 'es', 'en'].every((each) => each in properties);

/** What an item of a form says of itself in one line: its words, its choices and its figures; its code when it has nothing else. */
export function inOneLine(field: FormField, value: unknown, language: Language): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'choice') return said(field.choices?.[String(value)] ?? String(value), language);
  if (typeof value !== 'object') return String(value);
  const schema = field.kind === 'variant' ? shapeOf(field, value).schema : field.schema;
  if (schema === undefined || Array.isArray(value)) return '';
  if (isText(field)) return String((value as Values)[language] ?? '');
  const parts = fieldsOf(schema).map((each) => ({ each, line: each.kind === 'list' || each.kind === 'words' ? '' : inOneLine(each, (value as Values)[each.name], language) })).filter(({ line }) => line !== '');
  const telling = parts.filter(({ each }) => isText(each) || each.kind === 'choice');
  const figures = parts.filter(({ each }) => each.kind === 'integer' || each.kind === 'decimal' || each.kind === 'money').map(({ each, line }) => `${said(each.label, language)}: ${line}`);
  return [...telling.map(({ line }) => line), ...figures].join(' · ') || parts.map(({ line }) => line).join(' · ');
}
