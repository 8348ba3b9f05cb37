import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, DatePicker, Page, PlusIcon, ProblemNotice, RadioGroup, Section, Select, StampIcon, TextArea, TextField, useQueryOperation, useRecord, useRun, useText, type ListAnswer, type ScreenProps } from '@comu/design';
import { AttachmentFields, type AttachmentDraft } from './attachment-fields.tsx';
import { instantInMadrid } from './madrid.ts';
import { newParty, PartyFields, partyFrom, type PartyDraft } from './party-fields.tsx';
import { Registered } from './registered.tsx';
import type { EntryRow } from './rows.ts';
import './registry.css';

type Direction = 'entry' | 'exit';
const words = {
  interested: { ca: 'Qui presenta', es: 'Quién presenta', en: 'Who files' }, addressee: { ca: 'A qui s’adreça', es: 'A quién se dirige', en: 'Who it is for' }, representative: { ca: 'Representant', es: 'Representante', en: 'Representative' },
} as const;

/** Registers an entry or an exit: made to be filled at the counter with somebody waiting. */
export function Register({ params: { org = '' } }: ScreenProps) {
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<EntryRow>();
  const [direction, setDirection] = useState<Direction>(() => (new URLSearchParams(location.search).get('book') === 'exit' ? 'exit' : 'entry'));
  if (done) return <Registered entry={done} org={org} onAnother={() => { setDone(undefined); setRound(round + 1); }} />;
  return <RegisterForm key={round} org={org} direction={direction} onDirection={setDirection} onDone={setDone} />;
}

