import { useState } from 'react';
import { Button, ButtonLink, Confirm, EmptyState, importHref, Page, PlusIcon, ProblemNotice, Section, Select, Skeleton, Tag, toast, TrashIcon, UploadSimpleIcon, useFormat, useOrganisation, useQueryOperation, useRun, useText, WarningIcon, type ScreenProps, type Text } from '@comu/design';
import { AddHoliday } from './add-holiday.tsx';
import { EffectOnTerms } from './effect.tsx';
import './holidays.css';

type Scope = 'state' | 'catalonia' | 'local' | 'body';
interface Day { readonly id: string | null; readonly date: string; readonly name: Text; readonly scope: Scope; readonly source: Text }
interface Year { readonly place: string; readonly provisional: boolean; readonly missing: number; readonly days: readonly Day[] }

const scopes: Readonly<Record<Scope, Text>> = {
  state: { ca: 'Estat', es: 'Estado', en: 'State' }, catalonia: { ca: 'Catalunya', es: 'Cataluña', en: 'Catalonia' },
  local: { ca: 'Festa local', es: 'Fiesta local', en: 'Local holiday' }, body: { ca: 'Només de l’ens', es: 'Solo del ente', en: 'Of the body alone' },
};
// The years whose calendars this version carries.
const years = [2024, 2025, 2026, 2027].map(String);
const thisYear = String(new Date().getFullYear());

/** Every day of the year that does not count for the body, whose it is and what ordered it, with a warning while a local holiday is missing. */
export function Holidays(_: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const asked = new URLSearchParams(location.search).get('any');
  const [year, setYear] = useState(asked !== null && years.includes(asked) ? asked : years.includes(thisYear) ? thisYear : '2026');
  const { data, error } = useQueryOperation<Year>('terms.calendar-of-year', { year: Number(year) });
  const own = useQueryOperation<{ row: { kind: string } }>('identity.organisation.read', { id: organisation?.id }, { enabled: organisation !== undefined });
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Day>();
  const may = organisation?.can('terms.holidays') === true;
  const add = may && <Button look="primary" icon={PlusIcon} onClick={() => setAdding(true)}>{t({ ca: 'Afegeix un dia inhàbil', es: 'Añadir un día inhábil', en: 'Add a non-working day' })}</Button>;
  const mine = data?.days.filter(({ scope }) => scope === 'local' || scope === 'body') ?? [];
  return (
    <Page title={t({ ca: 'Calendari i festes', es: 'Calendario y fiestas', en: 'Calendar and holidays' })} narrow
      lead={data ? t({ ca: 'Els dies que no compten en els terminis, amb el calendari de {place}. Els dissabtes i els diumenges no compten mai (Llei 39/2015, art. 30.2).', es: 'Los días que no cuentan en los plazos, con el calendario de {place}. Los sábados y los domingos no cuentan nunca (Ley 39/2015, art. 30.2).', en: 'The days that do not count in terms, by the calendar of {place}. Saturdays and Sundays never count (Law 39/2015, art. 30.2).' }, { place: data.place }) : undefined}
      actions={<>{may && own.data?.row.kind === 'provincial-council' && <ButtonLink icon={UploadSimpleIcon} href={importHref(organisation.slug, 'terms.import-holidays', `/o/${organisation.slug}/administration/calendar`)}>{t({ ca: 'Importa les de tots els municipis', es: 'Importar las de todos los municipios', en: 'Import those of every municipality' })}</ButtonLink>}{add}</>}>
      <div className="holiday-year"><Select label={t({ ca: 'Any', es: 'Año', en: 'Year' })} value={year} onValue={setYear} options={years.map((each) => ({ value: each, label: each }))} /></div>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <Missing year={year} data={data} />
          <Section title={t({ ca: 'Del municipi i de l’ens', es: 'Del municipio y del ente', en: 'Of the municipality and the body' })} flush>
            {mine.length === 0
              ? <EmptyState title={t({ ca: 'Encara cap dia el {year}', es: 'Todavía ningún día en {year}', en: 'No days in {year} yet' }, { year })}>{may ? t({ ca: 'Afegiu les dues festes locals que va acordar el ple i, si cal, els dies en què l’ens tanca.', es: 'Añada las dos fiestas locales que acordó el pleno y, si procede, los días en que el ente cierra.', en: 'Add the two local ones the council agreed and, if any, the days the body closes.' }) : t({ ca: 'Les afegeix qui administra l’ens o la secretaria.', es: 'Las añade quien administra el ente o la secretaría.', en: 'Whoever administers the body, or the secretary, adds them.' })}</EmptyState>
              : <Days days={mine} {...(may ? { onRemove: setLeaving } : {})} />}
          </Section>
          <Section title={t({ ca: 'De l’Estat i de Catalunya', es: 'Del Estado y de Cataluña', en: 'Of the state and Catalonia' })} flush {...(data.provisional ? { describe: t({ ca: 'Provisional: encara no s’ha publicat l’ordre de l’any.', es: 'Provisional: todavía no se ha publicado la orden del año.', en: 'Provisional: the order of the year is not published yet.' }) } : {})}>
            <Days days={data.days.filter(({ scope }) => scope === 'state' || scope === 'catalonia')} />
          </Section>
        </>
      )}
      {adding && <AddHoliday year={year} onClose={() => setAdding(false)} />}
      {leaving && <Remove day={leaving} onClose={() => setLeaving(undefined)} />}
    </Page>
  );
}

