import { useState } from 'react';
import { AskBeforeLeaving, Button, Dialog, EmptyState, PlusIcon, ProblemNotice, Section, Select, State, TextArea, TextField, toast, useFormat, useQueryOperation, useRun, useText, useUnsaved, type Text, type Tone } from '@comu/design';
import { dimensions, say, severities } from '../words.ts';
import { IncidentList } from './incident-list.tsx';
import type { Page } from './rows.ts';

interface RuleRow { readonly id: string; readonly code: string; readonly says: Text; readonly dimension: string; readonly severity: string; readonly origin: string; readonly active: boolean }
const passing: Readonly<Record<string, { tone: Tone; words: Text }>> = { 1: { tone: 'success', words: say('Es compleix', 'Se cumple', 'Kept') }, 0: { tone: 'danger', words: say('Falla', 'Falla', 'Broken') }, '-1': { tone: 'off', words: say('No s’ha pogut comprovar', 'No se ha podido comprobar', 'Not tested') } };

/** What is asked of every version, what the last one kept, and what waits for somebody. */
export function QualityTab({ page, org, steward }: { page: Page; org: string; steward: boolean }) {
  const t = useText();
  const { data, error } = useQueryOperation<readonly RuleRow[]>('data.rules', { dataset: page.dataset.id });
  const [adding, setAdding] = useState(false);
  const add = steward && <Button icon={PlusIcon} onClick={() => setAdding(true)}>{t(say('Afegeix una regla', 'Añadir una regla', 'Add a rule'))}</Button>;
  return (
    <>
      {page.incidents.length > 0 && <Section title={t(say('Incidències obertes', 'Incidencias abiertas', 'Open incidents'))}><IncidentList incidents={page.incidents} org={org} /></Section>}
      <Section flush title={t(say('Regles', 'Reglas', 'Rules'))} actions={add}>
        {error && <ProblemNotice problem={error.problem} />}
        {data?.length === 0 && <EmptyState title={t(say('Encara no hi ha cap regla', 'Todavía no hay ninguna regla', 'There is no rule yet'))} action={add}>{t(say('Se’n proposen amb la primera càrrega; també en podeu escriure.', 'Se proponen con la primera carga; también puede escribirlas.', 'Some are proposed with the first load; you may write others.'))}</EmptyState>}
        {data !== undefined && data.length > 0 && <Rules rules={data} page={page} steward={steward} />}
      </Section>
      {adding && <RuleDialog page={page} onClose={() => setAdding(false)} />}
    </>
  );
}

function Rules({ rules, page, steward }: { rules: readonly RuleRow[]; page: Page; steward: boolean }) {
  const t = useText();
  const format = useFormat();
  const { run } = useRun('data.set-rule');
  const checks = new Map(page.checks.map((each) => [each.code, each]));
  const words = { rule: t(say('Regla', 'Regla', 'Rule')), dimension: t(say('Dimensió', 'Dimensión', 'Dimension')), last: t(say('Última versió', 'Última versión', 'Last version')), broken: t(say('Si falla', 'Si falla', 'When broken')) };
  return (
    <table className="data-grid">
      <thead><tr><th scope="col">{words.rule}</th><th scope="col">{words.dimension}</th><th scope="col">{words.last}</th><th scope="col">{words.broken}</th></tr></thead>
      <tbody>{rules.map((rule) => {
        const check = checks.get(`rule:${rule.code}`);
        const state = check === undefined ? undefined : passing[check.passed];
        return (
          <tr key={rule.id} data-off={rule.active ? undefined : true}>
            <th scope="row">{t(rule.says)}</th>
            <td data-label={words.dimension}>{t(dimensions[rule.dimension as keyof typeof dimensions])}</td>
            <td data-label={words.last}>{state === undefined ? <span className="soft">—</span> : <span><State tone={state.tone}>{t(state.words)}</State>{check !== undefined && check.failing > 0 && <span className="soft small tabular"> {t(say('{n} {n|fila|files}', '{n} {n|fila|filas}', '{n} {n|row|rows}'), { n: format.integer(check.failing) })}</span>}</span>}</td>
            <td data-label={words.broken}>{steward ? (
              <select className="ds-input data-small-select" aria-label={t(say('Què es fa si falla “{rule}”', 'Qué se hace si falla «{rule}»', 'What is done when “{rule}” is broken'), { rule: t(rule.says) })} value={rule.active ? rule.severity : 'off'} onChange={(event) => void run(event.target.value === 'off' ? { rule: rule.id, active: false } : { rule: rule.id, active: true, severity: event.target.value })}>
                {Object.entries(severities).map(([value, label]) => <option key={value} value={value}>{t(label)}</option>)}<option value="off">{t(say('No es comprova', 'No se comprueba', 'Not tested'))}</option>
              </select>
            ) : t(rule.active ? severities[rule.severity as keyof typeof severities] : say('No es comprova', 'No se comprueba', 'Not tested'))}</td>
          </tr>
        );
      })}</tbody>
    </table>
  );
}

