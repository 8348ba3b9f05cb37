import { useState } from 'react';
import { Button, ButtonLink, Checkbox, EmptyState, Link, Page, ProblemNotice, Section, SignatureIcon, Skeleton, useFormat, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { Waiting } from './rows.ts';
import { SignDialog } from './sign-dialog.tsx';
import { whyAsked } from '../why.ts';
import './signing.css';

/** What waits for the reader’s signature: read each, or sign several with one passphrase. */
export function Tray({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly Waiting[]>('signatures.tray');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState(false);
  const picked = (data ?? []).filter(({ request }) => chosen.has(request.id));
  const pick = (id: string, on: boolean) => setChosen((all) => new Set(on ? [...all, id] : [...all].filter((each) => each !== id)));
  return (
    <Page title={t({ ca: 'Per signar', es: 'Para firmar', en: 'To sign' })} narrow lead={data && data.length > 0 ? t(data.length === 1 ? { ca: 'Un document espera la vostra signatura.', es: 'Un documento espera su firma.', en: 'One document awaits your signature.' } : { ca: '{count} documents esperen la vostra signatura.', es: '{count} documentos esperan su firma.', en: '{count} documents await your signature.' }, { count: data.length }) : undefined}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data?.length === 0 && (
        <EmptyState title={t({ ca: 'No teniu res per signar', es: 'No tiene nada que firmar', en: 'You have nothing to sign' })} action={<ButtonLink href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</ButtonLink>}>
          {t({ ca: 'Quan algú us demani una signatura, la veureu aquí i a Avui: què és, per què us la demanen i de quin expedient.', es: 'Cuando alguien le pida una firma, la verá aquí y en Hoy: qué es, por qué se la piden y de qué expediente.', en: 'When somebody asks you to sign, you see it here and in Today: what it is, why and from which case.' })}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Section flush>
          <ul className="sign-list">
            {data.map(({ request, document }) => (
              <li key={request.id} className="sign-item">
                {data.length > 1 && <Checkbox label={<span className="sr-only">{t({ ca: 'Tria {title}', es: 'Elegir {title}', en: 'Choose {title}' }, { title: request.title })}</span>} checked={chosen.has(request.id)} onValue={(on) => pick(request.id, on)} />}
                <div>
                  <Link href={`/o/${org}/sign/${request.id}`}><span className="sign-title">{request.title}</span></Link>
                  <p>{t(whyAsked(request))}</p>
                  <p className="small soft">{format.ago(request.createdAt)} · <span className="tabular">{format.bytes(document.size)}</span></p>
                </div>
                <ButtonLink look={data.length === 1 ? 'primary' : 'secondary'} href={`/o/${org}/sign/${request.id}`}>{t({ ca: 'Llegeix i signa', es: 'Leer y firmar', en: 'Read and sign' })}<span className="sr-only">: {request.title}</span></ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data && data.length > 1 && (
        <div className="sign-several">
          <Checkbox label={t({ ca: 'Tots', es: 'Todos', en: 'All' })} checked={picked.length === data.length} onValue={(on) => setChosen(new Set(on ? data.map(({ request }) => request.id) : []))} />
          <Button look="primary" icon={SignatureIcon} disabled={picked.length === 0} onClick={() => setSigning(true)}>{t({ ca: 'Signa els triats ({count})', es: 'Firmar los elegidos ({count})', en: 'Sign those chosen ({count})' }, { count: picked.length })}</Button>
        </div>
      )}
      {signing && <SignDialog requests={picked.map(({ request }) => request)} onClose={() => setSigning(false)} onSigned={(ids) => setChosen((all) => new Set([...all].filter((id) => !ids.includes(id))))} />}
    </Page>
  );
}
