import { Button, ProblemNotice, Section, SignOutIcon, Skeleton, Tag, useFormat, useQueryOperation, useRun, useText, type Text } from '@comu/design';

interface Session {
  readonly id: string;
  readonly way: string;
  readonly address: string | null;
  readonly createdAt: string;
  readonly usedAt: string;
  readonly current: boolean;
}

const ways: Readonly<Record<string, Text>> = {
  password: { ca: 'Amb contrasenya', es: 'Con contraseña', en: 'With a password' },
  passkey: { ca: 'Amb clau d’accés', es: 'Con clave de acceso', en: 'With a passkey' },
  invitation: { ca: 'Amb una invitació', es: 'Con una invitación', en: 'With an invitation' },
  oidc: { ca: 'Amb un proveïdor d’identitat', es: 'Con un proveedor de identidad', en: 'With an identity provider' },
};

/** Where the person is signed in, so that a forgotten screen can be closed from here. */
export function Sessions() {
  const t = useText();
  const format = useFormat();
  const open = useQueryOperation<readonly Session[]>('identity.sessions', {}, { organisation: null });
  const closing = useRun('identity.revoke-session', { organisation: null });
  return (
    <Section title={t({ ca: 'Sessions obertes', es: 'Sesiones abiertas', en: 'Open sessions' })}>
      {open.isPending && !open.error && <Skeleton />}
      {open.error && <ProblemNotice problem={open.error.problem} />}
      {closing.problem && <ProblemNotice problem={closing.problem} />}
      <ul className="plain-rows">
        {open.data?.map(({ id, way, address, usedAt, current }) => (
          <li key={id}>
            <span><strong>{t(ways[way] ?? ways['oidc'] ?? way)}</strong> {current && <Tag>{t({ ca: 'Aquesta', es: 'Esta', en: 'This one' })}</Tag>} <span className="soft small">{[address, format.ago(usedAt)].filter(Boolean).join(' · ')}</span></span>
            {!current && <Button small look="quiet" icon={SignOutIcon} busy={closing.running} onClick={() => void closing.run({ session: id })}>{t({ ca: 'Tanca-la', es: 'Cerrar', en: 'Close' })}</Button>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
