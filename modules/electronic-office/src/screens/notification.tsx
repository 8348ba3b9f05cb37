import { useEffect, useState } from 'react';
import { Button, ButtonLink, Confirm, EnvelopeIcon, FileTextIcon, Page, ProblemNotice, Section, Skeleton, useFormat, useText, type ScreenProps } from '@comu/design';
import { useOffice, useOfficeRun, type Matters } from './answers.ts';
import { ForVisitors, VisitorBar } from './identify.tsx';
import { say } from './say.ts';
import './office.css';

interface Opened { readonly number: string; readonly effectiveAt: string | null; readonly caseCode: string | null; readonly documents: readonly { readonly title: string; readonly sha256: string; readonly name: string; readonly size: number }[] }

/** One notification: what opening and refusing it do, said before either is done (Llei 39/2015, arts. 41.5 and 43.2). */
export function NotificationPage({ params: { org = '', notification = '' } }: ScreenProps) {
  const t = useText();
  return <ForVisitors title={t(say('Notificació', 'Notificación', 'Notification'))}><Shown org={org} notification={notification} /></ForVisitors>;
}

function Shown({ org, notification: id }: { org: string; notification: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useOffice<Matters>(org, 'matters');
  const open = useOfficeRun<Opened>(org, 'open-notification');
  const reject = useOfficeRun<{ notification: string }>(org, 'reject-notification');
  const [opened, setOpened] = useState<Opened>();
  const [refusing, setRefusing] = useState(false);
  const notice = data?.notifications.find(({ notification }) => notification === id);
  const trail = [{ label: t(say('Els meus tràmits', 'Mis trámites', 'My matters')), href: `/seu/${org}/tramits` }];
  const accepted = notice?.state === 'accepted';
  const { run } = open;
  useEffect(() => {
    if (accepted && opened === undefined) void run({ notification: id }).then((done) => done && setOpened(done));
  }, [accepted, opened, run, id]);
  if (data === undefined) return <Page narrow title={t(say('Notificació', 'Notificación', 'Notification'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={5} />}</Page>;
  if (notice === undefined) return <Page narrow title={t(say('Aquesta notificació no és vostra', 'Esta notificación no es suya', 'This notification is not yours'))} trail={trail}><p>{t(say('S’adreça a algú altre o l’enllaç és erroni. Si representeu el destinatari, identifiqueu-vos amb un certificat que ho digui.', 'Se dirige a otra persona o el enlace es erróneo. Si representa al destinatario, identifíquese con un certificado que lo diga.', 'It is addressed to somebody else, or the link is wrong. If you represent the addressee, identify yourself with a certificate that says so.'))}</p></Page>;
  const { subject, number, state, sentence, requires, lastDay } = notice;
  return (
    <Page narrow title={t(subject)} trail={trail} lead={<span className="tabular">{number}</span>} actions={<VisitorBar org={org} />}>
      <div className="office-situation" data-state={state === 'available' ? 'awaits-you' : 'closed'}>
        <p className="office-next">{t(sentence)}</p>
        {state === 'available' && (
          <>
            <ul className="office-consequences">
              <li>{t(say('Si l’obriu, quedareu notificat ara mateix i començaran a comptar els terminis.', 'Si la abre, quedará notificado ahora mismo y empezarán a contar los plazos.', 'If you open it, you are notified at once and terms begin to count.'))}</li>
              <li>{t(say('Si no l’obriu fins al {day}, s’entendrà rebutjada.', 'Si no la abre hasta el {day}, se entenderá rechazada.', 'If you do not open it by {day}, it counts as refused.'), { day: format.day(lastDay) })}</li>
              {requires === 'answer' && <li>{t(say('Espera una resposta vostra.', 'Espera una respuesta suya.', 'It expects an answer from you.'))}</li>}
            </ul>
            <p className="office-actions">
              <Button look="primary" icon={EnvelopeIcon} busy={open.running} onClick={() => void run({ notification: id }).then((done) => done && setOpened(done))}>{t(say('Obriu la notificació', 'Abrir la notificación', 'Open the notification'))}</Button>
              <Button look="quiet" tone="danger" onClick={() => setRefusing(true)}>{t(say('Rebutgeu-la', 'Rechazarla', 'Refuse it'))}</Button>
            </p>
          </>
        )}
        {open.problem && <ProblemNotice problem={open.problem} />}
        {reject.problem && <ProblemNotice problem={reject.problem} />}
      </div>
      {opened && (
        <Section title={t(say('Contingut', 'Contenido', 'Content'))}>
          <ul className="office-downloads">{opened.documents.map(({ title, sha256, name, size }) => <li key={sha256}><FileTextIcon size={20} aria-hidden /><a href={`/api/seu/${org}/notifications/${id}/files/${sha256}`} target="_blank" rel="noreferrer">{title}<span className="sr-only"> ({name})</span></a> <span className="soft small tabular">{format.bytes(size)}</span></li>)}</ul>
          {requires === 'answer' && <p className="gap-above"><ButtonLink href={`/seu/${org}/tramits`}>{t(say('Contesteu des del tràmit', 'Contestar desde el trámite', 'Answer from the matter'))}</ButtonLink></p>}
        </Section>
      )}
      <Confirm open={refusing} onClose={() => setRefusing(false)} danger busy={reject.running} verb={t(say('Rebutgeu-la', 'Rechazarla', 'Refuse it'))} title={t(say('Voleu rebutjar la notificació?', '¿Quiere rechazar la notificación?', 'Refuse the notification?'))}
        onConfirm={() => void reject.run({ notification: id }).then(() => setRefusing(false))}>
        <p>{t(say('El tràmit es donarà per fet i el procediment continuarà sense que n’hàgiu llegit el contingut (art. 41.5). No es pot desfer.', 'El trámite se dará por hecho y el procedimiento seguirá sin que haya leído el contenido (art. 41.5). No se puede deshacer.', 'The step will count as done and the procedure will go on without your having read it (art. 41.5). It cannot be undone.'))}</p>
      </Confirm>
    </Page>
  );
}
