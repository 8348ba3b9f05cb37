import { folded, operation, PLATFORM, words } from '@comu/kernel';
import { Membership, Unit } from '../identity.records.ts';
import { dayOf } from '../today.ts';
import { isProvincial, openInvitations } from '../operations/people.ts';
import { enterPeople } from '../operations/register-of-people.ts';
import { peopleColumns, peopleFields } from './columns.ts';
import { refuseLines, type LineProblem } from './read-rows.ts';
import { sheetInput, sheetOf, sheetOutput } from './sheet.ts';

const atOnce = 500;

/** Adds the people of a file to the organisation, all or none. A line that says what is already so is kept as it is, so a file may be imported again. */
export const importPeople = operation('identity.import-people', {
  title: { ca: 'Importa persones', es: 'Importa personas', en: 'Import people' },
  permission: 'identity.manage-people', imports: { record: 'identity.person', fields: () => peopleFields }, input: sheetInput, output: sheetOutput,
  async run(given, context) {
    const { db, organisation, now } = context;
    const { lines, problems, dryRun, told } = await sheetOf(context, given, { columns: peopleColumns, fields: peopleFields });
    const units = new Map((await db.all(Unit, {}, { limit: 10_000 })).flatMap(({ id, name, dir3 }) => [[folded(name), id], ...(dir3 === null ? [] : [[folded(dir3), id]])] as [string, string][]));
    const seen = new Map<string, number>();
    const today = dayOf(now);
    for (const { line, email, role, unit, from, to } of lines) {
      if (unit !== null && !units.has(folded(unit))) problems.push({ line, field: 'Unitat', rule: 'unit:unknown', remedy: words(`No hi ha cap unitat “${unit}”: importeu-la abans o corregiu-ne el nom.`, `No hay ninguna unidad «${unit}»: impórtela antes o corrija el nombre.`, `There is no unit “${unit}”: import it first or correct its name.`) });
      if (to !== null && to < (from ?? today)) problems.push({ line, field: 'Fins al', rule: 'dates:order', remedy: words('La data final ha de ser la inicial o posterior.', 'La fecha final debe ser la inicial o posterior.', 'The last day must be the first or later.') });
      if (email === null || role === null) continue;
      const key = `${email} ${role} ${unit === null ? '' : folded(unit)}`;
      const before = seen.get(key);
      if (before !== undefined) problems.push({ line, field: 'Correu', rule: 'repeated', remedy: words(`És la mateixa persona, rol i unitat que la línia ${before}: traieu-ne una.`, `Es la misma persona, rol y unidad que la línea ${before}: quite una.`, `It is the same person, role and unit as line ${before}: remove one.`) });
      seen.set(key, before ?? line);
    }
    const named = lines.filter(({ email, name }) => email !== null && name !== null);
    const entered = await context.deliver(PLATFORM, enterPeople, {
      people: named.map(({ name, email, nif }) => ({ name: name as string, email: email as string, nif })), organisation,
      vouched: await isProvincial(context), dryRun: dryRun || problems.length > 0,
    });
    const personOf = new Map(named.map(({ line }, index) => [line, entered[index]]));
    const blocked: LineProblem[] = named.filter(({ line }) => personOf.get(line)?.blocked).map(({ line }) => ({ line, field: 'Correu', rule: 'elsewhere-unproven', remedy: words('És d’una persona d’un altre ens que encara no ha comprovat l’adreça: traieu-la i convideu-la quan hi hagi entrat.', 'Es de una persona de otro ente que aún no ha comprobado la dirección: quítela e invítela cuando haya entrado.', 'It belongs to somebody of another organisation who has not proven it yet: remove it and invite them once they have signed in.') }));
    problems.push(...blocked);
    problems.sort((one, other) => one.line - other.line);
    if (!dryRun) refuseLines(problems);

    const held = new Set((await db.all(Membership, {}, { limit: 100_000 })).filter(({ to }) => to === null || to >= today).map(({ person, role, unit }) => `${person} ${role} ${unit ?? ''}`));
    const fresh = named.filter(({ line, role, unit }) => !held.has(`${personOf.get(line)?.person ?? ''} ${role} ${unit === null ? '' : (units.get(folded(unit)) ?? '')}`));
    const result = { dryRun, created: fresh.length, changed: 0, kept: named.length - fresh.length, problems };
    if (dryRun) return told(result);
    // In parts, so that whoever waits sees how far it is and the other requests of the process go on.
    const memberships = fresh.map(({ line, role, unit, from, to }) => ({
      person: personOf.get(line)?.person as string, role: role as NonNullable<typeof role>, unit: unit === null ? null : (units.get(folded(unit)) as string), from: from ?? today, to,
    }));
    for (let done = 0; done < memberships.length; done += atOnce) {
      await context.progress({ stage: 'saving', done, of: memberships.length });
      await db.insertAll(Membership, memberships.slice(done, done + atOnce));
    }
    const waiting = [...new Set(fresh.flatMap(({ line }) => { const each = personOf.get(line); return each?.hasPassword === false && each.person !== null ? [each.person] : []; }))];
    for (let done = 0; done < waiting.length; done += atOnce) {
      await context.progress({ stage: 'inviting', done, of: waiting.length });
      await openInvitations(context, waiting.slice(done, done + atOnce));
    }
    return told(result);
  },
});
