import { useState } from 'react';
import { ButtonLink, Button, CheckCircleIcon, EmptyState, fileAddress, FolderOpenIcon, Link, Page, ProblemNotice, SignatureIcon, Skeleton, useFormat, useGo, useQueryOperation, useText, XCircleIcon, type ScreenProps } from '@comu/design';
import { PdfView } from './pdf-view.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import type { Waiting } from './rows.ts';
import { SignDialog } from './sign-dialog.tsx';
import { whyAsked } from '../why.ts';
import './signing.css';

/** One document to sign, made for a minute on a phone: what it is, why, from which case, the document itself, and two buttons. */
export function SignOne({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const { data, error } = useQueryOperation<readonly Waiting[]>('signatures.tray');
  const [act, setAct] = useState<'sign' | 'reject'>();
  const [signed, setSigned] = useState(false);
  const trail = [{ label: t({ ca: 'Per signar', es: 'Para firmar', en: 'To sign' }), href: `/o/${org}/sign` }];
  const at = data?.findIndex(({ request }) => request.id === id) ?? -1;
  const found = data?.[at];
  const next = data?.find(({ request }) => request.id !== id);
  if (error) return <Page title={t({ ca: 'Signeu', es: 'Firme', en: 'Sign' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <div className="page"><Skeleton lines={8} /></div>;
  if (found === undefined)
    return (
      <Page title={signed ? t({ ca: 'Signat', es: 'Firmado', en: 'Signed' }) : t({ ca: 'Ja no cal signar-ho', es: 'Ya no hace falta firmarlo', en: 'Nothing to sign here' })} trail={trail} narrow>
        {signed
          ? <div className="sign-done" role="status"><CheckCircleIcon size={56} weight="fill" aria-hidden /><p>{t({ ca: 'El document porta la vostra signatura i el tràmit continua.', es: 'El documento lleva su firma y el trámite continúa.', en: 'The document bears your signature and the procedure goes on.' })}</p>
              {next ? <ButtonLink look="primary" href={`/o/${org}/sign/${next.request.id}`}>{t({ ca: 'El següent: {title}', es: 'El siguiente: {title}', en: 'Next: {title}' }, { title: next.request.title })}</ButtonLink> : <ButtonLink href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</ButtonLink>}</div>
          : <EmptyState title={t({ ca: 'Aquesta petició ja no espera la vostra signatura', es: 'Esta petición ya no espera su firma', en: 'This request no longer awaits your signature' })} action={<ButtonLink href={`/o/${org}/sign`}>{t({ ca: 'Mireu què espera', es: 'Ver qué espera', en: 'See what waits' })}</ButtonLink>}>{t({ ca: 'Ja s’ha signat o rebutjat, o correspon a una altra persona.', es: 'Ya se ha firmado o rechazado, o corresponde a otra persona.', en: 'It has been signed or refused already, or is for somebody else.' })}</EmptyState>}
      </Page>
    );
  const { request, document } = found;
  const address = fileAddress({ sha256: document.file, name: document.name, organisation: org });
  return (
    <Page title={request.title} trail={trail} narrow lead={<span className="sign-why">{t(whyAsked(request))}</span>}>
      <p className="sign-facts small soft">
        <span>{t({ ca: 'Demanat {when}', es: 'Pedido {when}', en: 'Asked {when}' }, { when: format.ago(request.createdAt) })}</span>
        {request.case && <Link href={`/o/${org}/cases/${request.case}`}><span className="file-link"><FolderOpenIcon size={16} aria-hidden />{t({ ca: 'Obre l’expedient', es: 'Abrir el expediente', en: 'Open the case' })}</span></Link>}
      </p>
      <PdfView address={address} title={document.title} />
      <div className="sign-bar">
        <Button icon={XCircleIcon} onClick={() => setAct('reject')}>{t({ ca: 'Rebutja', es: 'Rechazar', en: 'Refuse' })}</Button>
        <Button look="primary" icon={SignatureIcon} onClick={() => setAct('sign')}>{t({ ca: 'Signa', es: 'Firmar', en: 'Sign' })}</Button>
      </div>
      {act === 'sign' && <SignDialog requests={[request]} onClose={() => setAct(undefined)} onSigned={() => setSigned(true)} />}
      {act === 'reject' && <RejectDialog request={request} onClose={() => setAct(undefined)} onRejected={() => go(`/o/${org}/sign`)} />}
    </Page>
  );
}
