import type { Block, Content } from '../content.ts';
import { DocumentRefused } from '../refused.ts';
import type { Language } from '../texts.ts';
import { checkTemplate } from './check.ts';
import { BLOCK_MARK, END_MARK, readMarkdown, VALUE_MARK } from './markdown.ts';
import { parseTemplate, type Condition, type Node } from './parse.ts';
import { findField, type TemplateField, type TemplateSchema } from './schema.ts';
import { isEmpty, showValue } from './value.ts';

export type FilledTemplate = {
  /** The first `#` heading, when the template starts with one. */
  title: string | undefined;
  content: Content;
  /** Fields that were written and had no value; they show as “—”. */
  missing: readonly string[];
};

type Data = Readonly<Record<string, unknown>>;
type Scope = { schema: TemplateSchema; data: Data };
type Filling = { language: Language; values: string[]; blocks: Block[]; missing: Set<string>; steps: number };

const STEP_LIMIT = 20_000;

/**
 * Fills a template with the data of a case. Values are only ever text: what a person wrote in a form cannot become a
 * heading, a link or another field.
 * @throws DocumentRefused when the template has problems, a value is not of its type, or lists repeat it too often.
 */
export function fillTemplate({ template, schema, data, language }: { template: string; schema: TemplateSchema; data: Data; language: Language }): FilledTemplate {
  const text = template.replaceAll(/[\ue000-\uf8ff\0]/g, '');
  const [first] = checkTemplate(text, schema);
  if (first) {
    const where = { ca: `Línia ${first.line}: `, es: `Línea ${first.line}: `, en: `Line ${first.line}: ` };
    throw new DocumentRefused('documents.template-has-problems', {
      ca: where.ca + first.texts.ca, es: where.es + first.texts.es, en: where.en + first.texts.en,
    }, { line: first.line, column: first.column, problem: first.code });
  }
  const filling: Filling = { language, values: [], blocks: [], missing: new Set(), steps: 0 };
  const expanded = expand(parseTemplate(text).nodes, [{ schema, data }], filling);
  return { ...readMarkdown(expanded, filling), missing: [...filling.missing] };
}

function expand(nodes: readonly Node[], scopes: readonly Scope[], filling: Filling): string {
  let text = '';
  for (const node of nodes) {
    countStep(filling);
    switch (node.kind) {
      case 'text': text += node.text; break;
      case 'field': text += VALUE_MARK + (filling.values.push(shown(node.path, node.format, scopes, filling)) - 1) + END_MARK; break;
      case 'if': text += expand(holds(node.condition, scopes) ? node.matched : node.otherwise, scopes, filling); break;
      case 'each': text += expandEach(node, scopes, filling); break;
      case 'page-break': text += block({ kind: 'page-break' }, filling); break;
      case 'space': text += block({ kind: 'spacer', height: 18 }, filling); break;
      case 'signature': {
        const name = node.name ? shown(node.name, undefined, scopes, filling) : undefined;
        text += block({ kind: 'signature', place: node.role, role: node.role, ...(name ? { name } : {}) }, filling);
      }
    }
  }
  return text;
}

function expandEach(node: Extract<Node, { kind: 'each' }>, scopes: readonly Scope[], filling: Filling): string {
  const { field, value } = look(node.path, scopes);
  if (field?.type !== 'list' || !Array.isArray(value)) return '';
  return value.map((item: unknown) => expand(node.body, [...scopes, { schema: field.fields, data: isRecord(item) ? item : {} }], filling)).join('');
}

function block(made: Block, filling: Filling): string {
  return `\n${BLOCK_MARK}${filling.blocks.push(made) - 1}${END_MARK}\n`;
}

function shown(path: readonly string[], format: string | undefined, scopes: readonly Scope[], filling: Filling): string {
  const { field, value } = look(path, scopes);
  if (!field) return '';
  if (value === undefined || value === null || value === '') {
    filling.missing.add(path.join('.'));
    return '—';
  }
  return showValue({ value, field, format, path: path.join('.'), language: filling.language });
}

function holds({ path, negated, equals }: Condition, scopes: readonly Scope[]): boolean {
  const { value } = look(path, scopes);
  const holding = equals === undefined ? !isEmpty(value) : String(value ?? '') === equals;
  return holding !== negated;
}

/** The value of a path. Only own properties count, so that no name reaches what every object inherits. */
function look(path: readonly string[], scopes: readonly Scope[]): { field: TemplateField | undefined; value: unknown } {
  const found = findField(scopes.map(({ schema }) => schema), path);
  if (!found) return { field: undefined, value: undefined };
  let value: unknown = scopes[found.scope]?.data;
  for (const name of path) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return { field: found.field, value };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countStep(filling: Filling): void {
  if (++filling.steps <= STEP_LIMIT) return;
  throw new DocumentRefused('documents.template-too-long', {
    ca: 'El document resultant és massa llarg: les llistes repeteixen la plantilla més de {limit} vegades.',
    es: 'El documento resultante es demasiado largo: las listas repiten la plantilla más de {limit} veces.',
    en: 'The resulting document is too long: lists repeat the template more than {limit} times.',
  }, { limit: STEP_LIMIT });
}
