import { dayInMadrid, operation, type Context } from '@comu/kernel';
import { openCase } from '@comu/cases';
import { newDocument } from '@comu/filing';
import { organisationOf } from '@comu/identity';
import { receiveEntry } from '@comu/registry';
import { z } from 'zod';
import { eligibility, populationFor } from '../eligibility.ts';
import { listed } from '../form.ts';
import { procedureCode } from '../procedure.ts';
import { alreadyApplied, notEligible } from '../refusals.ts';
import { partyOf, sentDocument, theApplication, type SentDocument } from '../sending.ts';
import { Call, Candidacy, Resource } from '../service-catalogue.records.ts';
import { titleOf } from '../words.ts';

/** Takes in an application from another body: its entry, its case with parties and typed documents, its term, and the process that decides it. */
export const receiveApplication = operation('service-catalogue.receive-application', {
  title: { ca: 'Rep una sol·licitud', es: 'Recibe una solicitud', en: 'Receive an application' }, permission: 'system', receives: true,
  input: {
    call: Call.id, applicant: z.uuid(), name: z.string().max(300), nif: z.string().nullable(), application: z.uuid(), subject: z.string().max(500), exitCode: z.string().max(80),
    answers: z.record(z.string(), z.string()), asked: z.string().nullable(), documents: z.array(sentDocument).min(1).max(100),
  },
  output: z.object({ entryCode: z.string(), case: z.uuid(), caseCode: z.string() }),
  async run({ call: id, applicant, name, nif, application, subject, exitCode, answers, asked, documents }, context) {
    const { db, asSystem, now } = context;
    const call = await db.get(Call, id);
    const titles = titleOf(call);
    const body = await organisationOf(context, applicant);
    const { eligible, rules } = eligibility({ call, body, today: dayInMadrid(now) });
    if (!eligible || call.owner !== context.organisation) throw notEligible({ title: titles, ...listed(rules.filter(({ passes }) => !passes).map(({ says }) => says)) });
    if ((await db.first(Candidacy, { call: id, applicant })) !== undefined) throw alreadyApplied({ title: titles });
    const entry = await asSystem(receiveEntry, {
      channel: 'exchange', subject, parties: [{ role: 'interested', ...partyOf({ name, nif }) }], counterpart: applicant, counterpartCode: exitCode,
      attachments: documents.map(({ sha256, name: file, size, type, kind }) => ({ sha256, name: file, size, type, kind })),
    });
    const resource = await db.get(Resource, call.resource);
    const population = populationFor(body, call.populationYear);
    const opened = await asSystem(openCase, {
      procedure: procedureCode(resource.code), title: `${titles.ca}: ${name}`, titleEs: `${titles.es}: ${name}`, titleEn: `${titles.en}: ${name}`, parties: [{ role: 'interested', name, body: applicant, ...(nif === null ? {} : { nif }) }],
      data: { call: call.code, answers, population, asked }, variables: { facts: { ...answers, population } }, entry: { id: entry.id, effectiveOn: entry.effectiveOn, code: entry.code },
      ...(body.ine === null ? {} : { partyPlace: body.ine }),
    });
    const filed = await fileDocuments(context, opened.id, documents, exitCode);
    await db.insert(Candidacy, { call: id, case: opened.id, applicant, applicantName: name, application, entryCode: entry.code, asked, answers, population, documents: filed.filter(({ code }) => code !== theApplication) });
    return { entryCode: entry.code, case: opened.id, caseCode: opened.code };
  },
});

/** Files in a case what another body sent, each document of its type. */
export async function fileDocuments(context: Context, of: string, documents: readonly SentDocument[], exitCode: string): Promise<{ code: string; document: string }[]> {
  const filed = [];
  for (const { code, title, kind, ...file } of documents) {
    const { id } = await newDocument(context, { title, kind, origin: 'citizen', state: code === theApplication ? 'signed' : 'final', case: of, file, why: `Registre de sortida ${exitCode}` });
    filed.push({ code, document: id });
  }
  return filed;
}
