import { useMemo, useState } from 'react';
import { Button, Dialog, Facts, Select, TextField, useText, type Text } from '@comu/design';
import { columnsOf, resultsOf, withRule } from '../tables/missing-rule.ts';

const own = 'own';

/** The rule that a gap asks for: its conditions are those of the gap, and whoever adds it says what is decided then. */
export function AddRule({ xml, gap: { decision, conditions, sentence }, onClose, onAdded }: { xml: string; gap: { readonly decision: string; readonly conditions: readonly string[]; readonly sentence: Text }; onClose(): void; onAdded(xml: string, rule: string): void }) {
  const t = useText();
  const results = useMemo(() => resultsOf(xml, decision), [xml, decision]);
  const columns = useMemo(() => columnsOf(xml, decision), [xml, decision]);
  const [chosen, setChosen] = useState<readonly string[]>(results.map(() => ''));
  const [written, setWritten] = useState<readonly string[]>(results.map(() => ''));
  const set = (list: readonly string[], at: number, text: string) => list.map((each, index) => (index === at ? text : each));
  const said = results.map(({ text }, index) => {
    const raw = chosen[index] === own || (results[index]?.used.length ?? 0) === 0 ? (written[index] ?? '').trim() : (chosen[index] ?? '');
    return raw === '' || !text || raw.startsWith('"') ? raw : JSON.stringify(raw);
  });
  const add = () => {
    const rule = `rule_${crypto.randomUUID().slice(0, 8)}`;
    const next = withRule(xml, { decision, id: rule, conditions, results: said });
    if (next !== undefined) onAdded(next, rule);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Afegir la regla que falta', es: 'Añadir la regla que falta', en: 'Add the missing rule' })} footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" disabled={said.includes('')} onClick={add}>{t({ ca: 'Afegeix-la', es: 'Añadirla', en: 'Add it' })}</Button></>}>
      <div className="form">
        <p>{t(sentence)}</p>
        <Facts facts={conditions.map((text, index) => ({ label: columns[index] ?? String(index + 1), value: text === '-' ? <span className="soft">{t({ ca: 'qualsevol', es: 'cualquiera', en: 'any' })}</span> : <code>{text}</code> }))} />
        {results.map(({ label, used }, index) => (
          <div className="form" key={label}>
            {used.length > 0 && <Select label={t({ ca: 'Què es decideix: {label}', es: 'Qué se decide: {label}', en: 'What is decided: {label}' }, { label })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} value={chosen[index] ?? ''} options={[...used.map((value) => ({ value, label: value.replace(/^"(.*)"$/, '$1') })), { value: own, label: t({ ca: 'Un altre valor…', es: 'Otro valor…', en: 'Another value…' }) }]} onValue={(value) => setChosen(set(chosen, index, value))} />}
            {(used.length === 0 || chosen[index] === own) && <TextField label={used.length === 0 ? t({ ca: 'Què es decideix: {label}', es: 'Qué se decide: {label}', en: 'What is decided: {label}' }, { label }) : t({ ca: 'El valor', es: 'El valor', en: 'The value' })} value={written[index] ?? ''} onValue={(text) => setWritten(set(written, index, text))} />}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
