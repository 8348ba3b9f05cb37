import { useState } from 'react';
import { Button, DatePicker, Dialog, DownloadSimpleIcon, fileAddress, ProblemNotice, RadioGroup, useOrganisationSlug, useRun, useText } from '@comu/design';
import { directionWords } from './words.ts';

/** A stretch of a book as a sealed PDF, to be kept, printed or handed to an auditor. */
export function BookDialog({ direction: first, year, onClose }: { direction: 'entry' | 'exit'; year: string; onClose(): void }) {
  const t = useText();
  const organisation = useOrganisationSlug() ?? '';
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date());
  const [direction, setDirection] = useState<string>(first);
  const [from, setFrom] = useState(`${year}-01-01`);
  const [until, setUntil] = useState(today.startsWith(year) ? today : `${year}-12-31`);
  const { run, running, problem } = useRun<{ file: string; entries: number }>('registry.book-pdf');
  const [made, setMade] = useState<{ file: string; entries: number }>();
  const wrong = from > until ? t({ ca: 'El darrer dia ha de ser posterior al primer.', es: 'El último día debe ser posterior al primero.', en: 'The last day must come after the first.' }) : undefined;
  const forget = <T,>(set: (value: T) => void) => (value: T) => { setMade(undefined); set(value); };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Llibre de registre en PDF', es: 'Libro de registro en PDF', en: 'Registry book as PDF' })}
      footer={made === undefined
        ? <Button look="primary" busy={running} disabled={wrong !== undefined || from === '' || until === ''} onClick={() => void run({ direction, from, until }).then((output) => output && setMade(output))}>{running ? t({ ca: 'S’està segellant…', es: 'Sellando…', en: 'Sealing…' }) : t({ ca: 'Fes el llibre', es: 'Hacer el libro', en: 'Make the book' })}</Button>
        : <a className="ds-button button" href={fileAddress({ sha256: made.file, organisation, name: `llibre-${direction}-${from}-${until}.pdf` })} download><DownloadSimpleIcon size={18} aria-hidden />{t({ ca: 'Baixa el PDF', es: 'Descargar el PDF', en: 'Download the PDF' })}</a>}>
      <div className="form">
        <p className="soft">{t({ ca: 'Es fa amb tots els assentaments del període, també els anul·lats, i amb el segell electrònic de l’ens.', es: 'Se hace con todos los asientos del período, también los anulados, y con el sello electrónico del ente.', en: 'It holds every entry of the period, annulled ones too, under the organisation’s electronic seal.' })}</p>
        <RadioGroup label={t({ ca: 'Llibre', es: 'Libro', en: 'Book' })} value={direction} onValue={forget(setDirection)} options={[{ value: 'entry', label: t(directionWords.entry) }, { value: 'exit', label: t(directionWords.exit) }]} />
        <DatePicker label={t({ ca: 'Des del dia', es: 'Desde el día', en: 'From' })} value={from} onValue={forget(setFrom)} />
        <DatePicker label={t({ ca: 'Fins al dia', es: 'Hasta el día', en: 'Until' })} value={until} onValue={forget(setUntil)} problem={wrong} />
        {problem && <ProblemNotice problem={problem} />}
        {made && <p role="status">{t(made.entries === 1 ? { ca: 'Fet: conté un assentament.', es: 'Hecho: contiene un asiento.', en: 'Done: it holds one entry.' } : { ca: 'Fet: conté {count} assentaments.', es: 'Hecho: contiene {count} asientos.', en: 'Done: it holds {count} entries.' }, { count: made.entries })}</p>}
      </div>
    </Dialog>
  );
}
