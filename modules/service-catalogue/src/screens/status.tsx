import { ArrowRightIcon, BellIcon, Button, ButtonLink, Facts, Link, Page, PaperPlaneTiltIcon, ProblemNotice, Section, SignatureIcon, Skeleton, State, Timeline, toast, useFormat, useOrganisation, useQueryOperation, useRecord, useRun, useText, type ScreenProps, type Tone } from '@comu/design';
import { titleOf } from '../words.ts';
import { NeededDocuments } from './needed-documents.tsx';
import type { ApplicationRow, Status } from './rows.ts';
import './calls.css';

const tones: Readonly<Record<ApplicationRow['state'], Tone>> = {
  draft: 'waiting', 'to-sign': 'pending', signed: 'waiting', submitted: 'info', 'to-amend': 'waiting', scored: 'info', granted: 'success', refused: 'danger', 'waiting-list': 'pending', withdrawn: 'off',
};

/** How an application goes: one plain sentence, the next step, both registry numbers and all that happened. */
export function ApplicationStatus({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Status>('service-catalogue.application-status', { application: id });
  const states = useRecord('service-catalogue.application')?.fields.find(({ name }) => name === 'state')?.choices;
  const trail = [{ label: t({ ca: 'Les nostres sol·licituds', es: 'Nuestras solicitudes', en: 'Our applications' }), href: `/o/${org}/applications` }];
  if (error) return <Page title={t({ ca: 'Sol·licitud', es: 'Solicitud', en: 'Application' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.application.id !== id) return <div className="page"><Skeleton lines={8} /></div>;
  const { application, call, sentence, notifications, history } = data;
  const notified = new Map(notifications.map((each) => [each.id, each]));
  const word = states?.[application.state];
  const facts = [
    ...(application.submittedAt ? [{ label: t({ ca: 'Presentada', es: 'Presentada', en: 'Submitted' }), value: format.moment(application.submittedAt) }] : []),
    ...(application.exitCode ? [{ label: t({ ca: 'El nostre registre de sortida', es: 'Nuestro registro de salida', en: 'Our exit registry' }), value: <><Link href={`/o/${org}/registry/${application.exitCode}`}><span className="tabular">{application.exitCode}</span></Link> <span className="soft small">{t({ ca: 'amb el justificant', es: 'con el justificante', en: 'with its receipt' })}</span></> }] : []),
    ...(application.entryCode ? [{ label: t({ ca: 'Registre d’entrada de qui convoca', es: 'Registro de entrada de quien convoca', en: 'Entry registry of the caller' }), value: <span className="tabular">{application.entryCode}</span> }] : []),
    ...(application.caseCode ? [{ label: t({ ca: 'El seu expedient', es: 'Su expediente', en: 'Their case' }), value: <span className="tabular">{application.caseCode}</span> }] : []),
    ...(application.amount ? [{ label: t({ ca: 'Import demanat', es: 'Importe pedido', en: 'Amount asked for' }), value: <span className="tabular">{format.money(application.amount)}</span> }] : []),
    ...(application.points !== null ? [{ label: t({ ca: 'Punts', es: 'Puntos', en: 'Points' }), value: <span className="tabular">{application.points}</span> }] : []),
    ...(application.granted ? [{ label: t({ ca: 'Import concedit', es: 'Importe concedido', en: 'Amount granted' }), value: <strong className="tabular">{format.money(application.granted)}</strong> }] : []),
  ];
  return (
    <Page title={t(titleOf(application))} trail={trail} narrow state={<State tone={tones[application.state]}>{word ? t(word) : application.state}</State>} lead={<span className="apply-sentence">{t(sentence)}</span>}>
      {notifications.filter(({ waits }) => waits).map((each) => <ToOpen key={each.id} notification={each} org={org} />)}
      <Next status={data} org={org} />
      {application.state === 'to-amend' && <Section title={t({ ca: 'Documents', es: 'Documentos', en: 'Documents' })}><NeededDocuments call={call} application={application} org={org} /></Section>}
      {facts.length > 0 && <Section title={t({ ca: 'Números i imports', es: 'Números e importes', en: 'Numbers and amounts' })}><Facts facts={facts} /></Section>}
      <Section title={t({ ca: 'Què hi ha passat', es: 'Qué ha pasado', en: 'What happened' })}><Timeline entries={history.map((each) => ({ key: each.id, at: each.at, title: t(each.says), by: each.by ?? undefined, children: each.notification !== null && notified.has(each.notification) && <Link href={`/o/${org}/notifications/${each.notification}`}>{t(notified.get(each.notification)!.subject)}</Link> }))} /></Section>
    </Page>
  );
}

/** What was notified and nobody has opened yet comes before anything else, since its days are counted. */
function ToOpen({ notification: { id, subject, lastDay }, org }: { notification: Status['notifications'][number]; org: string }) {
  const t = useText();
  const format = useFormat();
  const mayOpen = useOrganisation()?.can('notifications.open') === true;
  return (
    <section className="apply-next">
      <h2>{t({ ca: 'Teniu una notificació per obrir', es: 'Tiene una notificación por abrir', en: 'You have a notification to open' })}</h2>
      <p>{t({ ca: '{subject}. Es pot obrir fins al {day}.', es: '{subject}. Se puede abrir hasta el {day}.', en: '{subject}. It can be opened until {day}.' }, { subject: t(subject), day: format.day(lastDay) })}{!mayOpen && ` ${t({ ca: 'L’obre l’alcaldia, la secretaria o el registre.', es: 'La abre la alcaldía, la secretaría o el registro.', en: 'The mayor, the secretary or the registry opens it.' })}`}</p>
      <ButtonLink look={mayOpen ? 'primary' : 'secondary'} icon={BellIcon} href={`/o/${org}/notifications/${id}`}>{mayOpen ? t({ ca: 'Aneu a la notificació', es: 'Ir a la notificación', en: 'Go to the notification' }) : t({ ca: 'Mireu com està', es: 'Ver cómo está', en: 'See how it stands' })}</ButtonLink>
    </section>
  );
}

/** The one thing to do now, if it is for this body. */
function Next({ status: { application, next, missing, missingDocuments }, org }: { status: Status; org: string }) {
  const t = useText();
  const organisation = useOrganisation();
  const submitting = useRun<ApplicationRow>('service-catalogue.submit');
  const amending = useRun<ApplicationRow>('service-catalogue.answer-requirement');
  const mayApply = organisation?.can('service-catalogue.apply') === true;
  const act = async (how: typeof submitting, done: Parameters<typeof toast>[0]) => { if ((await how.run({ application: application.id })) !== undefined) toast(done); };
  const problem = submitting.problem ?? amending.problem;
  const lacking = [...missing, ...missingDocuments];
  const button = {
    draft: mayApply && <ButtonLink look="primary" icon={ArrowRightIcon} href={`/o/${org}/calls/${application.call}/apply`}>{t({ ca: 'Continueu la sol·licitud', es: 'Continuar la solicitud', en: 'Go on with it' })}</ButtonLink>,
    'to-sign': organisation?.can('service-catalogue.sign') === true && application.request && <ButtonLink look="primary" icon={SignatureIcon} href={`/o/${org}/sign/${application.request}`}>{t({ ca: 'Llegiu-la i signeu', es: 'Léala y firme', en: 'Read it and sign' })}</ButtonLink>,
    signed: mayApply && <Button look="primary" icon={PaperPlaneTiltIcon} busy={submitting.running} onClick={() => void act(submitting, { ca: 'Presentada', es: 'Presentada', en: 'Submitted' })}>{t({ ca: 'Presenta la sol·licitud', es: 'Presentar la solicitud', en: 'Submit the application' })}</Button>,
    'to-amend': mayApply && <Button look="primary" icon={PaperPlaneTiltIcon} busy={amending.running} disabled={missingDocuments.length > 0} onClick={() => void act(amending, { ca: 'Esmenada', es: 'Subsanada', en: 'Amended' })}>{t({ ca: 'Envia l’esmena', es: 'Enviar la subsanación', en: 'Send the amendment' })}</Button>,
  }[application.state as string] ?? false;
  if (!button && problem === undefined) return null;
  return (
    <section className="apply-next">
      {next && <h2>{t(next.title)}</h2>}
      {lacking.length > 0 && <div><p>{t({ ca: 'Hi falta:', es: 'Falta:', en: 'Missing:' })}</p><ul className="calls-bullets">{lacking.map((each) => <li key={each.ca}>{t(each)}</li>)}</ul></div>}
      {application.state === 'signed' && <p>{t({ ca: 'En presentar-la es registra de sortida aquí i d’entrada a qui convoca, alhora: tindreu els dos números de seguida.', es: 'Al presentarla se registra de salida aquí y de entrada en quien convoca, a la vez: tendrá los dos números enseguida.', en: 'Submitting registers it as an exit here and an entry there, at once: you get both numbers right away.' })}</p>}
      {problem && <ProblemNotice problem={problem} />}
      {button}
    </section>
  );
}
