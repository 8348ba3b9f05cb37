import { ButtonLink, CheckCircleIcon, EmptyState, Page, ProblemNotice, Skeleton, State, Tag, useFormat, useOrganisation, useQueryOperation, useText, Why, XCircleIcon, type ScreenProps } from '@comu/design';
import { summaryOf, titleOf } from '../words.ts';
import type { OpenCall } from './rows.ts';
import './calls.css';

/** The calls one may apply to now, and why the others are closed to this body. */
export function OpenCalls({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<readonly OpenCall[]>('service-catalogue.open-calls');
  const mine = data?.filter(({ eligible }) => eligible) ?? [];
  const others = data?.filter(({ eligible }) => !eligible) ?? [];
  return (
    <Page title={t({ ca: 'Convocatòries obertes', es: 'Convocatorias abiertas', en: 'Open calls' })} lead={t({ ca: 'A quines us podeu presentar i, si no, per què.', es: 'A cuáles puede presentarse y, si no, por qué.', en: 'Which are open to you and, if not, why.' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Ara no hi ha cap convocatòria oberta', es: 'Ahora no hay ninguna convocatoria abierta', en: 'No call is open now' })}>{t({ ca: 'Quan se’n publiqui una, la veureu aquí, amb si l’ens s’hi pot presentar i fins quan.', es: 'Cuando se publique una, la verá aquí, con si el ente puede presentarse y hasta cuándo.', en: 'When one is published you see it here, with whether the body may apply and until when.' })}</EmptyState>}
      {mine.length > 0 && <><h2 className="calls-heading">{t({ ca: 'Us hi podeu presentar', es: 'Puede presentarse', en: 'Open to you' })}</h2><ul className="calls">{mine.map((each) => <CallCard key={each.call.id} {...each} org={org} />)}</ul></>}
      {others.length > 0 && <><h2 className="calls-heading">{t({ ca: 'No us hi podeu presentar', es: 'No puede presentarse', en: 'Not open to you' })}</h2><ul className="calls">{others.map((each) => <CallCard key={each.call.id} {...each} org={org} />)}</ul></>}
    </Page>
  );
}

function CallCard({ call, resource, owner, eligible, rules, application, org }: OpenCall & { org: string }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const title = t(titleOf(call));
  const excluding = rules.filter(({ passes }) => !passes);
  const days = Math.ceil((Date.parse(`${call.closesOn}T23:59:59+01:00`) - Date.now()) / 86_400_000);
  const mayApply = eligible && organisation?.can('service-catalogue.apply') === true;
  return (
    <li className="call" data-closed={!eligible || undefined}>
      <div className="call-words">
        <p className="soft small"><span className="tabular">{call.code}</span> · {owner}</p>
        <h3>{title}</h3>
        {resource.summary && <p>{t(summaryOf(resource))}</p>}
        <p className="call-marks">
          {eligible ? <State tone="success" icon={CheckCircleIcon}>{t({ ca: 'Us hi podeu presentar', es: 'Puede presentarse', en: 'You may apply' })}</State> : <State tone="off" icon={XCircleIcon}>{t({ ca: 'No us hi podeu presentar', es: 'No puede presentarse', en: 'You may not apply' })}</State>}
          {call.most && <Tag>{t({ ca: 'fins a {amount}', es: 'hasta {amount}', en: 'up to {amount}' }, { amount: format.money(call.most) })}</Tag>}
          <span className="small">{days <= 10 && eligible ? <strong>{t({ ca: '{days|Queda|Queden} {days} {days|dia|dies}: fins al {day}', es: '{days|Queda|Quedan} {days} {days|día|días}: hasta el {day}', en: '{days} {days|day|days} left: until {day}' }, { days, day: format.day(call.closesOn) })}</strong> : t({ ca: 'Fins al {day}', es: 'Hasta el {day}', en: 'Until {day}' }, { day: format.day(call.closesOn) })}</span>
        </p>
        {excluding.map(({ rule, says }) => <p key={rule} className="call-excludes"><XCircleIcon size={18} weight="fill" aria-hidden /> {t(says)}</p>)}
      </div>
      <div className="call-actions">
        {mayApply && <ButtonLink look={application === null ? 'primary' : 'secondary'} href={application === null ? `/o/${org}/calls/${call.id}/apply` : `/o/${org}/applications/${application}`}>{application === null ? t({ ca: 'Comença la sol·licitud', es: 'Empezar la solicitud', en: 'Begin the application' }) : t({ ca: 'Obre la sol·licitud', es: 'Abrir la solicitud', en: 'Open the application' })}<span className="sr-only">: {title}</span></ButtonLink>}
        <Why title={t({ ca: 'Qui s’hi pot presentar', es: 'Quién puede presentarse', en: 'Who may apply' })} steps={rules.map(({ says, passes, source }) => ({ text: says, result: passes ? { ca: 'Ho compliu.', es: 'Se cumple.', en: 'Met.' } : { ca: 'No ho compliu.', es: 'No se cumple.', en: 'Not met.' }, ...(source === undefined ? {} : { article: t(source) }) }))} />
      </div>
    </li>
  );
}
