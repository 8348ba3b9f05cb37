import { useState } from 'react';
import { Facts, FileDrop, Page, ProblemNotice, Section, Skeleton, State, useFormat, useQueryOperation, useText, type ScreenProps, type StoredFile, type Text } from '@comu/design';
import './signing.css';

type Verdict = 'valid' | 'uncertain' | 'invalid';
interface Signature { readonly name: string; readonly verdict: Verdict; readonly claimedAt?: string; readonly timestamp?: { readonly at: string; readonly authority: string; readonly valid: boolean }; readonly signer?: { readonly name: string; readonly issuer: string } }
interface Checked { readonly report: { readonly verdict: Verdict | 'unsigned'; readonly remains: boolean; readonly signatures: readonly Signature[] }; readonly words: Text }

const tones = { valid: 'success', uncertain: 'warning', invalid: 'danger', unsigned: 'pending' } as const;

/** The report of a signed PDF, whoever signed it: each signature with its signer, its time and what was found of it. The file is only read. */
export function CheckSignatures(_: ScreenProps) {
  const t = useText();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [file] = files;
  const { data, error, isPending } = useQueryOperation<Checked>('signatures.verify', { file: file?.sha256 ?? '' }, { enabled: file !== undefined });
  return (
    <Page title={t({ ca: 'Comproveu un document signat', es: 'Compruebe un documento firmado', en: 'Check a signed document' })} narrow
      lead={t({ ca: 'Qui l’ha signat, quan, amb quin certificat i si ha canviat des d’aleshores.', es: 'Quién lo ha firmado, cuándo, con qué certificado y si ha cambiado desde entonces.', en: 'Who signed it, when, with which certificate, and whether it has changed since.' })}>
      <FileDrop files={files} onFiles={setFiles} accept=".pdf" label={t({ ca: 'Document PDF', es: 'Documento PDF', en: 'PDF document' })} help={t({ ca: 'D’aquesta instal·lació o de qualsevol altra. Es llegeix sense tocar-lo.', es: 'De esta instalación o de cualquier otra. Se lee sin tocarlo.', en: 'From this installation or any other. It is read and left as it is.' })} />
      <div className="sign-found" aria-live="polite">
        {file !== undefined && isPending && !error && <Skeleton lines={4} />}
        {file !== undefined && error && <ProblemNotice problem={error.problem} />}
        {file !== undefined && data && !error && <Found checked={data} />}
      </div>
    </Page>
  );
}

function Found({ checked: { report, words } }: { checked: Checked }) {
  const t = useText();
  const format = useFormat();
  const [head = '', ...paragraphs] = t(words).split('\n');
  const verdicts: Record<Verdict | 'unsigned', string> = {
    valid: t({ ca: 'Vàlid', es: 'Válido', en: 'Valid' }), uncertain: t({ ca: 'No confirmat', es: 'No confirmado', en: 'Not confirmed' }),
    invalid: t({ ca: 'No vàlid', es: 'No válido', en: 'Not valid' }), unsigned: report.remains ? t({ ca: 'Malmès', es: 'Dañado', en: 'Spoilt' }) : t({ ca: 'Sense signatura', es: 'Sin firma', en: 'Not signed' }),
  };
  return (
    <>
      <Section title={t({ ca: 'Resultat', es: 'Resultado', en: 'Result' })} actions={<State tone={report.remains ? 'danger' : tones[report.verdict]}>{verdicts[report.verdict]}</State>}><p className="sign-why">{head}</p></Section>
      {report.signatures.map((each, at) => (
        <Section key={`${each.name} ${at}`} title={each.signer?.name ?? t({ ca: 'Signatura {number}', es: 'Firma {number}', en: 'Signature {number}' }, { number: at + 1 })} actions={<State tone={tones[each.verdict]}>{verdicts[each.verdict]}</State>}>
          <Facts facts={[
            ...(each.signer ? [{ label: t({ ca: 'Certificat emès per', es: 'Certificado emitido por', en: 'Certificate issued by' }), value: each.signer.issuer }] : []),
            ...(each.timestamp ? [{ label: t({ ca: 'Segell de temps', es: 'Sello de tiempo', en: 'Timestamp' }), value: `${format.moment(each.timestamp.at)} · ${each.timestamp.authority}` }] : each.claimedAt ? [{ label: t({ ca: 'Hora que diu qui signa', es: 'Hora que dice quien firma', en: 'Time according to the signer' }), value: format.moment(each.claimedAt) }] : []),
          ]} />
          <p className="gap-above">{paragraphs[at]}</p>
        </Section>
      ))}
    </>
  );
}
