import { ArrowRightIcon, BellIcon, EmptyState, ButtonLink, Link, Page, PencilSimpleIcon, ProblemNotice, Section, Skeleton, State, useFormat, useText, type ScreenProps } from '@comu/design';
import { useOffice, type Matters as All, type Notice, type Situation } from './answers.ts';
import { ForVisitors, VisitorBar } from './identify.tsx';
import { say } from './say.ts';
import './office.css';

/** Everything of a visitor at this body: what waits for them first, then what they left half written, then how all else stands. */
export function Matters({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  return <ForVisitors title={t(say('Els meus tràmits', 'Mis trámites', 'My matters'))}><Shown org={org} /></ForVisitors>;
}

const tones = { 'under-way': 'pending', 'awaits-you': 'waiting', late: 'danger', closed: 'off' } as const;
export const SituationState = ({ situation: { state, says } }: { situation: Situation }) => <State tone={tones[state]}>{useText()(says)}</State>;

export function Notices({ org, notices }: { org: string; notices: readonly Notice[] }) {
  const t = useText();
  return (
    <ul className="office-list">
      {notices.map(({ notification, subject, sentence, state, number }) => (
        <li key={notification} data-waiting={state === 'available' || undefined}>
          <Link href={`/seu/${org}/notificacio/${notification}`}><BellIcon size={22} weight={state === 'available' ? 'fill' : 'regular'} aria-hidden /><span><strong>{t(subject)}</strong><span className="small">{t(sentence)}</span><span className="soft small tabular">{number}</span></span><ArrowRightIcon size={20} aria-hidden /></Link>
        </li>
      ))}
    </ul>
  );
}

function Shown({ org }: { org: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useOffice<All>(org, 'matters');
  const waiting = data?.notifications.filter(({ state }) => state === 'available') ?? [];
  const read = data?.notifications.filter(({ state }) => state !== 'available') ?? [];
  return (
    <Page title={t(say('Els meus tràmits', 'Mis trámites', 'My matters'))} trail={[{ label: t(say('Seu electrònica', 'Sede electrónica', 'Electronic office')), href: `/seu/${org}` }]} actions={<VisitorBar org={org} />}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {waiting.length > 0 && <Section flush title={t(say('Notificacions per obrir', 'Notificaciones por abrir', 'Notifications to open'))}><Notices org={org} notices={waiting} /></Section>}
      {data && data.drafts.length > 0 && (
        <Section flush title={t(say('Esborranys', 'Borradores', 'Drafts'))}>
          <ul className="office-list">{data.drafts.map(({ draft, name, changedAt, lapsesAt }) => (
            <li key={draft}><Link href={`/seu/${org}/esborrany/${draft}`}><PencilSimpleIcon size={22} aria-hidden /><span><strong>{t(name)}</strong><span className="soft small">{t(say('Desat {ago}. Es conserva fins al {day}.', 'Guardado {ago}. Se conserva hasta el {day}.', 'Saved {ago}. Kept until {day}.'), { ago: format.ago(changedAt), day: format.shortDay(lapsesAt) })}</span></span><ArrowRightIcon size={20} aria-hidden /></Link></li>
          ))}</ul>
        </Section>
      )}
      {data && data.matters.length > 0 && (
        <Section flush title={t(say('Tràmits', 'Trámites', 'Matters'))}>
          <ul className="office-list">{data.matters.map(({ filing, subject, entryCode, interestedName, filedAt, situation }) => (
            <li key={filing}><Link href={`/seu/${org}/tramits/${filing}`}><span><strong>{t(subject)}</strong><span className="soft small">{interestedName} · <span className="tabular">{entryCode}</span> · {format.shortDay(filedAt)}</span><SituationState situation={situation} />{situation.next && <span className="small">{t(situation.next)}</span>}</span><ArrowRightIcon size={20} aria-hidden /></Link></li>
          ))}</ul>
        </Section>
      )}
      {data && data.matters.length + data.drafts.length + data.notifications.length === 0 && (
        <EmptyState title={t(say('Encara no hi ha res', 'Todavía no hay nada', 'Nothing yet'))} action={<ButtonLink look="primary" href={`/seu/${org}`}>{t(say('Trieu un tràmit', 'Elegir un trámite', 'Choose a procedure'))}</ButtonLink>}>{t(say('Aquí veureu com va cada tràmit que presenteu i les notificacions que rebeu d’aquest ens.', 'Aquí verá cómo va cada trámite que presente y las notificaciones que reciba de este ente.', 'Here you will see how each matter stands and the notifications you receive from this body.'))}</EmptyState>
      )}
      {read.length > 0 && <Section flush title={t(say('Notificacions anteriors', 'Notificaciones anteriores', 'Earlier notifications'))}><Notices org={org} notices={read} /></Section>}
    </Page>
  );
}
