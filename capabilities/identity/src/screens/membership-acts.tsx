import { useState } from 'react';
import { Button, CopyIcon, DatePicker, Dialog, ProblemNotice, RadioGroup, Skeleton, toast, useFormat, recordHref, useDescription, useOrganisation, useQueryOperation, useRecord, useRun, useText, Link } from '@comu/design';
import type { Member } from './rows.ts';

/** Ends one membership on a day, the last that counts. */
export function EndMembership({ member, onClose }: { member: Member; onClose(): void }) {
  const t = useText();
  const roles = useRecord('identity.membership')?.fields.find(({ name }) => name === 'role')?.choices;
  const open = member.memberships.filter(({ to }) => to === null);
  const [membership, setMembership] = useState(open[0]?.id ?? '');
  const [on, setOn] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date()));
  const { run, running, problem } = useRun('identity.end-membership');
  const end = async () => {
    if ((await run({ membership, on })) === undefined) return;
    toast({ ca: 'Vinculació acabada', es: 'Vinculación terminada', en: 'Membership ended' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Acabeu una vinculació de {name}', es: 'Termine una vinculación de {name}', en: 'End a membership of {name}' }, { name: member.name })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" tone="danger" busy={running} disabled={membership === '' || on === ''} onClick={() => void end()}>{t({ ca: 'Acaba-la', es: 'Terminarla', en: 'End it' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: 'Des de l’endemà ja no podrà actuar amb aquest rol. El que va fer es conserva amb el seu nom.', es: 'Desde el día siguiente ya no podrá actuar con este rol. Lo que hizo se conserva con su nombre.', en: 'From the next day they can no longer act in this role. What they did stays under their name.' })}</p>
        {open.length === 0 && <p className="soft">{t({ ca: 'No en té cap d’oberta.', es: 'No tiene ninguna abierta.', en: 'None is open.' })}</p>}
        {open.length > 1 && <RadioGroup label={t({ ca: 'Quin rol', es: 'Qué rol', en: 'Which role' })} value={membership} onValue={setMembership} options={open.map(({ id, role, unit }) => ({ value: id, label: `${roles?.[role] ? t(roles[role]!) : role}${unit ? ` · ${unit.name}` : ''}` }))} />}
        <DatePicker label={t({ ca: 'Últim dia', es: 'Último día', en: 'Last day' })} value={on} onValue={setOn} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** The link of an invitation, to be handed over when the e-mail does not arrive. */
export function InvitationLink({ invitation, onClose }: { invitation: string; onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const sends = useDescription()?.sendsMail !== false;
  const [wanted, setWanted] = useState(false);
  const { data, error } = useQueryOperation<{ link: string; until: string }>('identity.show-invitation', { invitation }, { enabled: wanted });
  const copy = () => void navigator.clipboard.writeText(data?.link ?? '').then(() => toast({ ca: 'Enllaç copiat', es: 'Enlace copiado', en: 'Link copied' }));
  return (
    <Dialog open onClose={onClose} title={t(sends ? { ca: 'Invitació enviada', es: 'Invitación enviada', en: 'Invitation sent' } : { ca: 'Invitació feta', es: 'Invitación hecha', en: 'Invitation made' })} footer={<Button look="primary" onClick={onClose}>{t({ ca: 'Entesos', es: 'Entendido', en: 'Got it' })}</Button>}>
      <div className="form">
        {sends
          ? <p>{t({ ca: 'Rebrà un correu amb l’enllaç per triar contrasenya.', es: 'Recibirá un correo con el enlace para elegir contraseña.', en: 'They get an e-mail with the link to choose a password.' })}</p>
          : <p>{t({ ca: 'Aquesta instal·lació no envia correu: no rebrà res. Doneu-li l’enllaç vós, en mà o per un canal segur.', es: 'Esta instalación no envía correo: no recibirá nada. Dele usted el enlace, en mano o por un canal seguro.', en: 'This installation sends no mail: they get nothing. Hand them the link yourself, or by a safe channel.' })}{organisation?.can('notifications.mail') === true && <> <Link href={recordHref(organisation.slug, 'notifications.message')}>{t({ ca: 'Els correus s’acumulen a la bústia de sortida.', es: 'Los correos se acumulan en la bandeja de salida.', en: 'Mail gathers in the outbox.' })}</Link></>}</p>}
        {!wanted && <Button small onClick={() => setWanted(true)}>{t(sends ? { ca: 'El correu no arriba: mostra l’enllaç', es: 'El correo no llega: mostrar el enlace', en: 'The e-mail does not arrive: show the link' } : { ca: 'Mostra l’enllaç', es: 'Mostrar el enlace', en: 'Show the link' })}</Button>}
        {wanted && data === undefined && !error && <Skeleton />}
        {error && <ProblemNotice problem={error.problem} />}
        {data && <><p><code className="people-link">{data.link}</code></p><p className="small soft">{t({ ca: 'Vàlid fins al {when}. Qui el tingui entrarà com aquesta persona: doneu-lo només a ella.', es: 'Válido hasta el {when}. Quien lo tenga entrará como esta persona: déselo solo a ella.', en: 'Valid until {when}. Whoever holds it signs in as this person: give it only to them.' }, { when: format.moment(data.until) })}</p><Button small icon={CopyIcon} onClick={copy}>{t({ ca: 'Copia l’enllaç', es: 'Copiar el enlace', en: 'Copy the link' })}</Button></>}
      </div>
    </Dialog>
  );
}
