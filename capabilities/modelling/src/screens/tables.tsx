import { useMemo, useState } from 'react';
import { Button, Checkbox, Confirm, Dialog, EmptyState, PlusIcon, ProblemNotice, Section, State, TableIcon, TranslateIcon, Tabs, TextField, TrashIcon, useQueryOperation, useSettled, useText, type Text, type Tone } from '@comu/design';
import { newTable } from './dmn/new-table.ts';
import { TableEditor, type RuleSigns } from './dmn/table-editor.tsx';
import { WordsDialog } from './dmn/words-dialog.tsx';
import type { LookedTable } from './rows.ts';
import { AddRule } from './add-rule.tsx';
import { TryTable } from './try-table.tsx';
import type { Draft } from './use-draft.ts';
import { askedIn } from './asked-in.ts';

type Kind = LookedTable['findings'][number]['kind'];
const kinds: Readonly<Record<Kind, { readonly tone: Tone; readonly words: Text }>> = {
  conflict: { tone: 'danger', words: { ca: 'Es contradiuen', es: 'Se contradicen', en: 'Conflict' } }, gap: { tone: 'warning', words: { ca: 'Cas no previst', es: 'Caso no previsto', en: 'Gap' } }, unreachable: { tone: 'warning', words: { ca: 'No decideix mai', es: 'No decide nunca', en: 'Never decides' } },
  overlap: { tone: 'info', words: { ca: 'Se superposen', es: 'Se superponen', en: 'Overlap' } }, unused: { tone: 'info', words: { ca: 'Dada sobrera', es: 'Dato sobrante', en: 'Unused input' } }, unread: { tone: 'neutral', words: { ca: 'No analitzat', es: 'No analizado', en: 'Not analysed' } },
};

