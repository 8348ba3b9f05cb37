import { operation } from '@comu/kernel';
import { recordReading } from '@comu/kernel';
import { Document } from '@comu/filing';
import { Decision, openTasks } from '@comu/running-processes';
import { termsOf } from '@comu/running-terms';
import { SignatureRequest } from '@comu/signing';
import { sql } from 'kysely';
import { z } from 'zod';
import { openRequirement } from '../amendment/requirement.ts';
import { Case, Happening, Party, Procedure, Requirement } from '../cases.records.ts';

/** Everything about a case on one screen, in one call: what it is, what comes next, terms, documents, people, what happened and why. */
export const dossier = operation('cases.dossier', {
  title: { ca: 'Expedient', es: 'Expediente', en: 'Case' }, permission: 'cases.read', kind: 'query', input: { case: Case.id },
  output: z.object({
    case: Case.row, procedure: Procedure.row, parties: z.array(Party.row), documents: z.array(Document.row), tasks: z.array(z.any()), terms: z.array(z.any()),
    signatures: z.array(SignatureRequest.row), happenings: z.array(Happening.row), decisions: z.array(Decision.row), instances: z.array(z.object({ id: z.uuid(), definition: z.string(), state: z.string() })),
    /** What the party is asked to complete and has not answered. */ requirement: Requirement.row.nullable(),
  }),
  async run({ case: id }, context) {
    const { db, organisation, call, can } = context;
    const found = await db.get(Case, id);
    await recordReading(context, 'cases.dossier', Case, [found as never]);
    const { rows: instances } = await sql<{ id: string; definition: string; state: string }>`select id, definition, state from processes.instance where organisation = ${organisation} and business_key = ${id} order by id`.execute(db.tables());
    return {
      case: found, procedure: await db.get(Procedure, found.procedure), parties: await db.all(Party, { case: id }), documents: await db.all(Document, { case: id }),
      tasks: await openTasks(context, [organisation], id), terms: can('terms.read') ? await call(termsOf, { subject: id }) : [],
      signatures: await db.all(SignatureRequest, { case: id }), happenings: (await db.all(Happening, { case: id })).toReversed(), decisions: await db.all(Decision, { about: id }), instances, requirement: (await openRequirement(context, id)) ?? null,
    };
  },
});
