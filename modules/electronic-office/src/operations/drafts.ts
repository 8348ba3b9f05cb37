import { operation, type Context, type RowOf } from '@comu/kernel';
import { Case } from '@comu/cases';
import { Entry } from '@comu/registry';
import { z } from 'zod';
import { Draft, Filing, Offering } from '../electronic-office.records.ts';
import { answersSchema, broughtSchema } from '../form.ts';
import { alreadyFiled, caseClosed, notOffered, tooManyFiles } from '../refusals.ts';
import { say } from '../words.ts';
import { onBehalfSchema } from '../visitors/visitor.ts';
import { ownDraft, ownFiling, visiting } from './as-visitor.ts';

const daysKept = 30;
const mostFiles = 20;

/** Ends a draft that nobody touched for thirty days; runs once for each change and does nothing for all but the last. */
export const lapseDraft = operation('electronic-office.lapse-draft', {
  title: say('Esborra l’esborrany', 'Borra el borrador', 'Delete the draft'), permission: 'system', input: { draft: Draft.id }, output: z.null(),
  async run({ draft }, { db, now }) {
    const found = await db.find(Draft, draft);
    if (found !== undefined && found.filing === null && found.lapsesAt <= now.toISOString()) await db.remove(Draft, draft);
    return null;
  },
});

async function keepFor({ later, now }: Context, draft: string): Promise<string> {
  const at = new Date(now.getTime() + daysKept * 86_400_000);
  await later(lapseDraft, { draft }, { at, key: `lapse ${draft}` });
  return at.toISOString();
}

async function openDraft(context: Context, visitor: Parameters<typeof ownDraft>[1], id: string): Promise<RowOf<typeof Draft>> {
  const found = await ownDraft(context, visitor, id);
  if (found.filing !== null) throw alreadyFiled({ code: (await context.db.get(Filing, found.filing)).entryCode });
  return found;
}

/** Begins an application to a procedure offered, or what is added to a case that is still open (Llei 39/2015, arts. 68 and 76.1). */
export const beginDraft = operation('electronic-office.begin-draft', {
  ...visiting, title: say('Comença un esborrany', 'Empieza un borrador', 'Begin a draft'),
  input: { ...visiting.input, offering: z.uuid().optional(), answersTo: z.uuid().optional() }, output: Draft.row,
  async run({ visitor, offering, answersTo }, context) {
    const { db } = context;
    if (answersTo !== undefined) {
      const filing = await ownFiling(context, visitor, answersTo);
      const found = await db.get(Case, filing.case);
      if (found.state === 'closed') throw caseClosed({ code: found.code });
      const [interested] = (await db.get(Entry, filing.entry)).parties;
      const own = filing.interested === visitor.identity.number ? null : { kind: interested?.kind === 'company' ? 'company' as const : 'person' as const, name: filing.interestedName, nif: filing.interested, standing: filing.standing ?? visitor.way };
      return insert(context, { visitor: visitor.id, answersTo, onBehalf: own, email: visitor.email });
    }
    const found = offering === undefined ? undefined : await db.find(Offering, offering);
    if (found?.published !== true) throw notOffered();
    return insert(context, { visitor: visitor.id, offering: found.id, email: visitor.email });
  },
});

async function insert(context: Context, given: { visitor: string; offering?: string; answersTo?: string; onBehalf?: RowOf<typeof Draft>['onBehalf']; email: string | null }): Promise<RowOf<typeof Draft>> {
  const draft = await context.db.insert(Draft, { ...given, answers: {}, files: [], lapsesAt: context.now.toISOString() });
  return context.db.update(Draft, draft.id, { lapsesAt: await keepFor(context, draft.id) });
}

/** Keeps what is written so far, complete or not. */
export const saveDraft = operation('electronic-office.save-draft', {
  ...visiting, title: say('Desa l’esborrany', 'Guarda el borrador', 'Save the draft'),
  input: { ...visiting.input, draft: Draft.id, answers: answersSchema, onBehalf: onBehalfSchema.nullable(), email: z.email().max(254).nullable() }, output: Draft.row,
  async run({ visitor, draft, answers, onBehalf, email }, context) {
    const found = await openDraft(context, visitor, draft);
    return context.db.update(Draft, found.id, { answers, email, ...(found.answersTo === null ? { onBehalf } : {}), lapsesAt: await keepFor(context, draft) });
  },
});

/** Puts an uploaded file with the draft. The organisation does not hold it until it is filed. */
export const attach = operation('electronic-office.attach', {
  ...visiting, title: say('Adjunta un fitxer', 'Adjunta un fichero', 'Attach a file'), input: { ...visiting.input, draft: Draft.id, file: broughtSchema }, output: Draft.row,
  async run({ visitor, draft, file }, context) {
    const found = await openDraft(context, visitor, draft);
    const others = found.files.filter(({ sha256, code }) => sha256 !== file.sha256 || code !== file.code);
    if (others.length >= mostFiles) throw tooManyFiles();
    return context.db.update(Draft, draft, { files: [...others, file], lapsesAt: await keepFor(context, draft) });
  },
});

export const detach = operation('electronic-office.detach', {
  ...visiting, title: say('Treu un fitxer', 'Quita un fichero', 'Remove a file'), input: { ...visiting.input, draft: Draft.id, sha256: z.string(), code: z.string() }, output: Draft.row,
  async run({ visitor, draft, sha256, code }, context) {
    const found = await openDraft(context, visitor, draft);
    return context.db.update(Draft, draft, { files: found.files.filter((each) => each.sha256 !== sha256 || each.code !== code), lapsesAt: await keepFor(context, draft) });
  },
});

export const discardDraft = operation('electronic-office.discard-draft', {
  ...visiting, title: say('Descarta l’esborrany', 'Descarta el borrador', 'Discard the draft'), input: { ...visiting.input, draft: Draft.id }, output: z.null(),
  async run({ visitor, draft }, context) {
    await openDraft(context, visitor, draft);
    await context.db.remove(Draft, draft);
    return null;
  },
});

/** A draft as it was left. */
export const draftOf = operation('electronic-office.draft-of', {
  ...visiting, title: say('Esborrany', 'Borrador', 'Draft'), kind: 'query', input: { ...visiting.input, draft: Draft.id }, output: Draft.row,
  run: ({ visitor, draft }, context) => ownDraft(context, visitor, draft),
});