function Missing({ year, data: { missing, place } }: { year: string; data: Year }) {
  const t = useText();
  if (missing === 0) return null;
  return (
    <div className="notice" data-color="warning"><WarningIcon size={20} weight="fill" aria-hidden />
      <span>{t(missing === 2
        ? { ca: 'Falten les dues festes locals de {year} a {place}: els terminis que hi passin poden acabar més tard del que diuen, i cada expedient ho avisa.', es: 'Faltan las dos fiestas locales de {year} en {place}: los plazos que pasen por ellas pueden acabar más tarde de lo que dicen, y cada expediente lo avisa.', en: 'Both local holidays of {year} in {place} are missing: terms over them may end later than they say, and each case warns of it.' }
        : { ca: 'Falta una festa local de {year} a {place}: els terminis que hi passin poden acabar més tard del que diuen, i cada expedient ho avisa.', es: 'Falta una fiesta local de {year} en {place}: los plazos que pasen por ella pueden acabar más tarde de lo que dicen, y cada expediente lo avisa.', en: 'One local holiday of {year} in {place} is missing: terms over it may end later than they say, and each case warns of it.' }, { year, place })}</span>
    </div>
  );
}

function Days({ days, onRemove }: { days: readonly Day[]; onRemove?(day: Day): void }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="holidays">{days.map((day) => (
      <li key={`${day.date} ${day.scope}`}>
        <div><p><strong className="first-up">{format.day(day.date)}</strong></p><p><span className="first-up">{t(day.name)}</span> <Tag>{t(scopes[day.scope])}</Tag></p><p className="small soft">{t(day.source)}</p></div>
        {onRemove && day.id !== null && <Button small look="quiet" icon={TrashIcon} onClick={() => onRemove(day)}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}<span className="sr-only"> {t(day.name)}</span></Button>}
      </li>
    ))}</ul>
  );
}

function Remove({ day, onClose }: { day: Day; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun('terms.remove-holiday');
  const remove = async () => {
    if ((await run({ id: day.id })) === undefined) return;
    toast({ ca: 'Tret: es recompten els terminis', es: 'Quitado: se recuentan los plazos', en: 'Removed: terms are being counted again' });
    onClose();
  };
  return (
    <Confirm open danger onClose={onClose} onConfirm={() => void remove()} busy={running} title={t({ ca: 'Treure «{name}» ({date})', es: 'Quitar «{name}» ({date})', en: 'Remove “{name}” ({date})' }, { name: t(day.name), date: format.shortDay(day.date) })} verb={t({ ca: 'Treu el dia', es: 'Quitar el día', en: 'Remove the day' })}>
      {problem && <ProblemNotice problem={problem} />}
      <EffectOnTerms change={{ remove: day.id ?? '' }} />
    </Confirm>
  );
}
