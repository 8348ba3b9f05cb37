import { useState, type FormEvent } from 'react';
import { Button, ButtonLink, CheckCircleIcon, DownloadSimpleIcon, Page, ProblemNotice, Skeleton, TextField, useFormat, useGo, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from './say.ts';
import './office.css';

const tidy = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/(.{4})(?=.)/g, '$1-');
const wellMade = (code: string) => /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}$/.test(code);

/** Whoever holds an authentic copy of paper checks it here by the code on its last page (Llei 39/2015, art. 27.3.c). */
export function CopyPage({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const asked = tidy(code);
  const [typed, setTyped] = useState(asked);
  const { data, error } = useQueryOperation<{ organisation: string; title: string; sealedAt: string; pages: number }>('electronic-office.verify-copy', { code: asked }, { organisation: org, enabled: wellMade(asked) });
  const submit = (event: FormEvent) => { event.preventDefault(); go(`/seu/${org}/copia/${tidy(typed)}`); };
  return (
    <Page narrow title={t(say('Comproveu una còpia', 'Compruebe una copia', 'Check a copy'))} trail={[{ label: t(say('Seu electrònica', 'Sede electrónica', 'Electronic office')), href: `/seu/${org}` }]}>
      <form className="form" onSubmit={submit}>
        <TextField label={t(say('Codi de verificació', 'Código de verificación', 'Verification code'))} value={typed} onValue={setTyped} placeholder="XXXX-XXXX-XXXX-XXXX-XXXX" spellCheck={false} autoComplete="off" className="ds-input code" help={t(say('És a l’última pàgina de la còpia.', 'Está en la última página de la copia.', 'It is on the last page of the copy.'))}
          problem={asked !== '' && !wellMade(asked) ? t(say('El codi té cinc grups de quatre lletres i xifres. Reviseu-lo.', 'El código tiene cinco grupos de cuatro letras y cifras. Revíselo.', 'The code is five groups of four letters and digits. Check it.')) : undefined} />
        <p><Button type="submit" look="primary">{t(say('Comprova', 'Comprobar', 'Check'))}</Button></p>
      </form>
      {wellMade(asked) && data === undefined && !error && <Skeleton lines={2} />}
      {error && <ProblemNotice problem={error.problem} />}
      {data && !error && (
        <div className="office-filed" role="status">
          <CheckCircleIcon size={40} weight="fill" aria-hidden />
          <h2>{t(say('La còpia és autèntica', 'La copia es auténtica', 'The copy is authentic'))}</h2>
          <p><strong>{data.title}</strong></p>
          <p>{t(say('{name} la va segellar {when}: {pages} pàgines, amb el mateix valor que el paper (art. 27).', '{name} la selló {when}: {pages} páginas, con el mismo valor que el papel (art. 27).', '{name} sealed it on {when}: {pages} pages, worth the same as the paper (art. 27).'), { name: data.organisation, when: format.moment(data.sealedAt), pages: data.pages })}</p>
          <ButtonLink icon={DownloadSimpleIcon} download href={`/api/seu/${org}/copies/${asked}`}>{t(say('Baixeu-la', 'Descargarla', 'Download it'))}</ButtonLink>
        </div>
      )}
    </Page>
  );
}
