import { useEffect, useRef } from 'react';
import { Button, ButtonLink, CopyIcon, Page, PlusIcon, toast, useFormat, useText } from '@comu/design';
import { ReceiptOf } from './receipt.tsx';
import type { EntryRow } from './rows.ts';
import { directionWords } from './words.ts';

/** The number, huge, the moment it is given; the receipt comes beneath it as soon as it is sealed. */
export function Registered({ entry, org, onAnother }: { entry: EntryRow; org: string; onAnother(): void }) {
  const t = useText();
  const format = useFormat();
  const another = useRef<HTMLDivElement>(null);
  const copy = () => void navigator.clipboard.writeText(entry.code).then(() => toast({ ca: 'Número copiat', es: 'Número copiado', en: 'Number copied' }));
  useEffect(() => another.current?.querySelector('button')?.focus(), []);
  const dayOf = (moment: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date(moment));
  return (
    <Page title={t({ ca: 'Registrat', es: 'Registrado', en: 'Registered' })} trail={[{ label: t({ ca: 'Registre', es: 'Registro', en: 'Registry' }), href: `/o/${org}/registry?book=${entry.direction}` }]} narrow>
      <section className="registry-done">
        <p className="registry-done-book">{t(directionWords[entry.direction])}</p>
        <p className="registry-done-number tabular"><span className="sr-only">{t({ ca: 'Número', es: 'Número', en: 'Number' })}: </span>{entry.code}</p>
        <p className="registry-done-when">{format.moment(entry.registeredAt)}</p>
        {entry.effectiveOn !== dayOf(entry.presentedAt) && <p className="small">{t({ ca: 'Com que el dia és inhàbil, els terminis compten des de {day} (Llei 39/2015, art. 31.2).', es: 'Como el día es inhábil, los plazos cuentan desde {day} (Ley 39/2015, art. 31.2).', en: 'As the day is not a working day, terms count from {day} (Law 39/2015, art. 31.2).' }, { day: format.day(entry.effectiveOn) })}</p>}
        <p className="registry-done-what">{entry.interested} · {entry.subject}</p>
        <Button small look="quiet" icon={CopyIcon} onClick={copy}>{t({ ca: 'Copia el número', es: 'Copiar el número', en: 'Copy the number' })}</Button>
      </section>
      <section className="section"><div className="section-body"><ReceiptOf entry={entry.id} code={entry.code} /></div></section>
      <div className="registry-foot" ref={another}>
        <Button look="primary" icon={PlusIcon} onClick={onAnother}>{t({ ca: 'Registra’n un altre', es: 'Registrar otro', en: 'Register another' })}</Button>
        <ButtonLink href={`/o/${org}/registry/${entry.code}`}>{t({ ca: 'Obre l’assentament', es: 'Abrir el asiento', en: 'Open the entry' })}</ButtonLink>
      </div>
    </Page>
  );
}
