import { useState } from 'react';
import { Button, PlayIcon, ProblemNotice, Section, TextField, useRun, useText } from '@comu/design';
import type { DecisionFile, LookedTable, Tried } from './rows.ts';

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
        {table.inputs.map(({ name, type }) => <TextField key={name} label={name} help={type} className="ds-input short" value={inputs[name] ?? ''} onValue={(text) => setInputs({ ...inputs, [name]: text })} />)}
        <div><Button type="submit" icon={PlayIcon} busy={running}>{t({ ca: 'Decideix', es: 'Decidir', en: 'Decide' })}</Button></div>
        {problem && <ProblemNotice problem={problem} />}
        {tried && <div aria-live="polite"><p className="processes-why">{t(tried.why)}</p></div>}
      </form>
    </Section>
  );
}
