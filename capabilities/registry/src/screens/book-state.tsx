import { Button, DownloadSimpleIcon, fileAddress, LockIcon, BookOpenIcon, ProblemNotice, toast, useFormat, useOrganisation, useRun, useText } from '@comu/design';
import type { BookState } from './rows.ts';

/** When the book was opened, how far it is and, when its year is over, the page that closes it. */
export function BookStateLine({ book, direction, year }: { book: BookState | undefined; direction: 'entry' | 'exit'; year: number }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { run, running, problem } = useRun('registry.close-book');
  if (book === undefined) return null;
  const { openedAt, last, closing } = book;
  const over = year < new Date().getFullYear();
  const close = async () => {
    if ((await run({ direction, year })) !== undefined) toast({ ca: 'Llibre tancat', es: 'Libro cerrado', en: 'Book closed' });
  };
  return (
    <div className="registry-book-state">
      {closing === null ? <BookOpenIcon size={18} aria-hidden /> : <LockIcon size={18} aria-hidden />}
      <p className="small">
        {t({ ca: 'Obert el {day}.', es: 'Abierto el {day}.', en: 'Opened on {day}.' }, { day: format.day(openedAt) })}{' '}
        {closing === null
          ? <>{t({ ca: 'Darrer número:', es: 'Último número:', en: 'Last number:' })} <strong className="tabular">{last}</strong>. {!over && t({ ca: 'Es tancarà sol quan acabi l’any.', es: 'Se cerrará solo cuando termine el año.', en: 'It closes by itself when the year ends.' })}{over && <strong>{t({ ca: 'L’any s’ha acabat i encara no s’ha tancat.', es: 'El año ha terminado y todavía no se ha cerrado.', en: 'The year is over and it is not closed yet.' })}</strong>}</>
          : t({ ca: 'Tancat el {day} amb {last}: {entries} {entries|assentament|assentaments}, {annulled} {annulled|anul·lat|anul·lats}.', es: 'Cerrado el {day} con {last}: {entries} {entries|asiento|asientos}, {annulled} {annulled|anulado|anulados}.', en: 'Closed on {day} with {last}: {entries} {entries|entry|entries}, {annulled} annulled.' }, { day: format.day(closing.closedAt), last: closing.last, entries: format.integer(closing.entries), annulled: format.integer(closing.annulled) })}
      </p>
      {closing !== null && <a className="file-link small" href={fileAddress({ sha256: closing.file, organisation: organisation?.slug ?? '', name: `tancament-${direction}-${year}.pdf` })} target="_blank" rel="noreferrer"><DownloadSimpleIcon size={17} aria-hidden />{t({ ca: 'Diligència de tancament (PDF)', es: 'Diligencia de cierre (PDF)', en: 'Closing page (PDF)' })}</a>}
      {closing === null && over && organisation?.can('registry.annul') === true && <Button small busy={running} onClick={() => void close()}>{t({ ca: 'Tanca el llibre', es: 'Cerrar el libro', en: 'Close the book' })}</Button>}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
