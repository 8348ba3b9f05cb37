import { operation, type Context, type RowOf, type Text } from '@comu/kernel';
import { z } from 'zod';
import { words } from '../rules-of-a-call.ts';
import { note } from '../history.ts';
import { notOwner } from '../refusals.ts';
import { Application, Call, type Candidacy } from '../service-catalogue.records.ts';
import { applicationStates, titleOf } from '../words.ts';

const state = z.enum(Object.keys(applicationStates) as [keyof typeof applicationStates]);

/** Takes in what the body that called tells of an application: a line of its history and the state it leaves it in. */
export const receiveProgress = operation('service-catalogue.receive-progress', {
  title: { ca: 'Rep el seguiment', es: 'Recibe el seguimiento', en: 'Receive the progress' }, permission: 'system', receives: true,
  input: { application: z.uuid(), from: z.uuid(), kind: z.string().max(40), says: words, notification: z.uuid().optional(), state: state.optional(), answerUntil: z.iso.date().nullable().optional(), points: z.int().nullable().optional(), granted: z.string().nullable().optional() },
  output: z.null(),
  async run({ application: id, from, kind, says, notification, state: next, answerUntil, points, granted }, context) {
    const { db, emit } = context;
    const application = await db.lock(Application, id);
    const call = await db.get(Call, application.call);
    if (call.owner !== from) throw notOwner({ title: titleOf(call) });
    await note(context, application, kind, says, notification ?? null);
    const changes = { ...(next === undefined ? {} : { state: next }), ...(answerUntil === undefined ? {} : { answerUntil }), ...(points === undefined ? {} : { points }), ...(granted === undefined ? {} : { granted }) };
    if (Object.keys(changes).length > 0) await db.update(Application, id, changes);
    await emit('service-catalogue.application-moved', { application: id, kind });
    return null;
  },
});

export interface Progress { readonly kind: string; readonly says: Text; readonly notification?: string; readonly state?: z.output<typeof state>; readonly answerUntil?: string | null; readonly points?: number | null; readonly granted?: string | null }

/** Tells the body that applied how its application goes, in the same transaction as what happened. */
export const tellApplicant = ({ deliver, organisation }: Context, { applicant, application }: RowOf<typeof Candidacy>, progress: Progress) =>
  deliver(applicant, receiveProgress, { application, from: organisation, ...progress });
