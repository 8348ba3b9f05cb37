import { refusal, type Context, type RowOf } from '@comu/kernel';
import type { addresseeSchema } from '@comu/notifications';
import type { z } from 'zod';
import { caseTitle } from '../names.ts';
import { type Case, Party, Requirement } from '../cases.records.ts';

export const alreadyRequired = refusal('cases.already-required', { rule: 'Llei 39/2015, art. 68.1', says: {
  ca: 'A “{title}” ja hi ha un requeriment en marxa. Espereu la resposta o que se n’acabi el termini.', es: 'En «{title}» ya hay un requerimiento en marcha. Espere la respuesta o a que termine su plazo.', en: '“{title}” already has a requirement under way. Await the answer or the end of its term.',
} });

type Asked = Pick<RowOf<typeof Requirement>, 'ground' | 'asks'>;

/** The requirement of a case that nobody has answered yet. */
export const openRequirement = ({ db }: Pick<Context, 'db'>, of: string): Promise<RowOf<typeof Requirement> | undefined> => db.first(Requirement, { case: of, state: ['drafted', 'awaiting'] });

/** Keeps what will be asked of the party; written again before it is notified, it is the same requirement. One at a time. */
export async function draftRequirement({ db }: Pick<Context, 'db'>, of: RowOf<typeof Case>, { ground, asks }: Asked): Promise<RowOf<typeof Requirement>> {
  const open = await openRequirement({ db }, of.id);
  if (open?.state === 'awaiting') throw alreadyRequired({ title: caseTitle(of) });
  return open === undefined ? db.insert(Requirement, { case: of.id, ground, asks, state: 'drafted' }) : db.update(Requirement, open.id, { ground, asks });
}

/** Where the interested party of a case is notified: a body in its tray, anybody else in the electronic office. */
export async function addresseeOf({ db }: Pick<Context, 'db'>, of: string): Promise<z.output<typeof addresseeSchema>> {
  const party = (await db.first(Party, { case: of, role: 'interested' }))!;
  if (party.body !== null) return { organisation: party.body };
  const company = party.nif !== null && /^[A-HJNP-SUVW]/.test(party.nif);
  return { kind: company ? 'company' : 'person', name: party.name, identity: party.nif === null ? { type: 'none' } : { type: 'nif', number: party.nif }, ...(party.email === null ? {} : { email: party.email }), ...(party.language === null ? {} : { language: party.language }) };
}
