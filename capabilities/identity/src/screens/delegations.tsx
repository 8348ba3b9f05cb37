import { useState } from 'react';
import { Button, Confirm, EmptyState, Page, PlusIcon, ProblemNotice, Section, Skeleton, State, Tag, toast, useDescription, useFormat, useOrganisation, useQueryOperation, useRun, useText, usePages, type ScreenProps } from '@comu/design';
import { NewDelegation } from './new-delegation.tsx';
import type { DelegationRow } from './rows.ts';
import './administration.css';

/** Who exercises what of whom, and until when; those in force first. */
export function Delegations(_: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date());
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<DelegationRow>();
  const end = useRun('identity.end-delegation');
  const any = useQueryOperation<{ rows: readonly unknown[] }>('identity.delegation.list', { limit: 1 });
  const may = organisation?.can('identity.delegate') === true;
  const add = may && <Button look="primary" icon={PlusIcon} onClick={() => setAdding(true)}>{t({ ca: 'Registra una delegació', es: 'Registrar una delegación', en: 'Record a delegation' })}</Button>;
  const stop = async () => {
    if ((await end.run({ delegation: ending?.id })) === undefined) return;
    setEnding(undefined);
    toast({ ca: 'Delegació sense efecte', es: 'Delegación sin efecto', en: 'Delegation revoked' });
  };
  return (
    <Page title={t({ ca: 'Delegacions i suplències', es: 'Delegaciones y suplencias', en: 'Delegations and substitutions' })} lead={t({ ca: 'Qui fa de qui, per a què i fins quan.', es: 'Quién hace de quién, para qué y hasta cuándo.', en: 'Who stands for whom, for what and until when.' })} actions={any.data && any.data.rows.length > 0 && add}>
      {any.error && <ProblemNotice problem={any.error.problem} />}
      {any.data === undefined && !any.error && <Skeleton lines={5} />}
      {any.data?.rows.length === 0 && <EmptyState title={t({ ca: 'No hi ha cap delegació', es: 'No hay ninguna delegación', en: 'No delegations' })} action={add}>{t({ ca: 'Quan l’alcaldia delegui una signatura o algú faci vacances, registreu-ho aquí: qui el supleix veurà la feina a la seva safata, només aquells dies.', es: 'Cuando la alcaldía delegue una firma o alguien esté de vacaciones, regístrelo aquí: quien le suple verá el trabajo en su bandeja, solo esos días.', en: 'When the mayor delegates a signature or somebody is away, record it here: the substitute sees the work in their tray, on those days only.' })}</EmptyState>}
      {any.data && any.data.rows.length > 0 && (
        <>
          <Group title={t({ ca: 'Vigents i per començar', es: 'Vigentes y por empezar', en: 'In force and to come' })} filter={{ endedAt: null, to: { from: today } }} sort="to" today={today} none={t({ ca: 'Ara ningú no exerceix res per delegació ni suplència.', es: 'Ahora nadie ejerce nada por delegación ni suplencia.', en: 'Nobody exercises anything by delegation or substitution now.' })} {...(may ? { onEnd: setEnding } : {})} />
          <Group title={t({ ca: 'Acabades', es: 'Terminadas', en: 'Over' })} filter={{ endedAt: null, to: { to: dayBefore(today) } }} sort="-to" today={today} />
          <Group title={t({ ca: 'Deixades sense efecte', es: 'Revocadas', en: 'Revoked' })} filter={{ endedAt: { from: '2000-01-01T00:00:00Z' } }} sort="-endedAt" today={today} />
        </>
      )}
      {adding && <NewDelegation onClose={() => setAdding(false)} />}
      <Confirm open={ending !== undefined} danger onClose={() => { setEnding(undefined); end.forget(); }} onConfirm={() => void stop()} busy={end.running} title={t({ ca: 'Deixeu-la sense efecte', es: 'Déjela sin efecto', en: 'Revoke it' })} verb={t({ ca: 'Deixa-la sense efecte', es: 'Dejarla sin efecto', en: 'Revoke' })}>
        {end.problem && <ProblemNotice problem={end.problem} />}
        <p>{t({ ca: 'Deixa de valer ara mateix. El que ja s’ha signat continua sent vàlid (art. 9.6).', es: 'Deja de valer ahora mismo. Lo ya firmado sigue siendo válido (art. 9.6).', en: 'It stops at once. What was signed stays valid (art. 9.6).' })}</p>
      </Confirm>
    </Page>
  );
}

/** One group of them, a page at a time. */
function Group({ title, filter, sort, today, none, onEnd }: { title: string; filter: Readonly<Record<string, unknown>>; sort: string; today: string; none?: string; onEnd?(row: DelegationRow): void }) {
  const { rows, labels, problem, pages } = usePages<DelegationRow>('identity.delegation', { filter, sort });
  if (problem) return <ProblemNotice problem={problem} />;
  if (rows === undefined) return <Skeleton lines={3} />;
  if (rows.length === 0) return none === undefined ? null : <Section title={title}><p className="soft">{none}</p></Section>;
  return <Section title={title} flush><List rows={rows} labels={labels} today={today} {...(onEnd ? { onEnd } : {})} />{pages}</Section>;
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

function List({ rows, labels, today, onEnd }: { rows: readonly DelegationRow[]; labels: Readonly<Record<string, string>>; today: string; onEnd?(row: DelegationRow): void }) {
  const t = useText();
  const format = useFormat();
  const permissions = useDescription()?.permissions ?? {};
  return (
    <ul className="people">
      {rows.map((row) => (
        <li key={row.id} className="delegation">
          <div>
            <p><strong>{labels[row.delegate] ?? row.delegate.slice(0, 8)}</strong> <span className="soft">{row.kind === 'delegation' ? t({ ca: 'per delegació de', es: 'por delegación de', en: 'by delegation of' }) : t({ ca: 'supleix', es: 'suple a', en: 'stands in for' })}</span> <strong>{labels[row.delegator] ?? row.delegator.slice(0, 8)}</strong></p>
            <p className="small">{t({ ca: 'del {from} al {to}', es: 'del {from} al {to}', en: '{from} to {to}' }, { from: format.day(row.from), to: format.day(row.to) })}</p>
            <p className="small soft">{row.motive}{row.published && ` · ${row.published}`}</p>
            <p className="delegation-what">{row.permissions.map((each) => <Tag key={each}>{permissions[each] ? t(permissions[each]!) : each}</Tag>)}</p>
          </div>
          <div className="delegation-side">
            {row.endedAt !== null ? <State tone="off">{t({ ca: 'Sense efecte', es: 'Sin efecto', en: 'Revoked' })}</State> : row.to < today ? <State tone="off">{t({ ca: 'Acabada', es: 'Terminada', en: 'Over' })}</State> : row.from > today ? <State tone="pending">{t({ ca: 'Encara no ha començat', es: 'Aún no ha empezado', en: 'Not begun' })}</State> : <State tone="success">{t({ ca: 'Vigent', es: 'Vigente', en: 'In force' })}</State>}
            {onEnd && <Button small look="quiet" onClick={() => onEnd(row)}>{t({ ca: 'Deixa-la sense efecte', es: 'Dejarla sin efecto', en: 'Revoke' })}</Button>}
          </div>
        </li>
      ))}
    </ul>
  );
}
