import { useState } from 'react';
import { Button, EmptyState, Facts, KeyIcon, Page, ProblemNotice, Section, Skeleton, State, useFormat, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { OwnCertificate } from './own-certificate.tsx';

interface Mine { readonly name: string; readonly validUntil: string; readonly since: string }
const soon = 30 * 86_400_000;

/** The certificate one signs with here: whose it is, until when, and how to change it. */
export function MyCertificate(_: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Mine | null>('signatures.my-certificate');
  const [changing, setChanging] = useState(false);
  const [openedAt] = useState(() => Date.now());
  const left = data ? Date.parse(data.validUntil) - openedAt : 0;
  return (
    <Page title={t({ ca: 'El meu certificat', es: 'Mi certificado', en: 'My certificate' })} narrow lead={t({ ca: 'Amb el que signeu en nom d’aquest ens.', es: 'Con el que firma en nombre de este ente.', en: 'With which you sign for this body.' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={4} />}
      {data === null && <EmptyState title={t({ ca: 'Encara no en teniu cap', es: 'Todavía no tiene ninguno', en: 'You have none yet' })} action={<Button look="primary" icon={KeyIcon} onClick={() => setChanging(true)}>{t({ ca: 'Creeu-lo o afegiu el vostre', es: 'Créelo o añada el suyo', en: 'Make one or add yours' })}</Button>}>{t({ ca: 'Us cal per signar. Es fa en un moment, amb una contrasenya que només sabreu vós.', es: 'Lo necesita para firmar. Se hace en un momento, con una contraseña que solo sabrá usted.', en: 'You need it to sign. It takes a moment, with a passphrase only you know.' })}</EmptyState>}
      {data && (
        <Section title={data.name} actions={<State tone={left < 0 ? 'danger' : left < soon ? 'warning' : 'success'}>{left < 0 ? t({ ca: 'Caducat', es: 'Caducado', en: 'Expired' }) : left < soon ? t({ ca: 'Caduca aviat', es: 'Caduca pronto', en: 'Expires soon' }) : t({ ca: 'Vàlid', es: 'Válido', en: 'Valid' })}</State>}>
          <Facts facts={[{ label: t({ ca: 'Vàlid fins al', es: 'Válido hasta el', en: 'Valid until' }), value: format.day(data.validUntil) }, { label: t({ ca: 'Afegit', es: 'Añadido', en: 'Added' }), value: format.moment(data.since) }]} />
          <p className="sign-change"><Button icon={KeyIcon} onClick={() => setChanging(true)}>{t({ ca: 'Canvieu-lo per un altre', es: 'Cambiarlo por otro', en: 'Replace it' })}</Button></p>
          <p className="small soft">{t({ ca: 'Si n’oblideu la contrasenya no es pot recuperar: feu-ne un de nou. El que ja heu signat continua sent vàlid.', es: 'Si olvida la contraseña no se puede recuperar: haga uno nuevo. Lo que ya ha firmado sigue siendo válido.', en: 'A forgotten passphrase cannot be recovered: make a new one. What you signed stays valid.' })}</p>
        </Section>
      )}
      {changing && <OwnCertificate title={t({ ca: 'El vostre certificat', es: 'Su certificado', en: 'Your certificate' })} onClose={() => setChanging(false)} onMade={() => setChanging(false)} />}
    </Page>
  );
}
