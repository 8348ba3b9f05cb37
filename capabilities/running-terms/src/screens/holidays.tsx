import { useState } from 'react';
import { Button, Confirm, EmptyState, Page, PlusIcon, ProblemNotice, Section, Select, Skeleton, Tag, toast, TrashIcon, useFormat, useOrganisation, useQueryOperation, useRun, useText, WarningIcon, type ScreenProps } from '@comu/design';
import { AddHoliday } from './add-holiday.tsx';
import './holidays.css';

interface HolidayRow { readonly id: string; readonly date: string; readonly name: string; readonly source: string; readonly place: string; readonly body: string | null }
const thisYear = new Date().getFullYear();
// The years whose calendars this version carries.
const years = [2024, 2025, 2026, 2027].map(String);

/** The local holidays of the body’s own municipality, with a warning while either of the two is missing. */
export function Holidays(_: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const [year, setYear] = useState(years.includes(String(thisYear)) ? String(thisYear) : '2026');
  const own = useQueryOperation<{ row: { ine: string | null; name: string } }>('identity.organisation.read', { id: organisation?.id }, { enabled: organisation !== undefined });
  const place = own.data === undefined ? undefined : (own.data.row.ine ?? '08019');
  const { data, error } = useQueryOperation<{ rows: readonly HolidayRow[] }>('terms.holiday.list', { filter: { place }, sort: 'date', limit: 200 }, { enabled: place !== undefined });
  const missing = useQueryOperation<readonly { ine: string; known: number }[]>('terms.missing-holidays', { year: Number(year) });
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<HolidayRow>();
  const removing = useRun('terms.remove-holiday');
  const may = organisation?.can('terms.holidays') === true;
  const rows = (data?.rows ?? []).filter(({ date, body }) => date.startsWith(year) && (body === null || body === organisation?.id));
  const lacking = missing.data?.find(({ ine }) => ine === place);
  const remove = async () => {
    if ((await removing.run({ id: leaving?.id })) === undefined) return;
    setLeaving(undefined);
    toast({ ca: 'Tret: es recompten els terminis', es: 'Quitado: se recuentan los plazos', en: 'Removed: terms are being counted again' });
  };
  const left = lacking === undefined ? 0 : 2 - lacking.known;
  return (
    <Page title={t({ ca: 'Calendari i festes', es: 'Calendario y fiestas', en: 'Calendar and holidays' })} narrow lead={t({ ca: 'Els dies que no compten en els terminis de l’ens.', es: 'Los días que no cuentan en los plazos del ente.', en: 'The days that do not count in the body’s terms.' })}
      actions={may && <Button look="primary" icon={PlusIcon} onClick={() => setAdding(true)}>{t({ ca: 'Afegeix un dia inhàbil', es: 'Añadir un día inhábil', en: 'Add a non-working day' })}</Button>}>
      <div className="holiday-year"><Select label={t({ ca: 'Any', es: 'Año', en: 'Year' })} value={year} onValue={setYear} options={years.map((each) => ({ value: each, label: each }))} /></div>
      {left > 0 && (
        <div className="notice" data-color="warning"><WarningIcon size={20} weight="fill" aria-hidden />
          <span>{t(left === 2
            ? { ca: 'Falten les dues festes locals de {year}: els terminis que hi passin poden acabar més tard del que diuen.', es: 'Faltan las dos fiestas locales de {year}: los plazos que pasen por ellas pueden acabar más tarde de lo que dicen.', en: 'Both local holidays of {year} are missing: terms over them may end later than they say.' }
            : { ca: 'Falta una festa local de {year}: els terminis que hi passin poden acabar més tard del que diuen.', es: 'Falta una fiesta local de {year}: los plazos que pasen por ella pueden acabar más tarde de lo que dicen.', en: 'One local holiday of {year} is missing: terms over it may end later than they say.' }, { year })}</span>
        </div>
      )}
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={4} />}
      {data && rows.length === 0 && <EmptyState title={t({ ca: 'Cap dia propi el {year}', es: 'Ningún día propio en {year}', en: 'No days of one’s own in {year}' }, { year })}>{t({ ca: 'Les festes de l’Estat i de Catalunya ja es compten. Afegiu les dues locals que el ple va acordar i, si cal, els dies en què l’ens tanca.', es: 'Las fiestas del Estado y de Cataluña ya se cuentan. Añada las dos locales que acordó el pleno y, si procede, los días en que el ente cierra.', en: 'State and Catalan holidays count already. Add the two local ones the council agreed and, if any, the days the body closes.' })}</EmptyState>}
      {rows.length > 0 && (
        <Section flush>
          <ul className="holidays">{rows.map((row) => (
            <li key={row.id}>
              <div><p><strong>{format.day(row.date)}</strong></p><p>{row.name} <Tag>{row.body === null ? t({ ca: 'Festa local', es: 'Fiesta local', en: 'Local holiday' }) : t({ ca: 'Només de l’ens', es: 'Solo del ente', en: 'Of the body alone' })}</Tag></p><p className="small soft">{row.source}</p></div>
              {may && <Button small look="quiet" icon={TrashIcon} onClick={() => setLeaving(row)}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}<span className="sr-only"> {row.name}</span></Button>}
            </li>
          ))}</ul>
        </Section>
      )}
      {adding && <AddHoliday year={year} onClose={() => setAdding(false)} />}
      <Confirm open={leaving !== undefined} danger onClose={() => { setLeaving(undefined); removing.forget(); }} onConfirm={() => void remove()} busy={removing.running} title={t({ ca: 'Traieu {name}?', es: '¿Quitar {name}?', en: 'Remove {name}?' }, { name: leaving?.name ?? '' })} verb={t({ ca: 'Treu el dia', es: 'Quitar el día', en: 'Remove the day' })}>
        {removing.problem && <ProblemNotice problem={removing.problem} />}
        <p>{t({ ca: 'Els terminis que hi passen es recomptaran i cada expedient dirà per què ha canviat.', es: 'Los plazos que pasan por él se recontarán y cada expediente dirá por qué ha cambiado.', en: 'Terms over it will be counted again, and each case will say why it changed.' })}</p>
      </Confirm>
    </Page>
  );
}
