import { parseTemplate, type At, type Node } from './parse.ts';
import { problem, type TemplateProblem } from './problems.ts';
import { findField, FORMATS, writablePaths, type TemplateField, type TemplateSchema } from './schema.ts';
import { suggest } from './suggest.ts';

/**
 * All that is wrong in a template against the fields of its case, in order of line. An empty answer means that
 * `fillTemplate` can fill it.
 */
export function checkTemplate(text: string, schema: TemplateSchema): TemplateProblem[] {
  const { nodes, problems } = parseTemplate(text);
  const found = [...problems];
  if (!problems.some(({ code }) => code === 'too-deep')) checkNodes(nodes, [schema], found);
  return found.toSorted((one, other) => one.line - other.line || one.column - other.column);
}

function checkNodes(nodes: readonly Node[], scopes: readonly TemplateSchema[], problems: TemplateProblem[]): void {
  for (const node of nodes) {
    if (node.kind === 'field') checkField(node, scopes, problems);
    if (node.kind === 'signature' && node.name) checkField({ path: node.name, at: node.at }, scopes, problems);
    if (node.kind === 'if') {
      checkCondition(node, scopes, problems);
      checkNodes(node.matched, scopes, problems);
      checkNodes(node.otherwise, scopes, problems);
    }
    if (node.kind === 'each') {
      const field = fieldAt(node.path, node.at, scopes, problems);
      if (field && field.type !== 'list') problems.push(problem('not-a-list', node.at, node.path.join('.')));
      if (field?.type === 'list') checkNodes(node.body, [...scopes, field.fields], problems);
    }
  }
}

function checkField({ path, format, at }: { path: readonly string[]; format?: string; at: At }, scopes: readonly TemplateSchema[], problems: TemplateProblem[]): void {
  const field = fieldAt(path, at, scopes, problems);
  if (!field) return;
  const formats = FORMATS[field.type];
  if (formats.length === 0) problems.push(problem('not-a-value', at, path.join('.')));
  else if (format && !formats.includes(format)) problems.push(problem('unknown-format', at, format, suggest(format, formats) ?? formats[0]));
}

function checkCondition({ condition, at }: Extract<Node, { kind: 'if' }>, scopes: readonly TemplateSchema[], problems: TemplateProblem[]): void {
  const field = fieldAt(condition.path, at, scopes, problems);
  if (field?.type !== 'choice' || condition.equals === undefined || Object.hasOwn(field.options, condition.equals)) return;
  const options = Object.keys(field.options);
  problems.push(problem('unknown-option', at, condition.equals, suggest(condition.equals, options)));
}

function fieldAt(path: readonly string[], at: At, scopes: readonly TemplateSchema[], problems: TemplateProblem[]): TemplateField | undefined {
  const found = findField(scopes, path);
  if (!found) problems.push(problem('unknown-field', at, path.join('.'), suggest(path.join('.'), writablePaths(scopes))));
  return found?.field;
}
