import type { TemplateField, TemplateSchema } from '@comu/documents';

export interface TemplateRow { readonly id: string; readonly code: string; readonly name: string; readonly kind: string; readonly language: string; readonly text: string; readonly caseFields: TemplateSchema | null; readonly changedAt: string }
export interface Found { readonly line: number; readonly column: number; readonly texts: { readonly ca: string; readonly es: string; readonly en: string } }

/** What is written in the text to name a field: the field itself, or the block that repeats for each row of a list. */
export function marksOf(fields: TemplateSchema, before = ''): { readonly path: string; readonly type: TemplateField['type']; readonly mark: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    if (field.type === 'group') return marksOf(field.fields, `${path}.`);
    if (field.type === 'list') return [{ path, type: field.type, mark: `{{#each ${path}}}\n- ${Object.keys(field.fields).map((each) => `{{ ${each} }}`).join(' · ')}\n{{/each}}` }];
    return [{ path, type: field.type, mark: `{{ ${path} }}` }];
  });
}
