import { Facts, Link, Page, Section, Tag, useMe, useText } from '@comu/design';
import { Looks } from '../shell/me-menu.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Readings } from './readings.tsx';
import { Sessions } from './sessions.tsx';

/** One's own account: where one works, how one enters, where one is signed in and who read one's data. */
export function Account() {
  const t = useText();
  const me = useMe();
  if (!me) return null;
  return (
    <Page title={t({ ca: 'El meu compte', es: 'Mi cuenta', en: 'My account' })} lead={`${me.person.name} · ${me.person.email}`} narrow>
      <Section title={t({ ca: 'Els vostres ens', es: 'Sus entes', en: 'Your organisations' })}>
        <Facts facts={me.memberships.map(({ organisation, roles, units }) => ({ key: organisation.id, label: <Link href={`/o/${organisation.slug}`}>{organisation.name}</Link>, value: <>{roles.map((role) => <Tag key={role.ca}>{t(role)}</Tag>)} {units.map(({ name }) => name).join(', ')}</> }))} />
      </Section>
      <Passkeys />
      <Password />
      <Section title={t({ ca: 'Llengua i aparença', es: 'Idioma y apariencia', en: 'Language and appearance' })}><Looks signedIn /></Section>
      <Sessions />
      {me.memberships.length > 0 && <Readings me={me} />}
    </Page>
  );
}
