import { useState } from 'react';
import { Button, PlayIcon, ProblemNotice, Section, Select, TextField, useRun, useText, type Text } from '@comu/design';
import type { DecisionFile, LookedTable, Tried } from './rows.ts';

const types: Readonly<Record<string, Text>> = { number: { ca: 'nombre', es: 'número', en: 'number' }, string: { ca: 'text', es: 'texto', en: 'text' }, date: { ca: 'data: 2026-12-31', es: 'fecha: 2026-12-31', en: 'date: 2026-12-31' }, any: { ca: 'qualsevol', es: 'cualquiera', en: 'anything' } };

/** Tries a table with data, and says which rule decided and why. */
export function TryTable({ decisions, file, table, onMatched }: { decisions: readonly DecisionFile[]; file: string; table: LookedTable; onMatched(rules: readonly string[]): void }) {
  const t = useText();
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState<Tried>();
  const { run, running, problem } = useRun<Tried>('modelling.try-decision');
  const go = async () => {
    const answer = await run({ decisions, file, decision: table.id, inputs });
    setTried(answer);
    onMatched(answer?.matched ?? []);
  };
  return (
    <Section title={t({ ca: 'Prova-la', es: 'Probarla', en: 'Try it' })}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); void go(); }}>
        {table.inputs.map(({ name, label, type }) => {
          const set = (text: string) => setInputs({ ...inputs, [name]: text });
          return type === 'boolean'
            ? <Select key={name} label={label} empty="—" options={[{ value: 'true', label: t({ ca: 'sí', es: 'sí', en: 'yes' }) }, { value: 'false', label: t({ ca: 'no', es: 'no', en: 'no' }) }]} value={inputs[name] ?? ''} onValue={set} />
            : <TextField key={name} label={label} help={t(types[type] ?? type)} className="ds-input short" value={inputs[name] ?? ''} onValue={set} />;
        })}
        <div><Button type="submit" icon={PlayIcon} busy={running}>{t({ ca: 'Decideix', es: 'Decidir', en: 'Decide' })}</Button></div>
        {problem && <ProblemNotice problem={problem} />}
        {tried && <div aria-live="polite"><p className="processes-why">{t(tried.why)}</p></div>}
      </form>
    </Section>
  );
}
