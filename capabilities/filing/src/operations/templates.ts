import { inputRefused, operation } from '@comu/kernel';
import { checkTemplate, fillTemplate, renderPdf, type TemplateField, type TemplateSchema } from '@comu/documents';
import { z } from 'zod';
import { Template } from '../documents.records.ts';
import { letterheadOf } from '../letterhead.ts';
import { templateSchema as schema } from '../template-schema.ts';

const text = z.string().min(1).max(20_000);

/** Says, before anybody uses it, which fields a template names that the case does not have. */
export const checkTemplateText = operation('documents.check-template', {
  title: { ca: 'Comprova la plantilla', es: 'Comprueba la plantilla', en: 'Check the template' }, permission: 'documents.templates', kind: 'query',
  input: { text: z.string().max(20_000), schema }, output: z.array(z.any()),
  run: async ({ text: written, schema: fields }) => checkTemplate(written, fields) as unknown[],
});

/** Keeps the text of a template once nothing in it is wrong: a broken one would stop the cases that use it. */
export const saveTemplate = operation('documents.save-template', {
  title: { ca: 'Desa la plantilla', es: 'Guarda la plantilla', en: 'Save the template' }, permission: 'documents.templates',
  input: { id: Template.id, text }, output: Template.row,
  async run({ id, text: written }, { db }) {
    const template = await db.get(Template, id);
    const problems = template.caseFields === null ? [] : checkTemplate(written, template.caseFields);
    if (problems.length > 0)
      throw inputRefused(problems.slice(0, 20).map(({ code, line, texts }) => ({ field: '/text', rule: `template:${code}`, remedy: { ca: `Línia ${line}: ${texts.ca}`, es: `Línea ${line}: ${texts.es}`, en: `Line ${line}: ${texts.en}` } })));
    return db.update(Template, id, { text: written });
  },
});

/** The document that a text would make, with an example in the place of each field. Nothing is kept. */
export const previewTemplate = operation('documents.preview-template', {
  title: { ca: 'Mostra la plantilla', es: 'Muestra la plantilla', en: 'Preview the template' }, permission: 'documents.templates', kind: 'query',
  input: { id: Template.id, text }, output: z.object({ pdf: z.string() }),
  async run({ id, text: written }, context) {
    const { caseFields, language, name } = await context.db.get(Template, id);
    const { content, title } = fillTemplate({ template: written, schema: caseFields ?? {}, data: exampleOf(caseFields ?? {}, context.now), language });
    const { bytes } = await renderPdf({ content, title: title ?? name, language, date: context.now, letterhead: await letterheadOf(context) });
    return { pdf: Buffer.from(bytes).toString('base64') };
  },
});

const exampleOf = (fields: TemplateSchema, now: Date): Record<string, unknown> => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, example(name, field, now)]));

function example(name: string, field: TemplateField, now: Date): unknown {
  switch (field.type) {
    case 'text': return `[${name}]`;
    case 'number': return 12;
    case 'amount': return '1234.5';
    case 'day': return now.toISOString().slice(0, 10);
    case 'moment': return now.toISOString();
    case 'yes-no': return true;
    case 'choice': return Object.keys(field.options)[0] ?? '';
    case 'group': return exampleOf(field.fields, now);
    case 'list': return [exampleOf(field.fields, now), exampleOf(field.fields, now)];
  }
}
