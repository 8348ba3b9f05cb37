import { useState, type FormEvent } from 'react';
import { Button, ButtonLink, CheckCircleIcon, DownloadSimpleIcon, Facts, Page, ProblemNotice, Section, SealIcon, Skeleton, State, TextField, useFormat, useGo, useQueryOperation, useText, type ScreenProps } from '@comu/design';

interface Verified {
  readonly organisation: { readonly name: string; readonly slug: string };
  readonly code: string;
  readonly direction: 'entry' | 'exit';
  readonly registeredAt: string;
  readonly issuedAt: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
  readonly annulled: boolean;
  readonly proof: unknown;
}

/** Whoever holds a receipt checks here that it is true, by the code printed on it (Llei 39/2015, art. 16.3 and 27.3). */
export function VerifyReceipt({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const verified = useQueryOperation<Verified>('registry.verify', { code }, { organisation: org, enabled: code !== '' });
  const found = verified.data;
  return (
    <Page title={t({ ca: 'Comproveu un justificant', es: 'Compruebe un justificante', en: 'Verify a receipt' })} narrow lead={t({ ca: 'Escriviu el codi de verificació que hi ha imprès al justificant.', es: 'Escriba el código de verificación impreso en el justificante.', en: 'Write the verification code printed on the receipt.' })}>
      <CodeForm org={org} code={code} />
      {code !== '' && verified.isPending && !verified.error && <Skeleton />}
      {verified.error && <ProblemNotice problem={verified.error.problem} />}
      {found && (
        <Section title={found.annulled ? t({ ca: 'El justificant és autèntic, però l’assentament es va anul·lar', es: 'El justificante es auténtico, pero el asiento se anuló', en: 'The receipt is authentic, but its entry was annulled' }) : t({ ca: 'El justificant és autèntic', es: 'El justificante es auténtico', en: 'The receipt is authentic' })}
          actions={<State tone={found.annulled ? 'warning' : 'success'} icon={found.annulled ? SealIcon : CheckCircleIcon}>{found.annulled ? t({ ca: 'Anul·lat', es: 'Anulado', en: 'Annulled' }) : t({ ca: 'Vàlid', es: 'Válido', en: 'Valid' })}</State>}>
          <Facts facts={[
            { label: t({ ca: 'Registre', es: 'Registro', en: 'Registry' }), value: found.organisation.name },
            { label: t({ ca: 'Número', es: 'Número', en: 'Number' }), value: <strong className="tabular">{found.code}</strong> },
            { label: t({ ca: 'Llibre', es: 'Libro', en: 'Book' }), value: found.direction === 'entry' ? t({ ca: 'Entrada', es: 'Entrada', en: 'Entry' }) : t({ ca: 'Sortida', es: 'Salida', en: 'Exit' }) },
            { label: t({ ca: 'Registrat', es: 'Registrado', en: 'Registered' }), value: format.moment(found.registeredAt) },
            { label: t({ ca: 'Justificant emès', es: 'Justificante emitido', en: 'Receipt issued' }), value: format.moment(found.issuedAt) },
            ...found.files.map(({ name, sha256, size }) => ({ key: sha256, label: name, value: <><span className="tabular">{format.bytes(size)}</span> <code className="fingerprint" title="SHA-256">{sha256}</code></> })),
          ]} />
          <p className="gap-above"><ButtonLink icon={DownloadSimpleIcon} download href={`/api/verify/${found.organisation.slug}/${encodeURIComponent(code)}/receipt`}>{t({ ca: 'Baixeu el justificant segellat', es: 'Descargar el justificante sellado', en: 'Download the sealed receipt' })}</ButtonLink></p>
        </Section>
      )}
    </Page>
  );
}

function CodeForm({ org, code }: { org: string; code: string }) {
  const t = useText();
  const go = useGo();
  const [typed, setTyped] = useState(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') go(`/verifica/${org}/${encodeURIComponent(typed.trim().toUpperCase())}`);
  };
  return (
    <form className="code-form" onSubmit={submit}>
      <TextField label={t({ ca: 'Codi de verificació', es: 'Código de verificación', en: 'Verification code' })} value={typed} required spellCheck={false} autoComplete="off" placeholder="XXXX-XXXX-XXXX-XXXX-XXXX" className="ds-input code" onValue={setTyped} />
      <Button type="submit" look="primary">{t({ ca: 'Comprova', es: 'Comprobar', en: 'Verify' })}</Button>
    </form>
  );
}
