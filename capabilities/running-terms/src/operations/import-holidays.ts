import { folded, importInput, importOutcome, matchColumns, operation, readTable, refusal, refusedRows, words, type ImportField, type ImportProblem, type Text } from '@comu/kernel';
import { localHolidayProblems, localHolidays, municipalities, type LocalHoliday } from '@comu/territory';
import { ownPlace } from '../own-place.ts';
import { Holiday } from '../terms.records.ts';
import { recomputeEverywhere } from './recompute.ts';

const onlyProvincial = refusal('terms.only-provincial', { status: 403, says: words('Només la diputació porta les festes locals de tots els municipis: afegiu les vostres al calendari de l’ens.', 'Solo la diputación trae las fiestas locales de todos los municipios: añada las suyas en el calendario del ente.', 'Only the provincial council brings the local holidays of every municipality: add your own in the calendar of the body.') });

const fields: readonly ImportField[] = [
  { name: 'place', label: words('Municipi', 'Municipio', 'Municipality'), required: true, headings: ['INE', 'Codi INE', 'Código INE', 'Codi', 'Població', 'Nom del municipi'] },
  { name: 'date', label: words('Dia', 'Día', 'Day'), required: true, headings: ['Data', 'Fecha', 'Date', 'Festa local'] },
  { name: 'name', label: words('Festa', 'Fiesta', 'Holiday'), required: false, headings: ['Nom', 'Nombre', 'Descripció', 'Descripción'] },
  { name: 'source', label: words('Norma o acord', 'Norma o acuerdo', 'Norm or decision'), required: true, headings: ['Font', 'Ordre', 'Orden', 'Fuente', 'DOGC'] },
];
/** “el Bruc”, “Bruc, el” and “BRUC” are the same place; so are 08025 and 080250. */
const keyOf = (name: string) => folded(name).split(' ').filter((word) => !['el', 'la', 'l', 'els', 'les', 'd', 'de'].includes(word)).join(' ');
const byWord = new Map(municipalities.flatMap((one) => [[one.ine, one], [one.code6, one], [keyOf(one.name), one]] as const));
const unknownPlace = words('No és cap municipi de la província: escriviu-ne el nom oficial o el codi INE de cinc xifres.', 'No es ningún municipio de la provincia: escriba su nombre oficial o el código INE de cinco cifras.', 'It is no municipality of the province: write its official name or its five-digit INE code.');

/** Brings the local holidays of many municipalities at once, as the yearly order publishes them: all lines or none; a day that is there already stays as it is. */
export const importHolidays = operation('terms.import-holidays', {
  title: words('Importa les festes locals de tots els municipis', 'Importa las fiestas locales de todos los municipios', 'Import the local holidays of every municipality'), permission: 'terms.holidays',
  imports: { record: 'terms.holiday', fields: () => fields }, input: importInput, output: importOutcome,
  async run({ file, dryRun, columns: chosen }, context) {
    const { db, later } = context;
    if ((await ownPlace(context)).own.kind !== 'provincial-council') throw onlyProvincial();
    const table = await readTable(context, file);
    const { columns, problems } = matchColumns({ table, fields, chosen });
    const there = (await db.all(Holiday, { body: null }, { limit: 100_000 })).map(({ place, date, name, source }): LocalHoliday => ({ ine: place, date, name: words(name, name, name), source }));
    const known = [...localHolidays, ...there];
    const fresh: { place: string; date: string; name: string; source: string; body: null }[] = [];
    let kept = 0;
    if (problems.length === 0)
      for (const [done, { line, cells }] of table.lines.entries()) {
        if (done % 500 === 0) await context.progress({ stage: 'checking', done, of: table.lines.length });
        const cell = (field: string) => (cells[columns.findIndex((each) => each.field === field)] ?? '').trim().slice(0, 500);
        const tell = (field: string, rule: string, remedy: Text): ImportProblem => ({ line, field: fields.find(({ name }) => name === field)!.label.ca, rule, remedy });
        const at = byWord.get(cell('place')) ?? byWord.get(keyOf(cell('place')));
        const date = cell('date').replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
        if (at === undefined) { problems.push(tell('place', 'unknown', unknownPlace)); continue; }
        if (known.some((each) => each.ine === at.ine && each.date === date)) { kept += 1; continue; }
        const name = cell('name') || 'Festa local';
        const holiday: LocalHoliday = { ine: at.ine, date, name: words(name, name, name), source: cell('source') };
        if (!/^202[4-7]-/.test(date)) { problems.push(tell('date', 'year', words('Escriviu una data de 2024 a 2027, com 24/06/2026: d’altres anys encara no hi ha calendari.', 'Escriba una fecha de 2024 a 2027, como 24/06/2026: de otros años aún no hay calendario.', 'Write a date from 2024 to 2027, such as 24/06/2026: other years have no calendar yet.'))); continue; }
        const wrong = localHolidayProblems({ holiday, table: known });
        for (const remedy of wrong) problems.push(tell(holiday.source === '' ? 'source' : 'date', 'holiday', remedy));
        if (wrong.length > 0) continue;
        fresh.push({ place: at.ine, date, name, source: cell('source'), body: null });
        known.push(holiday);
      }
    const outcome = { rows: table.lines.length, changed: 0, kept, columns, ...refusedRows(table.lines.length, problems) };
    if (problems.length > 0) return { ...outcome, created: 0 };
    if (!dryRun) {
      await db.insertAll(Holiday, fresh);
      for (const place of new Set(fresh.map(({ place }) => place))) await later(recomputeEverywhere, { place });
    }
    return { ...outcome, created: fresh.length };
  },
});
