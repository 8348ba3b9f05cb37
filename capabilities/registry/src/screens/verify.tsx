import { useState, type FormEvent } from 'react';
import { Button, ButtonLink, CheckCircleIcon, DownloadSimpleIcon, Page, ProblemNotice, Section, Skeleton, TextField, useFormat, useGo, useQueryOperation, useText, WarningCircleIcon, type ScreenProps, saveFile } from '@comu/design';
import { FileComparison } from './file-comparison.tsx';
import type { Verified } from './rows.ts';
import './registry.css';

const codePattern = /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}$/;
/** `abcd efgh…` → `ABCD-EFGH-…`: codes are copied from paper, with or without their dashes. */
const tidy = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/(.{4})(?=.)/g, '$1-');

/** Whoever holds a receipt checks here that it is true, by the code printed on it (Llei 39/2015, art. 16.3 and 27.3). */
export function VerifyReceipt({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const tidied = tidy(code);
  const wellMade = codePattern.test(tidied);
  const verified = useQueryOperation<Verified>('registry.verify', { code: tidied }, { organisation: org, enabled: wellMade });
  return (
    <Page title={t({ ca: 'Comproveu un justificant', es: 'Compruebe un justificante', en: 'Verify a receipt' })} narrow lead={t({ ca: 'Escriviu el codi de verificació que hi ha imprès al justificant: vint lletres i xifres.', es: 'Escriba el código de verificación impreso en el justificante: veinte letras y cifras.', en: 'Write the verification code printed on the receipt: twenty letters and digits.' })}>
      <CodeForm key={tidied} org={org} code={tidied} wrong={code !== '' && !wellMade} />
      {wellMade && verified.isPending && !verified.error && <Skeleton />}
      {verified.error && <ProblemNotice problem={verified.error.problem} />}
      {wellMade && verified.data && !verified.error && <Proof found={verified.data} code={tidied} />}
    </Page>
  );
}

function CodeForm({ org, code, wrong }: { org: string; code: string; wrong: boolean }) {
  const t = useText();
  const go = useGo();
  const [typed, setTyped] = useState(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') go(`/verifica/${org}/${tidy(typed)}`);
  };
  return (
    <form className="verify-form" onSubmit={submit}>
      <TextField label={t({ ca: 'Codi de verificació', es: 'Código de verificación', en: 'Verification code' })} value={typed} required spellCheck={false} autoComplete="off" placeholder="XXXX-XXXX-XXXX-XXXX-XXXX" className="ds-input code" onValue={setTyped}
        problem={wrong ? t({ ca: 'El codi té cinc grups de quatre lletres i xifres, sense zeros, uns, I ni O. Reviseu-lo: és al marge de cada pàgina del justificant.', es: 'El código tiene cinco grupos de cuatro letras y cifras, sin ceros, unos, I ni O. Revíselo: está en el margen de cada página del justificante.', en: 'The code is five groups of four letters and digits, without zero, one, I or O. Check it: it is in the margin of each page of the receipt.' }) : undefined} />
      <Button type="submit" look="primary">{t({ ca: 'Comprova', es: 'Comprobar', en: 'Verify' })}</Button>
    </form>
  );
}

function Proof({ found, code }: { found: Verified; code: string }) {
  const t = useText();
  const format = useFormat();
  const receipt = `/api/verify/${found.organisation.slug}/${encodeURIComponent(code)}/receipt`;
  const verb = found.direction === 'entry' ? t({ ca: 'va entrar al registre', es: 'entró en el registro', en: 'was entered in the registry' }) : t({ ca: 'va sortir pel registre', es: 'salió por el registro', en: 'left through the registry' });
  const saveProof = () => saveFile({ content: JSON.stringify(found.proof, null, 2), type: 'application/json', name: `prova-${found.code}.json` });
  const points = [
    t({ ca: '{name} {verb} amb el número {code}, {when}.', es: '{name} {verb} con el número {code}, {when}.', en: '{name} {verb} under number {code}, {when}.' }, { name: t({ ca: 'Un document', es: 'Un documento', en: 'A document' }), verb, code: found.code, when: format.moment(found.registeredAt) }),
    t({ ca: 'L’ens que el va registrar i en va segellar el justificant és {name} ({when}).', es: 'El ente que lo registró y selló su justificante es {name} ({when}).', en: 'The body that registered it and sealed its receipt is {name} ({when}).' }, { name: found.organisation.name, when: format.moment(found.issuedAt) }),
    ...(found.proof ? [t({ ca: 'L’assentament és al llibre segellat i no s’ha tocat des d’aleshores: qualsevol ho pot comprovar amb la prova, sense connexió.', es: 'El asiento está en el libro sellado y no se ha tocado desde entonces: cualquiera puede comprobarlo con la prueba, sin conexión.', en: 'The entry is in the sealed book, untouched since: anyone may check it with the proof, offline.' })] : []),
  ];
  return (
    <>
      <div className="verify-head" data-annulled={found.annulled || undefined} role="status">
        {found.annulled ? <WarningCircleIcon size={36} weight="fill" aria-hidden /> : <CheckCircleIcon size={36} weight="fill" aria-hidden />}
        <div>
          <h2>{found.annulled ? t({ ca: 'El justificant és autèntic, però l’assentament s’ha anul·lat', es: 'El justificante es auténtico, pero el asiento se ha anulado', en: 'The receipt is authentic, but its entry has been annulled' }) : t({ ca: 'El justificant és autèntic', es: 'El justificante es auténtico', en: 'The receipt is authentic' })}</h2>
          <p className="verify-number tabular">{found.code}</p>
          <p>{format.moment(found.registeredAt)}</p>
        </div>
      </div>
      <Section title={t({ ca: 'Què prova', es: 'Qué prueba', en: 'What it proves' })}>
        <ul className="verify-points">{points.map((each) => <li key={each}><CheckCircleIcon size={18} weight="fill" aria-hidden /><span>{each}</span></li>)}</ul>
        <p className="verify-actions gap-above">
          <ButtonLink icon={DownloadSimpleIcon} download href={receipt}>{t({ ca: 'Baixeu el justificant segellat', es: 'Descargar el justificante sellado', en: 'Download the sealed receipt' })}</ButtonLink>
          {found.proof && <Button look="quiet" icon={DownloadSimpleIcon} onClick={saveProof}>{t({ ca: 'Baixeu la prova (JSON)', es: 'Descargar la prueba (JSON)', en: 'Download the proof (JSON)' })}</Button>}
        </p>
      </Section>
      <Section title={t({ ca: 'Fitxers registrats', es: 'Archivos registrados', en: 'Registered files' })}><FileComparison files={found.files} /></Section>
    </>
  );
}
