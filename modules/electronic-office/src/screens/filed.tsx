import { useEffect } from 'react';
import { ButtonLink, CheckCircleIcon, CopyIcon, Button, DownloadSimpleIcon, Facts, Page, ProblemNotice, SealIcon, Section, Skeleton, toast, useFormat, useText, type ScreenProps, type Text } from '@comu/design';
import { useOffice } from './answers.ts';
import { ForVisitors, VisitorBar } from './identify.tsx';
import { say } from './say.ts';
import './office.css';

interface Receipt { readonly entryCode: string; readonly caseCode: string; readonly registeredAt: string; readonly effectiveOn: string; readonly subject: Text; readonly verification: string; readonly sealed: boolean; readonly email: string | null }

/** What somebody takes away after filing: the number, large, and the sealed receipt as soon as it is there (Llei 39/2015, art. 16.3). */
export function Filed({ params: { org = '', filing = '' } }: ScreenProps) {
  const t = useText();
  return <ForVisitors title={t(say('Presentat', 'Presentado', 'Filed'))}><Shown org={org} filing={filing} /></ForVisitors>;
}

function Shown({ org, filing }: { org: string; filing: string }) {
  const t = useText();
  const format = useFormat();
  const { data: receipt, error, refetch } = useOffice<Receipt>(org, 'receipt', { filing });
  const waiting = receipt?.sealed === false;
  useEffect(() => {
    if (!waiting) return;
    const asking = setInterval(() => void refetch(), 1_000);
    return () => clearInterval(asking);
  }, [waiting, refetch]);
  const title = t(say('Ja està presentat', 'Ya está presentado', 'It is filed'));
  if (receipt === undefined) return <Page narrow title={title}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={5} />}</Page>;
  const { entryCode, caseCode, registeredAt, effectiveOn, subject, verification, sealed, email } = receipt;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date(registeredAt));
  const copy = () => void navigator.clipboard.writeText(entryCode).then(() => toast(t(say('Número copiat', 'Número copiado', 'Number copied'))));
  return (
    <Page narrow title={title} lead={t(subject)} actions={<VisitorBar org={org} />}>
      <div className="office-filed" role="status">
        <CheckCircleIcon size={40} weight="fill" aria-hidden />
        <p className="soft">{t(say('Número de registre', 'Número de registro', 'Registry number'))}</p>
        <p className="office-number tabular">{entryCode}</p>
        <p>{format.moment(registeredAt)}</p>
        <Button small look="quiet" icon={CopyIcon} onClick={copy}>{t(say('Copieu el número', 'Copiar el número', 'Copy the number'))}</Button>
      </div>
      <Section title={t(say('Justificant', 'Justificante', 'Receipt'))}>
        {sealed
          ? <p className="office-actions"><ButtonLink look="primary" icon={DownloadSimpleIcon} download href={`/api/verify/${org}/${verification}/receipt`}>{t(say('Baixeu el justificant segellat', 'Descargar el justificante sellado', 'Download the sealed receipt'))}</ButtonLink></p>
          : <p className="office-line" role="status"><SealIcon size={22} aria-hidden />{t(say('S’està segellant el justificant: sortirà aquí d’aquí a un moment. El número ja és vàlid.', 'Sellando el justificante: aparecerá aquí en un momento. El número ya es válido.', 'The receipt is being sealed: it will appear in a moment. The number is already valid.'))}</p>}
        <Facts facts={[
          { label: t(say('Expedient', 'Expediente', 'Case')), value: <span className="tabular">{caseCode}</span> },
          { label: t(say('Codi de verificació', 'Código de verificación', 'Verification code')), value: <a href={`/verifica/${org}/${verification}`} className="office-code">{verification}</a> },
          ...(effectiveOn === day ? [] : [{ label: t(say('Compta des del', 'Cuenta desde el', 'Counts from')), value: t(say('{day}, perquè es va presentar en dia inhàbil (art. 31.2)', '{day}, porque se presentó en día inhábil (art. 31.2)', '{day}, as it was filed on a non-working day (art. 31.2)'), { day: format.day(effectiveOn) }) }]),
          { label: t(say('Avisos', 'Avisos', 'Notices')), value: email ?? t(say('No heu deixat cap correu: mireu la seu de tant en tant.', 'No ha dejado ningún correo: consulte la sede de vez en cuando.', 'You left no e-mail: look at the office from time to time.')) },
        ]} />
      </Section>
      <p><ButtonLink href={`/seu/${org}/tramits/${filing}`}>{t(say('Mireu com va', 'Ver cómo va', 'See how it stands'))}</ButtonLink></p>
    </Page>
  );
}
