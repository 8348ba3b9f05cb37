import { useState } from 'react';
import { Button, Confirm, DownloadSimpleIcon, EyeIcon, Facts, fileAddress, FileTextIcon, FolderOpenIcon, Link, Page, ProblemNotice, Section, Skeleton, State, Timeline, toast, useFormat, useOrganisation, useQueryOperation, useRun, useText, Why, XCircleIcon, type ScreenProps, type Tone } from '@comu/design';
import { DaysLeft } from './notifications.tsx';
import type { Told } from './rows.ts';
import { subjectOf } from '../words.ts';
import './notifications.css';

const states: Readonly<Record<Told['notification']['state'], { tone: Tone; words: { ca: string; es: string; en: string } }>> = {
  available: { tone: 'pending', words: { ca: 'A disposició', es: 'A disposición', en: 'Available' } }, accepted: { tone: 'success', words: { ca: 'Notificada', es: 'Notificada', en: 'Notified' } },
  rejected: { tone: 'danger', words: { ca: 'Rebutjada', es: 'Rechazada', en: 'Refused' } }, expired: { tone: 'danger', words: { ca: 'Rebutjada per termini', es: 'Rechazada por plazo', en: 'Rejected by time' } },
};

/** A notification: where it stands in a sentence, what opening or refusing it will mean, and the proof of each step. */
export function NotificationPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<Told>('notifications.open-notification', { notification: id });
  const trail = [{ label: t({ ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' }), href: `/o/${org}/notifications` }];
  if (error) return <Page title={t({ ca: 'Notificació', es: 'Notificación', en: 'Notification' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.notification.id !== id) return <div className="page"><Skeleton lines={8} /></div>;
  const { notification, sentence, history } = data;
  const { tone, words } = states[notification.state];
  const received = notification.direction === 'received';
  const waits = received && notification.state === 'available';
  return (
    <Page title={t(subjectOf(notification))} trail={trail} narrow state={<State tone={waits ? 'waiting' : tone}>{t(words)}</State>} lead={<span className="notice-sentence">{t(sentence)}</span>}>
      {waits && organisation?.can('notifications.open') === true && <Choice told={data} />}
      {!(received && notification.documents.length === 0) && (
        <Section title={t({ ca: 'Documents', es: 'Documentos', en: 'Documents' })}>
          <ul className="notice-files">{notification.documents.map((each) => (
            <li key={each.document}><FileTextIcon size={20} aria-hidden /><a href={fileAddress({ sha256: each.sha256, name: each.name, organisation: org })} target="_blank" rel="noreferrer">{each.title}</a> <span className="soft small tabular">{format.bytes(each.size)}</span></li>
          ))}</ul>
        </Section>
      )}
      <Section title={t({ ca: 'Dades', es: 'Datos', en: 'Facts' })} actions={notification.explanation && <Why steps={[{ text: notification.explanation.text, article: `Llei 39/2015, art. ${notification.explanation.article}` }]} />}>
        <Facts facts={[
          { label: t({ ca: 'Número', es: 'Número', en: 'Number' }), value: <span className="tabular">{received ? notification.number : <Link href={`/o/${org}/registry/${notification.number}`}>{notification.number}</Link>}</span> },
          { label: t({ ca: 'Destinatari', es: 'Destinatario', en: 'Addressee' }), value: notification.addressee },
          { label: t({ ca: 'Posada a disposició', es: 'Puesta a disposición', en: 'Made available' }), value: format.moment(notification.availableAt) },
          { label: t({ ca: 'Últim dia per obrir-la', es: 'Último día para abrirla', en: 'Last day to open it' }), value: format.day(notification.lastDay) },
          ...(notification.effectiveAt ? [{ label: t({ ca: 'Té efectes des de', es: 'Tiene efectos desde', en: 'Takes effect' }), value: format.moment(notification.effectiveAt) }] : []),
          ...(notification.actedBy ? [{ label: notification.state === 'accepted' ? t({ ca: 'La va obrir', es: 'La abrió', en: 'Opened by' }) : t({ ca: 'La va rebutjar', es: 'La rechazó', en: 'Refused by' }), value: notification.actedBy }] : []),
          ...(notification.case && !received ? [{ label: t({ ca: 'Expedient', es: 'Expediente', en: 'Case' }), value: <Link href={`/o/${org}/cases/${notification.case}`}><span className="file-link"><FolderOpenIcon size={16} aria-hidden />{notification.caseCode ?? t({ ca: 'Obre’l', es: 'Abrir', en: 'Open it' })}</span></Link> }] : []),
        ]} />
      </Section>
      <Section title={t({ ca: 'Prova de cada pas', es: 'Prueba de cada paso', en: 'Proof of each step' })} describe={t({ ca: 'Cada pas té un certificat amb el segell de qui notifica.', es: 'Cada paso tiene un certificado con el sello de quien notifica.', en: 'Each step has a certificate under the sender’s seal.' })}>
        <Timeline entries={history.toReversed().map(({ evidence, words: step, certificate }) => ({
          key: evidence.id, at: evidence.at, title: t(step), by: evidence.actor ?? undefined,
          children: (
            <>
              {evidence.explanation && <p>{t(evidence.explanation)}</p>}
              {evidence.noticeTo && <p>{evidence.noticeTo}</p>}
              {certificate && <a className="file-link" href={fileAddress({ sha256: certificate.file, organisation: org, name: `certificat-${evidence.number}-${evidence.step}.pdf` })} target="_blank" rel="noreferrer"><DownloadSimpleIcon size={16} aria-hidden />{t({ ca: 'Certificat segellat (PDF)', es: 'Certificado sellado (PDF)', en: 'Sealed certificate (PDF)' })}</a>}
            </>
          ),
        }))} />
      </Section>
    </Page>
  );
}

/** Open or refuse: what each will mean is said before, not after. */
function Choice({ told: { notification } }: { told: Told }) {
  const t = useText();
  const format = useFormat();
  const [refusing, setRefusing] = useState(false);
  const [opening, setOpening] = useState(false);
  const accept = useRun('notifications.accept-notification');
  const reject = useRun('notifications.reject-notification');
  const act = async (how: typeof accept, done: Parameters<typeof toast>[0]) => {
    const settled = await how.run({ notification: notification.id });
    setOpening(false);
    setRefusing(false);
    if (settled !== undefined) toast(done);
  };
  const problem = accept.problem ?? reject.problem;
  return (
    <section className="notice-choice">
      <DaysLeft expiresAt={notification.expiresAt} lastDay={format.shortDay(notification.lastDay)} />
      <ul>
        <li><strong>{t({ ca: 'Si l’obriu,', es: 'Si la abre,', en: 'If you open it,' })}</strong> {t({ ca: 'queda notificada en aquest moment i els terminis compten des de demà. En veureu els documents.', es: 'queda notificada en este momento y los plazos cuentan desde mañana. Verá los documentos.', en: 'it is notified at this moment and terms count from tomorrow. You will see its documents.' })}</li>
        <li><strong>{t({ ca: 'Si la rebutgeu,', es: 'Si la rechaza,', en: 'If you refuse it,' })}</strong> {t({ ca: 'el tràmit es dona per fet i el procediment continua sense que n’hàgiu vist el contingut (art. 41.5).', es: 'el trámite se da por hecho y el procedimiento continúa sin que haya visto el contenido (art. 41.5).', en: 'the step counts as done and the procedure goes on without your having seen the content (art. 41.5).' })}</li>
        <li><strong>{t({ ca: 'Si no feu res,', es: 'Si no hace nada,', en: 'If you do nothing,' })}</strong> {t({ ca: 'passat el {day} compta com a rebutjada (art. 43.2).', es: 'pasado el {day} cuenta como rechazada (art. 43.2).', en: 'after {day} it counts as rejected (art. 43.2).' }, { day: format.day(notification.lastDay) })}</li>
      </ul>
      {problem && <ProblemNotice problem={problem} />}
      <div className="notice-buttons">
        <Button look="primary" icon={EyeIcon} onClick={() => setOpening(true)}>{t({ ca: 'Obre la notificació', es: 'Abrir la notificación', en: 'Open the notification' })}</Button>
        <Button look="quiet" icon={XCircleIcon} onClick={() => setRefusing(true)}>{t({ ca: 'Rebutja-la', es: 'Rechazarla', en: 'Refuse it' })}</Button>
      </div>
      <Confirm open={opening} onClose={() => setOpening(false)} busy={accept.running} title={t({ ca: 'Obriu la notificació', es: 'Abra la notificación', en: 'Open the notification' })} verb={t({ ca: 'Obre-la ara', es: 'Abrirla ahora', en: 'Open it now' })}
        onConfirm={() => void act(accept, { ca: 'Oberta: ja és notificada', es: 'Abierta: ya está notificada', en: 'Opened: it is now notified' })}>
        <p>{t({ ca: 'En nom de l’ens, la doneu per notificada ara mateix. Quedarà constància del dia, l’hora i del vostre nom.', es: 'En nombre del ente, la da por notificada ahora mismo. Quedará constancia del día, la hora y de su nombre.', en: 'In the name of the body, you take it as notified now. The day, the hour and your name will be on record.' })}</p>
      </Confirm>
      <Confirm open={refusing} danger onClose={() => setRefusing(false)} busy={reject.running} title={t({ ca: 'Rebutgeu la notificació', es: 'Rechace la notificación', en: 'Refuse the notification' })} verb={t({ ca: 'Rebutja-la', es: 'Rechazarla', en: 'Refuse it' })}
        onConfirm={() => void act(reject, { ca: 'Rebutjada', es: 'Rechazada', en: 'Refused' })}>
        <p>{t({ ca: 'El procediment continuarà com si s’hagués notificat i no en veureu el contingut. No es pot desfer.', es: 'El procedimiento continuará como si se hubiera notificado y no verá el contenido. No se puede deshacer.', en: 'The procedure will go on as if it had been notified, and you will not see its content. It cannot be undone.' })}</p>
      </Confirm>
    </section>
  );
}
