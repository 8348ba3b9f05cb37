import { useState } from 'react';
import { Button, Checkbox, FieldSet, PlusIcon, Select, TextField, TrashIcon, useText, type Text } from '@comu/design';
import { readPlain, writePlain, type Comparison, type Plain } from '../condition.ts';
import type { Variable } from '../variables.ts';
import { FeelLine } from './feel-line.tsx';
import { namesOf, type PanelGiven } from './given.ts';

const comparisons: Readonly<Record<Comparison, Text>> = {
  '=': { ca: 'és', es: 'es', en: 'is' }, '!=': { ca: 'no és', es: 'no es', en: 'is not' }, '>': { ca: 'és més que', es: 'es más que', en: 'is more than' }, '>=': { ca: 'és com a mínim', es: 'es como mínimo', en: 'is at least' }, '<': { ca: 'és menys que', es: 'es menos que', en: 'is less than' }, '<=': { ca: 'és com a màxim', es: 'es como máximo', en: 'is at most' },
};
const unordered: readonly Comparison[] = ['=', '!='];

/** When a way is taken after a choice: always otherwise, or by a condition put together from lists or written in FEEL. */
export function Way({ drawer, drawn, variables }: PanelGiven) {
  const t = useText();
  const source = drawn.part['sourceRef'];
  const chooses = /ExclusiveGateway|InclusiveGateway|ComplexGateway|Task$|SubProcess|CallActivity/.test(String(source?.$type ?? ''));
  const condition = String(drawn.part['conditionExpression']?.body ?? '');
  const byDefault = source?.['default']?.id === drawn.id;
  const plain = readPlain(condition);
  const [byHand, setByHand] = useState(plain === undefined);
  const write = (text: string) => drawer.update(drawn.id, { conditionExpression: text.trim() === '' ? undefined : drawer.make('bpmn:FormalExpression', { body: text.trim() }) });
  if (!chooses) return null;
  return (
    <FieldSet title={t({ ca: 'Quan s’hi va', es: 'Cuándo se va por aquí', en: 'When it goes this way' })}>
      {String(source?.$type).endsWith('Gateway') && <Checkbox label={t({ ca: 'Si no es compleix cap altra condició', es: 'Si no se cumple ninguna otra condición', en: 'When no other condition holds' })} checked={byDefault} onValue={(on) => {
        if (on && condition !== '') write('');
        drawer.update(source.id, { default: on ? drawn.part : undefined });
      }} />}
      {!byDefault && (
        <>
          {byHand || plain === undefined
            ? <FeelLine label={t({ ca: 'Condició', es: 'Condición', en: 'Condition' })} known={[...namesOf(variables), 'case', 'caseCode']} value={condition} onWritten={write} />
            : <Clauses plain={plain} variables={variables} onPlain={(next) => write(writePlain(next, variables))} />}
          {plain !== undefined && <div><Button small look="quiet" onClick={() => setByHand(!byHand)}>{byHand ? t({ ca: 'Tria-ho de llistes', es: 'Elegir de listas', en: 'Choose from lists' }) : t({ ca: 'Escriu-ho en FEEL', es: 'Escribirlo en FEEL', en: 'Write it in FEEL' })}</Button></div>}
        </>
      )}
    </FieldSet>
  );
}

function Clauses({ plain, variables, onPlain }: { plain: Plain; variables: readonly Variable[]; onPlain(plain: Plain): void }) {
  const t = useText();
  const [started, setStarted] = useState(false);
  const clauses = plain.clauses.length === 0 && started ? [{ variable: '', is: '=' as const, value: '' }] : plain.clauses;
  const put = (index: number, change: Partial<(typeof clauses)[number]>) => onPlain({ ...plain, clauses: clauses.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  const known = [...variables.map(({ name, label }) => ({ value: name, label })), ...clauses.filter(({ variable }) => variable !== '' && !variables.some(({ name }) => name === variable)).map(({ variable }) => ({ value: variable, label: variable }))];
  if (known.length === 0) return <p className="small soft">{t({ ca: 'Cap formulari ni resultat dona dades encara. Afegiu preguntes a una tasca, o escriviu-ho en FEEL.', es: 'Ningún formulario ni resultado da datos todavía. Añada preguntas a una tarea, o escríbalo en FEEL.', en: 'No form or result gives data yet. Add questions to a task, or write it in FEEL.' })}</p>;
  return (
    <div className="model-clauses">
      {clauses.length > 1 && <Select label={t({ ca: 'S’han de complir', es: 'Deben cumplirse', en: 'What must hold' })} value={plain.join} onValue={(join) => onPlain({ ...plain, join: join === 'or' ? 'or' : 'and' })} options={[{ value: 'and', label: t({ ca: 'totes', es: 'todas', en: 'all of them' }) }, { value: 'or', label: t({ ca: 'alguna', es: 'alguna', en: 'any of them' }) }]} />}
      {clauses.map((clause, index) => {
        const variable = variables.find(({ name }) => name === clause.variable);
        const signs = (variable?.kind === 'yes-no' || variable?.kind === 'choice' || variable?.kind === 'text' ? unordered : (Object.keys(comparisons) as Comparison[])).map((value) => ({ value, label: t(comparisons[value]) }));
        return (
          <div className="model-clause" key={index}>
            <Select label={t({ ca: 'Dada', es: 'Dato', en: 'Datum' })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={known} value={clause.variable} onValue={(name) => { const kind = variables.find((each) => each.name === name); put(index, { variable: name, is: '=', value: kind?.kind === 'yes-no' ? 'true' : (kind?.options[0]?.value ?? '0') }); }} />
            <Select label={t({ ca: 'Com', es: 'Cómo', en: 'How' })} options={signs} value={clause.is} onValue={(is) => put(index, { is: is as Comparison })} />
            <ClauseValue variable={variable} value={clause.value} onValue={(value) => put(index, { value })} />
            <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => { setStarted(false); onPlain({ ...plain, clauses: clauses.filter((_, at) => at !== index) }); }}>{t({ ca: 'Treu la condició {number}', es: 'Quitar la condición {number}', en: 'Remove condition {number}' }, { number: index + 1 })}</Button>
          </div>
        );
      })}
      <div><Button small icon={PlusIcon} onClick={() => (clauses.length === 0 ? setStarted(true) : onPlain({ ...plain, clauses: [...clauses, { variable: known[0]?.value ?? '', is: '=', value: '0' }] }))}>{t({ ca: 'Afegeix una condició', es: 'Añadir una condición', en: 'Add a condition' })}</Button></div>
    </div>
  );
}

function ClauseValue({ variable, value, onValue }: { variable: Variable | undefined; value: string; onValue(value: string): void }) {
  const t = useText();
  const label = t({ ca: 'Valor', es: 'Valor', en: 'Value' });
  if (variable?.kind === 'yes-no') return <Select label={label} value={value === 'false' ? 'false' : 'true'} onValue={onValue} options={[{ value: 'true', label: t({ ca: 'sí', es: 'sí', en: 'yes' }) }, { value: 'false', label: t({ ca: 'no', es: 'no', en: 'no' }) }]} />;
  if (variable?.kind === 'choice') return <Select label={label} value={value} onValue={onValue} options={variable.options} />;
  return <TextField label={label} type={variable?.kind === 'day' ? 'date' : 'text'} value={value} onValue={onValue} />;
}
