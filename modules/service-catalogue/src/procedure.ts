import { readFileSync } from 'node:fs';
import type { Context, RowOf, Text } from '@comu/kernel';
import { inMarkup } from '@comu/kernel/text';
import { Procedure } from '@comu/cases';
import { bringTemplate } from '@comu/filing';
import { deployProcess } from '@comu/running-processes';
import { scoreModel } from './score-model.ts';
import type { Call, Resource } from './service-catalogue.records.ts';
import { callersTemplates } from './templates.ts';
import { titleOf } from './words.ts';

const shared = readFileSync(new URL('../processes/catalogue-resource.bpmn', import.meta.url), 'utf8');

/** The process shared by all resources, called as the resource is in each language. */
export const processCalled = ({ ca, es, en }: Text): string =>
  shared.replace(/(<process id="catalogue-resource" name=)"[^"]*"(.*\s*<extensionElements><comu:name )es="[^"]*" en="[^"]*"/, (_, opens: string, between: string) => `${opens}"${inMarkup(ca)}"${between}es="${inMarkup(es)}" en="${inMarkup(en)}"`);

/** The code of the procedure and process that decide the applications to a resource. */
export const procedureCode = (resource: string): string => `resource-${resource}`;

/**
 * Installs in the body that calls the procedure of a resource: the process shared by all, with the score table made from the criteria
 * of this call. Silence refuses, as in every procedure that gives public money or means (Llei 39/2015, art. 24.1).
 */
export async function installProcedure(context: Context, { call, resource }: { call: RowOf<typeof Call>; resource: RowOf<typeof Resource> }): Promise<void> {
  const { db, asSystem, callByName } = context;
  const code = procedureCode(resource.code);
  await asSystem(deployProcess, { code, name: resource.title, bpmn: processCalled(titleOf(resource)), decisions: [scoreModel({ code: resource.code, title: titleOf(call), criteria: call.criteria })] });
  const named = (title: string) => `${resource.code} ${title}`.slice(0, 500);
  const { ca, es, en } = titleOf(resource);
  const names = { name: named(ca), nameEs: named(es), nameEn: named(en) };
  const facts = { code, ...names, process: code, months: call.months, article: 'Llei 39/2015, art. 21.3', silence: 'refused' as const, series: 'Subvencions i ajuts atorgats', keptYears: 10, byFormOnly: true };
  const there = await db.first(Procedure, { code });
  if (there === undefined) await callByName('cases.procedure.create', facts);
  else await callByName('cases.procedure.change', { id: there.id, version: there.version, changes: { ...names, months: facts.months, byFormOnly: true } });
  for (const { code: template, name, kind, text, schema } of callersTemplates) await bringTemplate(context, { code: template, name, kind, text, caseFields: schema });
}
