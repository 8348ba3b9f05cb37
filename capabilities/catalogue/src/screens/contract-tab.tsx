import { useState } from 'react';
import { AskBeforeLeaving, Button, Confirm, DownloadSimpleIcon, EmptyState, Link, ProblemNotice, Section, Skeleton, State, TextArea, toast, useFormat, useQueryOperation, useRun, useText, useUnsaved, type Text, type Tone } from '@comu/design';
import { makers, say } from '../words.ts';
import type { Page } from './rows.ts';

interface ContractLine { readonly id: string; readonly edition: number; readonly state: 'draft' | 'active' | 'retired'; readonly activeFrom: string | null; readonly retiredAt: string | null; readonly yaml: string }
interface User { readonly job: string; readonly kind: string; readonly output: string; readonly address: string | null; readonly columns: readonly string[]; readonly parts: readonly string[]; readonly through: string | null }
interface Changes { readonly changes: readonly { readonly column: string; readonly breaks: boolean; readonly says: Text }[]; readonly users: readonly User[] }
const states: Readonly<Record<ContractLine['state'], { tone: Tone; words: Text }>> = { draft: { tone: 'pending', words: say('Esborrany', 'Borrador', 'Draft') }, active: { tone: 'success', words: say('Vigent', 'Vigente', 'Active') }, retired: { tone: 'off', words: say('Retirat', 'Retirado', 'Retired') } };