/** The decision tables of a model: edited, with what is wrong shown on their own rules, and tried with data. */
export function Tables({ draft }: { draft: Draft }) {
  const t = useText();
  const { decisions } = draft.content;
  const [chosen, setChosen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const [naming, setNaming] = useState(false);
  const file = decisions.find(({ id }) => id === chosen) ?? decisions[0];
  const add = <Button look={decisions.length === 0 ? 'primary' : 'secondary'} icon={PlusIcon} onClick={() => setAdding(true)}>{t({ ca: 'Fes una taula', es: 'Hacer una tabla', en: 'Make a table' })}</Button>;
  return (
    <div className="model-stack">
      {file === undefined
        ? <EmptyState title={t({ ca: 'Aquest model encara no té cap taula de decisió', es: 'Este modelo todavía no tiene ninguna tabla de decisión', en: 'This model has no decision table yet' })} action={add}>{t({ ca: 'Una taula diu què es decideix segons les dades: cada fila és una regla. El procés la fa servir amb un pas de «decisió per taula».', es: 'Una tabla dice qué se decide según los datos: cada fila es una regla. El proceso la usa con un paso de «decisión por tabla».', en: 'A table says what is decided by the data: each row is a rule. The process uses it with a step “decision by table”.' })}</EmptyState>
        : (
          <Tabs label={t({ ca: 'Fitxers de decisions', es: 'Archivos de decisiones', en: 'Decision files' })} value={file.id} onValue={setChosen} tabs={decisions.map(({ id, name }) => ({ key: id, label: name }))}>
            <div className="model-bar">{add}<Button look="quiet" icon={TranslateIcon} onClick={() => setNaming(true)}>{t({ ca: 'Les paraules en altres llengües', es: 'Las palabras en otras lenguas', en: 'Its words in other languages' })}</Button><Button look="quiet" icon={TrashIcon} onClick={() => setRemoving(file.id)}>{t({ ca: 'Treu «{name}»', es: 'Quitar «{name}»', en: 'Remove “{name}”' }, { name: file.name })}</Button></div>
            <OneFile key={file.id} draft={draft} file={file} />
          </Tabs>
        )}
      {naming && file !== undefined && <WordsDialog xml={file.xml} onClose={() => setNaming(false)} onXml={(xml) => draft.change({ decisions: decisions.map((each) => (each.id === file.id ? { ...each, xml } : each)) })} />}
      {adding && <NewTable draft={draft} onClose={() => setAdding(false)} onMade={(id) => { setAdding(false); setChosen(id); }} />}
      <Confirm open={removing !== undefined} onClose={() => setRemoving(undefined)} onConfirm={() => { draft.change({ decisions: decisions.filter(({ id }) => id !== removing) }); setRemoving(undefined); }} title={t({ ca: 'Treure la taula', es: 'Quitar la tabla', en: 'Remove the table' })} verb={t({ ca: 'Treu-la', es: 'Quitarla', en: 'Remove' })}><p>{t({ ca: 'Els passos que la fan servir quedaran sense decisió. Es podrà recuperar des de la història.', es: 'Los pasos que la usan quedarán sin decisión. Se podrá recuperar desde la historia.', en: 'The steps that use it will have no decision. It can be brought back from the history.' })}</p></Confirm>
    </div>
  );
}

function OneFile({ draft, file }: { draft: Draft; file: Draft['content']['decisions'][number] }) {
  const t = useText();
  const { decisions } = draft.content;
  const [pointed, setPointed] = useState<readonly string[]>([]);
  const [matched, setMatched] = useState<readonly string[]>([]);
  const [filling, setFilling] = useState<{ readonly decision: string; readonly conditions: readonly string[]; readonly sentence: Text }>();
  const keep = (xml: string) => draft.change({ decisions: draft.content.decisions.map((each) => (each.id === file.id ? { ...each, xml } : each)) });
  const asked = useSettled(useMemo(() => ({ decisions, file: file.id }), [decisions, file.id]), 500);
  const { data, error } = useQueryOperation<{ tables: LookedTable[]; problems: { element: string; sentence: Text }[] }>('modelling.look-at-tables', asked);
  const signs = useMemo((): RuleSigns => {
    const found: Record<string, RuleSigns[string]> = {};
    for (const { findings } of data?.tables ?? []) for (const { kind, rules } of findings) for (const rule of rules) if (found[rule] !== 'wrong') found[rule] = kind === 'conflict' ? 'wrong' : 'advice';
    for (const rule of [...matched, ...pointed]) found[rule] = matched.includes(rule) ? 'decides' : (found[rule] ?? 'advice');
    return found;
  }, [data, pointed, matched]);
  return (
    <div className="model-stack">
      <TableEditor xml={file.xml} signs={signs} onXml={keep} />
      {filling && <AddRule xml={file.xml} gap={filling} onClose={() => setFilling(undefined)} onAdded={(xml, rule) => { keep(xml); setPointed([rule]); setFilling(undefined); }} />}
      {error && <ProblemNotice problem={error.problem} />}
      {data !== undefined && data.problems.length > 0 && <ul className="processes-findings">{data.problems.map(({ element, sentence }, index) => <li key={index} data-refuses="true"><p><strong>{element}</strong></p><p>{t(sentence)}</p></li>)}</ul>}
      {data?.tables.map((table) => (
        <div className="model-table-below" key={table.id}>
          <Section title={t({ ca: 'Què hem vist a «{name}»', es: 'Qué hemos visto en «{name}»', en: 'What we saw in “{name}”' }, { name: table.name })}>
            {table.findings.length === 0 && <p><State tone="success">{t({ ca: 'Completa i sense contradiccions', es: 'Completa y sin contradicciones', en: 'Complete and without conflicts' })}</State></p>}
            <ul className="processes-findings">{table.findings.map(({ kind, rules, conditions, sentence }, index) => (
              <li key={index} data-refuses={kind === 'conflict'}>
                <p className="processes-findings-name"><State tone={kinds[kind].tone}>{t(kinds[kind].words)}</State>{kind === 'gap' && <Button small look="quiet" icon={PlusIcon} onClick={() => setFilling({ decision: table.id, conditions, sentence })}>{t({ ca: 'Afegeix una regla', es: 'Añadir una regla', en: 'Add a rule' })}</Button>}{rules.length > 0 && <Button small look="quiet" icon={TableIcon} onClick={() => setPointed(rules)}>{t(rules.length === 1 ? { ca: 'Assenyala la regla', es: 'Señalar la regla', en: 'Point at the rule' } : { ca: 'Assenyala les regles', es: 'Señalar las reglas', en: 'Point at the rules' })}</Button>}</p>
                <p>{t(sentence)}</p>
              </li>
            ))}</ul>
            {!table.whole && <p className="small soft">{t({ ca: 'La taula és molt gran i no s’ha pogut mirar tota.', es: 'La tabla es muy grande y no se ha podido mirar entera.', en: 'The table is very large and could not be looked at whole.' })}</p>}
          </Section>
          <TryTable decisions={decisions} file={file.id} table={table} onMatched={setMatched} />
        </div>
      ))}
    </div>
  );
}

/** A new table: what it decides, and by which data of the model. */
function NewTable({ draft, onClose, onMade }: { draft: Draft; onClose(): void; onMade(id: string): void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [result, setResult] = useState('');
  const known = useMemo(() => askedIn(draft.content.bpmn), [draft.content.bpmn]);
  const [by, setBy] = useState<readonly string[]>([]);
  const make = () => {
    const id = crypto.randomUUID();
    const inputs = known.filter((each) => by.includes(each.name));
    draft.change({ decisions: [...draft.content.decisions, { id, name: name.trim(), xml: newTable({ name: name.trim(), result: result.trim() || t({ ca: 'resultat', es: 'resultado', en: 'result' }), inputs: inputs.length > 0 ? inputs : [{ name: 'dada', label: t({ ca: 'Dada', es: 'Dato', en: 'Datum' }), kind: 'text' }] }) }] });
    onMade(id);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Fer una taula', es: 'Hacer una tabla', en: 'Make a table' })} footer={<Button look="primary" disabled={name.trim() === ''} onClick={make}>{t({ ca: 'Fes-la', es: 'Hacerla', en: 'Make it' })}</Button>}>
      <div className="form">
        <TextField label={t({ ca: 'Què decideix', es: 'Qué decide', en: 'What it decides' })} value={name} onValue={setName} maxLength={100} placeholder={t({ ca: 'Òrgan que resol', es: 'Órgano que resuelve', en: 'Who decides' })} />
        <TextField label={t({ ca: 'Un resultat possible', es: 'Un resultado posible', en: 'One possible result' })} optional value={result} onValue={setResult} maxLength={100} />
        <fieldset className="ds-fieldset"><legend className="ds-label">{t({ ca: 'Segons quines dades', es: 'Según qué datos', en: 'By which data' })}</legend>
          {known.length === 0 && <p className="small soft">{t({ ca: 'Cap formulari del model demana dades encara: podreu posar-les a la taula.', es: 'Ningún formulario del modelo pide datos todavía: podrá ponerlos en la tabla.', en: 'No form of the model asks for data yet: you can put them in the table.' })}</p>}
          {known.map((each) => <Checkbox key={each.name} label={`${each.label} (${each.name})`} checked={by.includes(each.name)} onValue={(on) => setBy(on ? [...by, each.name] : by.filter((other) => other !== each.name))} />)}
        </fieldset>
      </div>
    </Dialog>
  );
}
