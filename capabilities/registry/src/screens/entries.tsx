import { useState } from 'react';
import { BookOpenIcon, Button, ButtonLink, EmptyState, Page, PlusIcon, RecordList, Select, Tabs, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { BookDialog } from './book-dialog.tsx';
import { BookStateLine } from './book-state.tsx';
import type { BookState } from './rows.ts';
import './registry.css';

type Direction = 'entry' | 'exit';

const emptyWords = {
  entry: { ca: 'El llibre d’entrada de {year} és buit', es: 'El libro de entrada de {year} está vacío', en: 'The entry book of {year} is empty' },
  exit: { ca: 'El llibre de sortida de {year} és buit', es: 'El libro de salida de {year} está vacío', en: 'The exit book of {year} is empty' },
} as const;

/** The books of entries and exits, one year at a time, newest first. */
export function Entries({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const [direction, setDirection] = useState<Direction>(() => (new URLSearchParams(location.search).get('book') === 'exit' ? 'exit' : 'entry'));
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const { data: books = [] } = useQueryOperation<readonly BookState[]>('registry.books');
  const years = [...new Set([String(new Date().getFullYear()), ...books.map((each) => String(each.year))])].toSorted().toReversed();
  const [book, setBook] = useState(false);
  const may = organisation?.can('registry.register') === true;
  const newHref = `/o/${org}/registry/new?book=${direction}`;
  return (
    <Page title={t({ ca: 'Registre', es: 'Registro', en: 'Registry' })} lead={t({ ca: 'Tot el que entra i surt, numerat, datat i amb justificant.', es: 'Todo lo que entra y sale, numerado, fechado y con justificante.', en: 'Everything that comes in and goes out, numbered, dated and receipted.' })}
      actions={
        <>
          <Button icon={BookOpenIcon} onClick={() => setBook(true)}>{t({ ca: 'Llibre en PDF', es: 'Libro en PDF', en: 'Book as PDF' })}</Button>
          {may && <ButtonLink look="primary" icon={PlusIcon} href={newHref}>{t({ ca: 'Registra', es: 'Registra', en: 'Register' })}</ButtonLink>}
        </>
      }>
      <Tabs label={t({ ca: 'Llibre', es: 'Libro', en: 'Book' })} value={direction} onValue={(key) => setDirection(key as Direction)}
        tabs={[{ key: 'entry', label: t({ ca: 'Entrada', es: 'Entrada', en: 'Entries' }) }, { key: 'exit', label: t({ ca: 'Sortida', es: 'Salida', en: 'Exits' }) }]}>
        <BookStateLine key={`${direction} ${year}`} book={books.find((each) => each.direction === direction && String(each.year) === year)} direction={direction} year={Number(year)} />
        <RecordList key={direction} name="registry.entry" fixed={{ direction, year: Number(year) }} hrefOf={({ code }) => `/o/${org}/registry/${String(code)}`}
          actions={<div className="registry-year"><Select label={<span className="sr-only">{t({ ca: 'Any', es: 'Año', en: 'Year' })}</span>} value={year} onValue={setYear} options={years.map((each) => ({ value: each, label: each }))} /></div>}
          empty={
            <EmptyState title={t(emptyWords[direction], { year })}
              action={may && <ButtonLink icon={PlusIcon} href={newHref}>{t({ ca: 'Registreu el primer', es: 'Registre el primero', en: 'Register the first' })}</ButtonLink>}>
              {direction === 'entry'
                ? t({ ca: 'Cada document que arriba —al taulell, per la seu o d’un altre registre— rep aquí el número i el justificant.', es: 'Cada documento que llega —al mostrador, por la sede o de otro registro— recibe aquí el número y el justificante.', en: 'Each document that arrives — at the desk, online or from another registry — gets its number and receipt here.' })
                : t({ ca: 'Cada document que l’ens envia rep aquí el número de sortida i el justificant. Les notificacions s’hi registren soles.', es: 'Cada documento que el ente envía recibe aquí el número de salida y el justificante. Las notificaciones se registran solas.', en: 'Each document sent gets its exit number and receipt here. Notifications are registered by themselves.' })}
            </EmptyState>
          } />
      </Tabs>
      {book && <BookDialog direction={direction} year={year} onClose={() => setBook(false)} />}
    </Page>
  );
}
