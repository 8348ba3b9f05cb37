import { useDeferredValue, useState } from 'react';
import { Button, ButtonLink, Checkbox, Dialog, importHref, EmptyState, Menu, OperationForm, Page, PlusIcon, ProblemNotice, Section, Skeleton, Tag, TextField, UploadSimpleIcon, useFormat, useOrganisation, useQueryOperation, useRecord, useText, type ScreenProps } from '@comu/design';
import { EndMembership, InvitationLink } from './membership-acts.tsx';
import type { Member } from './rows.ts';
import './administration.css';

type Act = { readonly kind: 'invite' } | { readonly kind: 'role'; readonly member: Member } | { readonly kind: 'end'; readonly member: Member } | { readonly kind: 'again'; readonly member: Member } | { readonly kind: 'link'; readonly invitation: string; readonly name: string };

/** Who works here and as what; from here people come in, change their role and leave. */
export function People(_: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const [search, setSearch] = useState('');
  const [past, setPast] = useState(false);
  const [act, setAct] = useState<Act>();
  const wanted = useDeferredValue(search);
  const { data, error } = useQueryOperation<readonly Member[]>('identity.people', { ...(wanted === '' ? {} : { search: wanted }), past });
  const mayManage = organisation?.can('identity.manage-people') === true;
  const close = () => setAct(undefined);
  return (
    <Page title={t({ ca: 'Persones i rols', es: 'Personas y roles', en: 'People and roles' })} lead={t({ ca: 'Qui treballa per a l’ens i què hi pot fer.', es: 'Quién trabaja para el ente y qué puede hacer.', en: 'Who works for the body and what they may do.' })}
      actions={mayManage && <><ButtonLink icon={UploadSimpleIcon} href={importHref(organisation.slug, 'identity.import-people', `/o/${organisation.slug}/administration/people`)}>{t({ ca: 'Importa', es: 'Importar', en: 'Import' })}</ButtonLink><Button look="primary" icon={PlusIcon} onClick={() => setAct({ kind: 'invite' })}>{t({ ca: 'Convida una persona', es: 'Invitar a una persona', en: 'Invite a person' })}</Button></>}>
      <div className="people-bar">
        <TextField label={t({ ca: 'Cerca per nom o correu', es: 'Buscar por nombre o correo', en: 'Search by name or e-mail' })} type="search" value={search} onValue={setSearch} />
        <Checkbox label={t({ ca: 'També qui ja no hi és', es: 'También quien ya no está', en: 'Also those who left' })} checked={past} onValue={setPast} />
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Ningú no coincideix', es: 'Nadie coincide', en: 'Nobody matches' })}>{t({ ca: 'Proveu amb una part del nom o del correu.', es: 'Pruebe con una parte del nombre o del correo.', en: 'Try part of the name or e-mail.' })}</EmptyState>}
      {data && data.length >= 1000 && <p className="soft small">{t({ ca: 'Es mostren les mil primeres persones per nom: cerqueu per trobar les altres.', es: 'Se muestran las mil primeras personas por nombre: busque para encontrar las demás.', en: 'The first thousand people by name are shown: search to find the others.' })}</p>}
      {data && data.length > 0 && (
        <Section flush>
          <ul className="people">{data.map((member) => <PersonRow key={member.id} member={member} mayManage={mayManage} onAct={(kind) => setAct({ kind, member })} />)}</ul>
        </Section>
      )}
      <Dialog open={act?.kind === 'invite'} side onClose={close} title={t({ ca: 'Convideu una persona', es: 'Invite a una persona', en: 'Invite a person' })}>
        <OperationForm name="identity.invite-person" onCancel={close} onDone={(output) => { const { invitation } = output as { invitation: string | null }; setAct(invitation === null ? undefined : { kind: 'link', invitation, name: '' }); }} />
      </Dialog>
      {act?.kind === 'role' && <Dialog open side onClose={close} title={t({ ca: 'Un rol més per a {name}', es: 'Un rol más para {name}', en: 'One more role for {name}' }, { name: act.member.name })}><OperationForm name="identity.add-membership" given={{ person: act.member.id }} hidden={['person']} onCancel={close} onDone={close} /></Dialog>}
      {act?.kind === 'end' && <EndMembership member={act.member} onClose={close} />}
      {act?.kind === 'again' && <Dialog open onClose={close} title={t({ ca: 'Torneu a convidar {name}', es: 'Vuelva a invitar a {name}', en: 'Invite {name} again' }, { name: act.member.name })}><p className="people-gap">{t({ ca: 'Rebrà un enllaç nou per triar contrasenya, vàlid set dies.', es: 'Recibirá un enlace nuevo para elegir contraseña, válido siete días.', en: 'They get a new link to choose a password, valid for seven days.' })}</p><OperationForm name="identity.invite-again" given={{ person: act.member.id }} hidden={['person']} onCancel={close} onDone={(output) => setAct({ kind: 'link', invitation: (output as { invitation: string }).invitation, name: act.member.name })} /></Dialog>}
      {act?.kind === 'link' && <InvitationLink invitation={act.invitation} onClose={close} />}
    </Page>
  );
}

function PersonRow({ member, mayManage, onAct }: { member: Member; mayManage: boolean; onAct(kind: 'role' | 'end' | 'again'): void }) {
  const t = useText();
  const format = useFormat();
  const roles = useRecord('identity.membership')?.fields.find(({ name }) => name === 'role')?.choices;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date());
  return (
    <li className="person">
      <div className="person-name"><strong>{member.name}</strong><span className="small soft">{member.email}</span></div>
      <ul className="person-roles">
        {member.memberships.map(({ id, role, unit, from, to }) => (
          <li key={id} data-past={to !== null && to < today ? true : undefined}>
            <Tag>{roles?.[role] ? t(roles[role]!) : role}</Tag> {unit && <span>{unit.name}</span>} <span className="small soft tabular">{to === null ? t({ ca: 'des del {from}', es: 'desde el {from}', en: 'since {from}' }, { from: format.shortDay(from) }) : t({ ca: 'del {from} al {to}', es: 'del {from} al {to}', en: '{from} to {to}' }, { from: format.shortDay(from), to: format.shortDay(to) })}</span>
          </li>
        ))}
      </ul>
      {mayManage && (
        <Menu label={<>{t({ ca: 'Accions', es: 'Acciones', en: 'Actions' })}<span className="sr-only">: {member.name}</span></>} small look="quiet" end>
          {(close) => (
            <>
              <button type="button" onClick={() => { close(); onAct('role'); }}>{t({ ca: 'Afegeix un rol', es: 'Añadir un rol', en: 'Add a role' })}</button>
              <button type="button" onClick={() => { close(); onAct('again'); }}>{t({ ca: 'Torna a convidar', es: 'Volver a invitar', en: 'Invite again' })}</button>
              <button type="button" onClick={() => { close(); onAct('end'); }}>{t({ ca: 'Acaba una vinculació', es: 'Terminar una vinculación', en: 'End a membership' })}</button>
            </>
          )}
        </Menu>
      )}
    </li>
  );
}
