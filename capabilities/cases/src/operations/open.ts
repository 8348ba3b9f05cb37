import { nextInSeries, operation, refusal, yearInMadrid, type Context } from '@comu/kernel';
import { linkEntry } from '@comu/registry';
import { startProcess } from '@comu/running-processes';
import { startTerm } from '@comu/running-terms';
import { z } from 'zod';
import { Case, CaseBook, Party, Procedure } from '../cases.records.ts';
import { tell } from '../happening.ts';

const noProcedure = refusal('cases.no-procedure', { status: 404, says: { ca: 'L’ens no té el procediment “{code}”. Doneu-lo d’alta a Administració.', es: 'El ente no tiene el procedimiento «{code}». Délo de alta en Administración.', en: 'The organisation has no procedure “{code}”. Add it in Administration.' } });

const party = z.object({ role: z.enum(['interested', 'representative']), name: z.string().min(1).max(300), nif: z.string().max(20).optional(), email: z.string().max(254).optional(), language: z.enum(['ca', 'es', 'en']).optional(), body: z.uuid().optional() });

/** Opens a case: its number, parties and term, the entry that began it, and the process that will carry it. */
export const openCase = operation('cases.open-case', {
  title: { ca: 'Obre un expedient', es: 'Abre un expediente', en: 'Open a case' }, permission: 'cases.handle',
  input: {
    procedure: z.string().max(80), title: z.string().trim().min(1).max(500), titleEs: z.string().max(500).optional(), titleEn: z.string().max(500).optional(), parties: z.array(party).min(1).max(200), data: z.record(z.string(), z.unknown()).default({}),
    variables: z.record(z.string(), z.unknown()).default({}), entry: z.object({ id: z.uuid(), effectiveOn: z.iso.date(), code: z.string() }).optional(), unit: z.uuid().optional(), partyPlace: z.string().optional(),
  },
  output: Case.row,
  async run({ procedure: code, title, titleEs = null, titleEn = null, parties, data, variables, entry, unit, partyPlace }, context) {
    const { db, now, asSystem, emit, me } = context;
    const procedure = await db.first(Procedure, { code });
    if (procedure === undefined) throw noProcedure({ code });
    const opened = await db.insert(Case, {
      code: await nextCode(context), title, titleEs, titleEn, procedure: procedure.id, interested: parties[0]!.name, state: 'open', series: procedure.series, data, openedAt: now.toISOString(), unit: unit ?? null, handler: me.person,
    });
    await db.insertAll(Party, parties.map((each) => ({ case: opened.id, role: each.role, name: each.name, nif: each.nif ?? null, email: each.email ?? null, language: each.language ?? null, body: each.body ?? null })));
    await tell(context, opened.id, 'opened', { ca: 'S’obre l’expedient.', es: 'Se abre el expediente.', en: 'The case is opened.' });
    if (entry !== undefined) {
      await asSystem(linkEntry, { entry: entry.id, case: opened.id, caseCode: opened.code, opens: true });
      await tell(context, opened.id, 'registered', { ca: `Entra al registre amb el número ${entry.code}.`, es: `Entra en el registro con el número ${entry.code}.`, en: `Registered under number ${entry.code}.` }, entry.id);
    }
    if (procedure.months > 0)
      await asSystem(startTerm, {
        subject: opened.id, purpose: 'resolve', start: entry?.effectiveOn ?? now.toISOString(), startKind: entry === undefined ? 'agreement' : 'entry',
        rule: { amount: procedure.months, unit: 'months', article: procedure.article, name: { ca: 'Resoldre i notificar', es: 'Resolver y notificar', en: 'Decide and notify' } },
        ...(partyPlace === undefined ? {} : { partyPlace }),
      });
    await asSystem(startProcess, { code: procedure.process, businessKey: opened.id, variables: { ...variables, case: opened.id, caseCode: opened.code } });
    await emit('cases.opened', { case: opened.id, code: opened.code });
    return opened;
  },
});

/** `EXP2026/000123`, without gaps in the organisation and year. */
async function nextCode(context: Context): Promise<string> {
  const year = yearInMadrid(context.now);
  return `EXP${year}/${String(await nextInSeries(context, CaseBook, { year })).padStart(6, '0')}`;
}
