import { useState } from 'react';
import { Button, Facts, FingerprintIcon, Link, Page, ProblemNotice, Section, Tag, toast, useLanguage, useMe, useText, type Problem } from '@comu/design';
import { addPasskey, passkeysHere } from '../passkey.ts';
import { Looks } from '../shell/me-menu.tsx';
import { Readings } from './readings.tsx';

/** One's own account: what the house knows of the person, how they enter and how they like it to look. */
export function Account() {
  const t = useText();
  const me = useMe();
  const { language } = useLanguage();
  const [problem, setProblem] = useState<Problem>();
  if (!me) return null;
  const add = async () => {
    const refused = await addPasskey(language);
    setProblem(refused);
    if (refused === undefined) toast({ ca: 'Clau d’accés afegida', es: 'Clave de acceso añadida', en: 'Passkey added' });
  };
  return (
    <Page title={t({ ca: 'El meu compte', es: 'Mi cuenta', en: 'My account' })} narrow>
      <Section title={me.person.name}><Facts facts={[{ label: t({ ca: 'Adreça electrònica', es: 'Correo electrónico', en: 'E-mail address' }), value: me.person.email }]} /></Section>
      <Section title={t({ ca: 'Els vostres ens', es: 'Sus entes', en: 'Your organisations' })}>
        <Facts facts={me.memberships.map(({ organisation, roles, units }) => ({ key: organisation.id, label: <Link href={`/o/${organisation.slug}`}>{organisation.name}</Link>, value: <>{roles.map((role) => <Tag key={role.ca}>{t(role)}</Tag>)} {units.map(({ name }) => name).join(', ')}</> }))} />
      </Section>
      {passkeysHere() && (
        <Section title={t({ ca: 'Claus d’accés', es: 'Claves de acceso', en: 'Passkeys' })}>
          <p className="soft">{t({ ca: 'Amb una clau d’accés entreu amb l’empremta, la cara o el PIN del dispositiu, sense contrasenya.', es: 'Con una clave de acceso entra con la huella, la cara o el PIN del dispositivo, sin contraseña.', en: 'With a passkey you enter by fingerprint, face or the device’s PIN, without a password.' })}</p>
          {problem && <ProblemNotice problem={problem} />}
          <p className="gap-above"><Button icon={FingerprintIcon} onClick={() => void add()}>{t({ ca: 'Afegiu aquest dispositiu', es: 'Añadir este dispositivo', en: 'Add this device' })}</Button></p>
        </Section>
      )}
      <Section title={t({ ca: 'Llengua i aparença', es: 'Idioma y apariencia', en: 'Language and appearance' })}><Looks signedIn /></Section>
      {me.memberships.length > 0 && <Readings me={me} />}
    </Page>
  );
}