const testKinds: readonly { readonly kind: string; readonly label: Text }[] = [
  { kind: 'not-null', label: say('No té buits', 'No tiene vacíos', 'Never empty') }, { kind: 'unique', label: say('No es repeteix', 'No se repite', 'Never repeats') }, { kind: 'range', label: say('És entre dos valors', 'Está entre dos valores', 'Lies between two values') },
  { kind: 'domain', label: say('És d’una llista', 'Es de una lista', 'Is one of a list') }, { kind: 'pattern', label: say('Té una forma', 'Tiene una forma', 'Has a form') }, { kind: 'reference', label: say('Existeix en un altre conjunt', 'Existe en otro conjunto', 'Exists in another dataset') }, { kind: 'sum', label: say('Suma un total', 'Suma un total', 'Adds up to a total') }, { kind: 'sql', label: say('Compleix una condició SQL', 'Cumple una condición SQL', 'Meets a SQL condition') },
];

function RuleDialog({ page: { dataset }, onClose }: { page: Page; onClose(): void }) {
  const t = useText();
  const [kind, setKind] = useState('not-null');
  const [column, setColumn] = useState(dataset.columns[0]?.name ?? '');
  const [severity, setSeverity] = useState('warn');
  const [given, setGiven] = useState<Record<string, string>>({});
  const leaving = useUnsaved([kind, column, severity, given]);
  const { run, running, problem } = useRun('data.keep-rule');
  const set = (name: string) => (value: string) => setGiven({ ...given, [name]: value });
  const number = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : Number(text.replace(',', '.')));
  const test = {
    'not-null': { column }, unique: { columns: [column] }, range: { column, ...(number(given['min']) === undefined ? {} : { min: number(given['min']) }), ...(number(given['max']) === undefined ? {} : { max: number(given['max']) }) },
    domain: { column, values: (given['values'] ?? '').split('\n').map((each) => each.trim()).filter((each) => each !== '') }, pattern: { column, pattern: given['pattern'] ?? '' }, reference: { columns: [column], to: given['to'] ?? '', toColumns: [given['toColumn'] ?? ''] },
    sum: { column, equals: (given['equals'] ?? '').replace(',', '.') }, sql: { condition: given['condition'] ?? '' },
  }[kind];
  const save = async () => {
    if ((await run({ dataset: dataset.id, severity, test: { kind, ...test } })) === undefined) return;
    toast(say('Regla desada: es comprovarà a la propera càrrega', 'Regla guardada: se comprobará en la próxima carga', 'Rule kept: it will be tested at the next load'));
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t(say('Afegeix una regla', 'Añadir una regla', 'Add a rule'))} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" busy={running} onClick={() => void save()}>{t(say('Desa la regla', 'Guardar la regla', 'Keep the rule'))}</Button></>}>
      {problem && <ProblemNotice problem={problem} />}
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      <Select label={t(say('Què ha de passar', 'Qué debe pasar', 'What must hold'))} value={kind} onValue={setKind} options={testKinds.map((each) => ({ value: each.kind, label: t(each.label) }))} />
      {kind !== 'sql' && <Select label={t(say('Columna', 'Columna', 'Column'))} value={column} onValue={setColumn} options={dataset.columns.map(({ name, title }) => ({ value: name, label: title }))} />}
      {kind === 'range' && <><TextField label={t(say('Mínim', 'Mínimo', 'Least'))} optional inputMode="decimal" value={given['min'] ?? ''} onValue={set('min')} /><TextField label={t(say('Màxim', 'Máximo', 'Most'))} optional inputMode="decimal" value={given['max'] ?? ''} onValue={set('max')} /></>}
      {kind === 'domain' && <TextArea label={t(say('Valors, un per línia', 'Valores, uno por línea', 'Values, one a line'))} value={given['values'] ?? ''} onValue={set('values')} />}
      {kind === 'pattern' && <TextField label={t(say('Expressió regular', 'Expresión regular', 'Regular expression'))} value={given['pattern'] ?? ''} onValue={set('pattern')} className="ds-input code" />}
      {kind === 'reference' && <><TextField label={t(say('Codi de l’altre conjunt', 'Código del otro conjunto', 'Code of the other dataset'))} value={given['to'] ?? ''} onValue={set('to')} /><TextField label={t(say('Columna de l’altre conjunt', 'Columna del otro conjunto', 'Column of the other dataset'))} value={given['toColumn'] ?? ''} onValue={set('toColumn')} /></>}
      {kind === 'sum' && <TextField label={t(say('Total', 'Total', 'Total'))} inputMode="decimal" value={given['equals'] ?? ''} onValue={set('equals')} />}
      {kind === 'sql' && <TextField label={t(say('Condició que ha de complir cada fila', 'Condición que debe cumplir cada fila', 'Condition that each row must meet'))} className="ds-input code" value={given['condition'] ?? ''} onValue={set('condition')} help={t(say('Per exemple: homes + dones = total', 'Por ejemplo: homes + dones = total', 'For example: homes + dones = total'))} />}
      <Select label={t(say('Si falla', 'Si falla', 'When broken'))} value={severity} onValue={setSeverity} options={Object.entries(severities).map(([value, label]) => ({ value, label: t(label) }))} />
    </Dialog>
  );
}