function RegisterForm({ org, direction, onDirection, onDone }: { org: string; direction: Direction; onDirection(direction: Direction): void; onDone(entry: EntryRow): void }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const [parties, setParties] = useState<readonly PartyDraft[]>(() => [newParty('main')]);
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [attachments, setAttachments] = useState<readonly AttachmentDraft[]>([]);
  const [sending, setSending] = useState(false);
  const [unit, setUnit] = useState('');
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('');
  const [tried, setTried] = useState(false);
  const { run, running, problem } = useRun<EntryRow>('registry.register-entry');
  const units = useUnits();
  const earlier = day !== '' || hour !== '';
  const earlierWrong = earlier && (day === '' || hour === '' || instantInMadrid(day, hour) > new Date());
  const [main] = parties;

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    // A file that is still on its way would be left out of the entry.
    if (sending) return;
    setTried(true);
    const ready = subject.trim() !== '' && !earlierWrong && parties.every(({ name, numberOk }) => name.trim() !== '' && numberOk) && attachments.every(({ kind }) => kind !== '');
    if (!ready) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const entry = await run({
      direction, subject: subject.trim(), parties: parties.map((each) => partyFrom(each, direction, main?.name.trim())), attachments: attachments.map(({ file, kind }) => ({ sha256: file.sha256, name: file.name, kind })),
      ...(body.trim() === '' ? {} : { body: body.trim() }), ...(unit === '' ? {} : { unit }), ...(earlier ? { presentedAt: instantInMadrid(day, hour).toISOString() } : {}),
    });
    if (entry) onDone(entry);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  const titleOf = (party: PartyDraft, index: number) => (party.role === 'representative' ? t(words.representative) : `${t(direction === 'exit' ? words.addressee : words.interested)}${index > 0 ? ` (${index + 1})` : ''}`);

  return (
    <Page title={t({ ca: 'Registra', es: 'Registra', en: 'Register' })} trail={[{ label: t({ ca: 'Registre', es: 'Registro', en: 'Registry' }), href: `/o/${org}/registry?book=${direction}` }]} narrow>
      <form ref={form} className="registry-form" noValidate onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
        <RadioGroup label={t({ ca: 'Llibre', es: 'Libro', en: 'Book' })} value={direction} onValue={(value) => onDirection(value as Direction)} options={[{ value: 'entry', label: t({ ca: 'Entrada: ens arriba', es: 'Entrada: nos llega', en: 'Entry: it comes in' }) }, { value: 'exit', label: t({ ca: 'Sortida: l’enviem', es: 'Salida: lo enviamos', en: 'Exit: we send it' }) }]} />
        <Section>
          <div className="registry-parts">
            {parties.map((party, index) => (
              <PartyFields key={party.key} party={party} title={titleOf(party, index)} tried={tried} autoFocus={index === 0}
                onParty={(changed) => setParties((all) => all.map((each) => (each.key === changed.key ? changed : each)))} onRemove={index === 0 ? undefined : () => setParties((all) => all.filter(({ key }) => key !== party.key))} />
            ))}
            <div className="registry-add">
              {!parties.some(({ role }) => role === 'representative') && <Button small look="quiet" icon={PlusIcon} onClick={() => setParties([...parties, newParty('representative')])}>{t({ ca: 'Afegeix representant', es: 'Añadir representante', en: 'Add representative' })}</Button>}
              <Button small look="quiet" icon={PlusIcon} onClick={() => setParties([...parties, newParty('main')])}>{direction === 'exit' ? t({ ca: 'Afegeix destinatari', es: 'Añadir destinatario', en: 'Add addressee' }) : t({ ca: 'Afegeix interessat', es: 'Añadir interesado', en: 'Add party' })}</Button>
            </div>
          </div>
        </Section>
        <Section>
          <div className="registry-parts">
            <TextField label={t({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' })} value={subject} onValue={setSubject} maxLength={500} problem={tried && subject.trim() === '' ? t({ ca: 'Digueu en poques paraules de què tracta.', es: 'Diga en pocas palabras de qué trata.', en: 'Say in a few words what it is about.' }) : undefined} />
            <TextArea label={direction === 'exit' ? t({ ca: 'Contingut', es: 'Contenido', en: 'Content' }) : t({ ca: 'Exposa i demana', es: 'Expone y solicita', en: 'Statement and request' })} optional value={body} onValue={setBody} rows={3} />
            {units.length > 0 && <Select label={t({ ca: 'Unitat que ho ha de veure', es: 'Unidad que debe verlo', en: 'Unit that must see to it' })} optional value={unit} empty={t({ ca: 'Sense assignar', es: 'Sin asignar', en: 'Not assigned' })} options={units} onValue={setUnit} />}
            <AttachmentFields onSending={setSending} attachments={attachments} onAttachments={setAttachments} tried={tried} first={direction === 'entry' ? 'TD14' : 'TD06'} />
          </div>
        </Section>
        {direction === 'entry' && (
          <details className="registry-earlier">
            <summary>{t({ ca: 'Es va presentar abans, amb el sistema aturat', es: 'Se presentó antes, con el sistema parado', en: 'It was filed earlier, while the system was down' })}</summary>
            <p className="soft small">{t({ ca: 'El número es dona ara, però els terminis compten des de quan es va presentar. L’assentament diu les dues dates.', es: 'El número se da ahora, pero los plazos cuentan desde cuando se presentó. El asiento dice las dos fechas.', en: 'The number is given now, but terms count from when it was filed. The entry tells both dates.' })}</p>
            <div className="registry-earlier-fields">
              <DatePicker label={t({ ca: 'Dia', es: 'Día', en: 'Day' })} value={day} onValue={setDay} problem={tried && earlierWrong ? t({ ca: 'Digueu un dia i una hora que ja hagin passat.', es: 'Diga un día y una hora que ya hayan pasado.', en: 'Say a day and hour already past.' }) : undefined} />
              <TextField label={t({ ca: 'Hora', es: 'Hora', en: 'Hour' })} type="time" value={hour} onValue={setHour} className="ds-input short" />
            </div>
          </details>
        )}
        {problem && <ProblemNotice problem={problem} />}
        {problem && problem.fields.length > 0 && <ul className="problem-list">{problem.fields.map((each) => <li key={each.field}>{t(each.remedy)}</li>)}</ul>}
        <div className="registry-foot">
          <Button type="submit" look="primary" icon={StampIcon} busy={running || sending}>{t({ ca: 'Registra', es: 'Registra', en: 'Register' })}</Button>
          <span className="small soft registry-key"><kbd>Ctrl</kbd> <kbd>↵</kbd></span>
        </div>
      </form>
    </Page>
  );
}

function useUnits() {
  const readable = useRecord('identity.unit')?.can.read === true;
  const { data } = useQueryOperation<ListAnswer>('identity.unit.list', { limit: 200, sort: 'name' }, { enabled: readable });
  return (data?.rows ?? []).filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ value: id, label: String(name) }));
}
