import { useState } from 'react';
import { Button, Checkbox, EmptyState, fold, Page, ProblemNotice, Section, Select, Skeleton, State, TextField, useDescription, useQueryOperation, useRecord, useRun, useText, type ScreenProps } from '@comu/design';
import type { RoleRow } from './rows.ts';
import './administration.css';

/** What each role may do here, by parts of the house; a permission is given or taken with one touch, and one sees where the body departs from the usual. */
export function Roles(_: ScreenProps) {
  const t = useText();
  const description = useDescription();
  const names = useRecord('identity.membership')?.fields.find(({ name }) => name === 'role')?.choices ?? {};
  const { data, error, refetch } = useQueryOperation<readonly RoleRow[]>('identity.role-permissions');
  const { run, running, problem } = useRun('identity.set-role-permission');
  const [role, setRole] = useState('registry-clerk');
  const [find, setFind] = useState('');
  const [all, setAll] = useState(false);
  const state = new Map(data?.find((each) => each.role === role)?.permissions.map((each) => [each.name, each]));
  const listed = Object.entries(description?.permissions ?? {}).map(([name, words]) => ({ name, label: t(words), usual: state.get(name)?.usual ?? false, held: state.get(name)?.held ?? false }))
    .filter(({ label, usual, held }) => (find === '' ? all || usual || held : fold(label).includes(fold(find))));
  const parts = (description?.modules ?? []).map(({ name, title }) => ({ name, title, permissions: listed.filter((each) => each.name.split('.')[0] === name) })).filter(({ permissions }) => permissions.length > 0);
  const set = async (permission: string, granted: boolean | null) => {
    if ((await run({ role, permission, granted })) !== undefined) void refetch();
  };
  return (
    <Page title={t({ ca: 'Permisos dels rols', es: 'Permisos de los roles', en: 'Permissions of roles' })} lead={t({ ca: 'Què pot fer cada rol en aquest ens. El canvi val des d’ara i només aquí.', es: 'Qué puede hacer cada rol en este ente. El cambio vale desde ahora y solo aquí.', en: 'What each role may do in this organisation. A change counts from now on, and only here.' })}>
      <div className="people-bar">
        <Select label={t({ ca: 'Rol', es: 'Rol', en: 'Role' })} value={role} onValue={setRole} options={Object.entries(names).map(([value, words]) => ({ value, label: t(words) }))} />
        <TextField label={t({ ca: 'Cerqueu un permís', es: 'Busque un permiso', en: 'Find a permission' })} type="search" value={find} onValue={setFind} />
        <Checkbox label={t({ ca: 'També els que no té', es: 'También los que no tiene', en: 'Also those it lacks' })} checked={all} onValue={setAll} />
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      {problem && <ProblemNotice problem={problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data && parts.length === 0 && <EmptyState title={t({ ca: 'Cap permís', es: 'Ningún permiso', en: 'No permission' })}>{find === '' ? t({ ca: 'Aquest rol no té cap permís. Marqueu “També els que no té” per donar-n’hi.', es: 'Este rol no tiene ningún permiso. Marque «También los que no tiene» para dárselos.', en: 'This role has no permission. Tick “Also those it lacks” to give some.' }) : t({ ca: 'Proveu amb una altra paraula.', es: 'Pruebe con otra palabra.', en: 'Try another word.' })}</EmptyState>}
      {data && <div className="role-parts">{parts.map((part) => (
        <Section key={part.name} title={t(part.title)}>
          <ul className="role-permissions">{part.permissions.map(({ name, label, usual, held }) => (
            <li key={name}>
              <Checkbox label={label} checked={held} disabled={running} onValue={(on) => void set(name, on === usual ? null : on)} />
              {held !== usual && <span className="role-departs"><State tone="pending">{usual ? t({ ca: 'Tret: habitualment el té', es: 'Quitado: habitualmente lo tiene', en: 'Taken away: it usually has it' }) : t({ ca: 'Afegit: habitualment no el té', es: 'Añadido: habitualmente no lo tiene', en: 'Added: it usually lacks it' })}</State><Button small look="quiet" busy={running} onClick={() => void set(name, null)}>{t({ ca: 'Com és habitual', es: 'Como es habitual', en: 'As usual' })}<span className="sr-only">: {label}</span></Button></span>}
            </li>
          ))}</ul>
        </Section>
      ))}</div>}
    </Page>
  );
}