/** What is promised to whoever uses the data, in the words of the standard, and whom a change would hit. */
export function ContractTab({ page: { dataset }, steward, org }: { page: Page; steward: boolean; org: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly ContractLine[]>('data.contracts', { dataset: dataset.id });
  const draft = useRun('data.draft-contract');
  const [bringing, setBringing] = useState(false);
  const make = steward && <Button look="primary" busy={draft.running} onClick={() => void draft.run({ dataset: dataset.id })}>{t(say('Prepara’n un amb la fitxa', 'Preparar uno con la ficha', 'Draft one from this page'))}</Button>;
  const bring = steward && <Button onClick={() => setBringing(true)}>{t(say('Importa’n un (ODCS)', 'Importar uno (ODCS)', 'Import one (ODCS)'))}</Button>;
  return (
    <>
      {error && <ProblemNotice problem={error.problem} />}
      {draft.problem && !bringing && <ProblemNotice problem={draft.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t(say('Encara no hi ha contracte', 'Todavía no hay contrato', 'There is no contract yet'))} action={<>{make} {bring}</>}>{t(say('Un contracte diu què es promet a qui fa servir les dades: estructura, significat, qualitat, freqüència i condicions. Si una càrrega no el compleix, no es publica.', 'Un contrato dice qué se promete a quien usa los datos: estructura, significado, calidad, frecuencia y condiciones. Si una carga no lo cumple, no se publica.', 'A contract says what is promised to whoever uses the data: structure, meaning, quality, freshness and terms. A load that does not keep it is not published.'))}</EmptyState>}
      {data !== undefined && data.length > 0 && steward && !data.some(({ state }) => state === 'draft') && <div className="data-form-row">{make}{bring}</div>}
      {data?.map((each) => (
        <Section key={each.id} title={<>{t(say('Edició {n}', 'Edición {n}', 'Edition {n}'), { n: each.edition })} <State tone={states[each.state].tone}>{t(states[each.state].words)}</State></>} describe={each.activeFrom === null ? undefined : t(say('Vigent des del {day}', 'Vigente desde el {day}', 'Active since {day}'), { day: format.day(each.activeFrom) })}
          actions={<a className="ds-button button button-small" data-variant="secondary" data-color="neutral" download={`${dataset.code}-v${each.edition}.odcs.yaml`} href={`data:application/yaml;charset=utf-8,${encodeURIComponent(each.yaml)}`}><DownloadSimpleIcon size={18} aria-hidden />ODCS</a>}>
          {each.state === 'draft' && steward && <Draft contract={each.id} org={org} />}
          {each.state === 'active' && steward && <Retire contract={each.id} org={org} />}
          <details className="data-sql"><summary>{t(say('El document', 'El documento', 'The document'))}</summary><pre tabIndex={0}><code>{each.yaml}</code></pre></details>
        </Section>
      ))}
      {bringing && <Import dataset={dataset.id} onClose={() => setBringing(false)} />}
    </>
  );
}

function Draft({ contract, org }: { contract: string; org: string }) {
  const t = useText();
  const { data } = useQueryOperation<Changes>('data.contract-changes', { contract });
  const { run, running, problem } = useRun('data.activate-contract');
  const [asked, setAsked] = useState(false);
  if (data === undefined) return <Skeleton lines={3} />;
  const activate = async () => {
    if ((await run({ contract, breaking: data.users.length > 0 })) !== undefined) toast(say('Contracte vigent', 'Contrato vigente', 'Contract active'));
    setAsked(false);
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {data.changes.length === 0 ? <p>{t(say('No canvia res de l’estructura: en activar-lo, el que hi ha passa a ser promès.', 'No cambia nada de la estructura: al activarlo, lo que hay pasa a ser prometido.', 'The structure does not change: once active, what there is becomes promised.'))}</p>
        : <ul className="data-plain">{data.changes.map((each, index) => <li key={index}><State tone={each.breaks ? 'danger' : 'success'}>{each.breaks ? t(say('Trenca', 'Rompe', 'Breaks')) : t(say('No trenca', 'No rompe', 'Safe'))}</State> {t(each.says)}</li>)}</ul>}
      {data.users.length > 0 && <><p><strong>{t(say('A qui afecta', 'A quién afecta', 'Who is hit'))}</strong></p><Users users={data.users} org={org} /></>}
      <div><Button look="primary" busy={running} onClick={() => (data.users.length > 0 ? setAsked(true) : void activate())}>{t(say('Activa el contracte', 'Activar el contrato', 'Activate the contract'))}</Button></div>
      <Confirm open={asked} danger onClose={() => setAsked(false)} busy={running} onConfirm={() => void activate()} verb={t(say('Activa’l igualment', 'Activarlo igualmente', 'Activate it anyway'))} title={t(say('Aquest canvi trenca algú', 'Este cambio rompe a alguien', 'This change breaks somebody'))}>
        <p>{t(say('Deixaran de funcionar o canviaran de resultat. Aviseu-ne abans qui els fa servir.', 'Dejarán de funcionar o cambiarán de resultado. Avise antes a quien los usa.', 'These will fail or change. Tell whoever uses them first.'))}</p>
        <Users users={data.users} org={org} />
      </Confirm>
    </>
  );
}

/** Ends what the contract promises, seen first who counts on it. */
function Retire({ contract, org }: { contract: string; org: string }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  const { data: users } = useQueryOperation<readonly User[]>('data.contract-users', { contract }, { enabled: asked });
  const { run, running, problem } = useRun('data.retire-contract');
  const retire = async () => {
    if ((await run({ contract, breaking: true })) === undefined) return;
    toast(say('Contracte retirat', 'Contrato retirado', 'Contract retired'));
    setAsked(false);
  };
  return (
    <>
      <div><Button small onClick={() => setAsked(true)}>{t(say('Retira el contracte', 'Retirar el contrato', 'Retire the contract'))}</Button></div>
      <Confirm open={asked} danger onClose={() => setAsked(false)} busy={running || users === undefined} onConfirm={() => void retire()} verb={t(say('Retira’l', 'Retirarlo', 'Retire it'))} title={t(say('Voleu retirar el contracte?', '¿Quiere retirar el contrato?', 'Retire the contract?'))}>
        {problem && <ProblemNotice problem={problem} />}
        <p>{t(say('Les dades es queden, però ja no es promet res a qui les fa servir: una càrrega que canviï l’estructura es publicarà.', 'Los datos se quedan, pero ya no se promete nada a quien los usa: una carga que cambie la estructura se publicará.', 'The data stay, but nothing is promised any more to whoever uses them: a load that changes the structure will be published.'))}</p>
        {users === undefined ? <Skeleton lines={3} /> : users.length > 0 && <><p><strong>{t(say('Hi compten', 'Cuentan con él', 'Counting on it'))}</strong></p><Users users={users} org={org} /></>}
      </Confirm>
    </>
  );
}

/** Whoever a change hits, each with what it is, where it is, and what of it shows the data. */
function Users({ users, org }: { users: readonly User[]; org: string }) {
  const t = useText();
  return (
    <ul className="data-plain">
      {users.map((each) => (
        <li key={`${each.output}${each.job}`}>
          {makers[each.kind] !== undefined && <span className="soft small">{t(makers[each.kind]!)} </span>}{each.address === null ? each.job : <Link href={`/o/${org}/${each.address}`}>{each.job}</Link>}{' '}
          <span className="soft small">{[
            ...(each.through !== null ? [t(say('a través de “{job}”', 'a través de «{job}»', 'through “{job}”'), { job: each.through })] : each.columns.length > 0 ? [each.columns.join(', ')] : [t(say('no se sap quines columnes fa servir', 'no se sabe qué columnas usa', 'columns unknown'))]),
            ...(each.parts.length > 0 ? [t(say('hi surt a: {parts}', 'sale en: {parts}', 'shown in: {parts}'), { parts: each.parts.join(' · ') })] : []),
          ].join(' — ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Import({ dataset, onClose }: { dataset: string; onClose(): void }) {
  const t = useText();
  const [given, setGiven] = useState('');
  const leaving = useUnsaved(given);
  const { run, running, problem } = useRun('data.draft-contract');
  return (
    <Confirm open onClose={onClose} busy={running} verb={t(say('Importa’l com a esborrany', 'Importarlo como borrador', 'Import it as a draft'))} title={t(say('Importa un contracte', 'Importar un contrato', 'Import a contract'))} onConfirm={() => void run({ dataset, document: given }).then((done) => done !== undefined && onClose())}>
      {problem && <ProblemNotice problem={problem} />}
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      <TextArea label={t(say('Document ODCS 3.1, en YAML o JSON', 'Documento ODCS 3.1, en YAML o JSON', 'ODCS 3.1 document, as YAML or JSON'))} className="ds-input code" rows={12} spellCheck={false} value={given} onValue={setGiven} />
    </Confirm>
  );
}
