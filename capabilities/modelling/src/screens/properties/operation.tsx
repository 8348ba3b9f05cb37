import { useState } from 'react';
import { Combobox, FieldSet, Select, TextField, useQueryOperation, useSettled, useText, type Text } from '@comu/design';
import { FeelLine } from './feel-line.tsx';
import { namesOf, setOne, type PanelGiven } from './given.ts';
import { Line } from './line.tsx';
import { Mapping } from './mapping.tsx';
import { Question } from './question.tsx';

interface Found { readonly name: string; readonly title: Text; readonly describe: Text | null }
interface Asked { readonly 'x-comu'?: { readonly label?: Text | string }; readonly title?: string }
interface Operations { readonly found: readonly Found[]; readonly chosen: (Found & { readonly input: { readonly properties?: Readonly<Record<string, Asked>>; readonly required?: readonly string[] } }) | null }

const asksData = 'connectors.data';
/** What an automatic step is most often for, in words; anything else is an operation chosen by its name. */
const frequent: readonly { readonly name: string; readonly words: Text }[] = [
  { name: asksData, words: { ca: 'Consulta unes dades', es: 'Consulta unos datos', en: 'It asks some data' } },
  { name: 'connectors.mail', words: { ca: 'Envia un correu', es: 'Envía un correo', en: 'It sends an e-mail' } },
  { name: 'connectors.http', words: { ca: 'Crida un altre sistema', es: 'Llama a otro sistema', en: 'It calls another system' } },
];

/** Which operation of the house an automatic step runs, with which data, and what is kept of its answer. */
export function Operation(given: PanelGiven) {
  const { drawer, drawn, variables } = given;
  const t = useText();
  const said = drawer.own(drawn.part, 'Operation')[0];
  const name = String(said?.['name'] ?? ''), result = String(said?.['result'] ?? '');
  const [search, setSearch] = useState<string>();
  const { data, isFetching } = useQueryOperation<Operations>('modelling.operations', { search: useSettled(search ?? '', 250), ...(name === '' ? {} : { name }) });
  const chosen = data?.chosen?.name === name ? data.chosen : undefined;
  const items = (data?.found ?? []).map((each) => ({ id: each.name, label: t(each.title), note: each.name }));
  const inputs = drawer.own(drawn.part, 'Input').map((each) => ({ source: String(each['source'] ?? ''), target: String(each['target'] ?? '') }));
  const map = (target: string, source: string) => {
    const others = inputs.filter((each) => each.target !== target);
    drawer.setOwn(drawn.id, 'Input', (source.trim() === '' ? others : [...others, { source: source.trim(), target }]).map((row) => drawer.make('comu:Input', row)));
  };
  const required = new Set(chosen?.input.required ?? []);
  return (
    <FieldSet title={t({ ca: 'Què fa', es: 'Qué hace', en: 'What it does' })}>
      <Select label={t({ ca: 'Mena de feina', es: 'Tipo de trabajo', en: 'Kind of work' })} value={frequent.some((each) => each.name === name) ? name : ''} options={[...frequent.map((each) => ({ value: each.name, label: t(each.words) })), { value: '', label: t({ ca: 'Executa una operació de la casa', es: 'Ejecuta una operación de la casa', en: 'It runs an operation of the house' }) }]}
        onValue={(next) => { if (next === name) return; setSearch(undefined); drawer.setOwn(drawn.id, 'Input', []); setOne(given, 'Operation', { name: next, result: next === asksData ? result || 'dades' : result }); }} />
      {name === asksData && <Question {...given} />}
      {!frequent.some((each) => each.name === name) && <Combobox label={t({ ca: 'Operació', es: 'Operación', en: 'Operation' })} items={items} value={name === '' ? null : name} search={search ?? (chosen === undefined ? name : t(chosen.title))} loading={isFetching} onSearch={(text) => setSearch(chosen !== undefined && text === t(chosen.title) ? undefined : text)}
        onValue={(id) => { if (id === null || id === name) return; setSearch(undefined); setOne(given, 'Operation', { name: id, result }); }} />}
      {name !== '' && <p className="small soft"><code>{name}</code>{chosen?.describe && <> · {t(chosen.describe)}</>}</p>}
      {name !== '' && data !== undefined && !isFetching && chosen === undefined && <p className="small model-unknown">{t({ ca: 'Aquesta instal·lació no té aquesta operació: el procés s’hi aturaria.', es: 'Esta instalación no tiene esta operación: el proceso se detendría ahí.', en: 'This installation has no such operation: the process would stop there.' })}</p>}
      {chosen !== undefined && name !== asksData && Object.entries(chosen.input.properties ?? {}).map(([property, schema]) => (
        <FeelLine key={property} label={t(schema['x-comu']?.label ?? schema.title ?? property)} help={<code>{property}</code>} optional={!required.has(property)} rows={1} known={[...namesOf(variables), 'case', 'caseCode']} value={inputs.find(({ target }) => target === property)?.source ?? ''} onWritten={(source) => map(property, source)} />
      ))}
      {chosen === undefined && name !== asksData && <Mapping {...given} direction="Input" title={t({ ca: 'Dades que rep', es: 'Datos que recibe', en: 'Data it takes' })} />}
      <Line label={t({ ca: 'Desa la resposta com a', es: 'Guarda la respuesta como', en: 'Keep the answer as' })} optional code value={result} onWritten={(text) => setOne(given, 'Operation', { name, result: text.trim() })} />
      <Retry {...given} />
    </FieldSet>
  );
}

/** How often an automatic step is tried again when it fails for a reason that may pass. */
function Retry(given: PanelGiven) {
  const t = useText();
  const said = given.drawer.own(given.drawn.part, 'Retry')[0];
  const times = String(said?.['times'] ?? '');
  return (
    <TextField label={t({ ca: 'Si falla, torna-ho a provar', es: 'Si falla, volver a intentarlo', en: 'If it fails, try again' })} optional help={t({ ca: 'Vegades, esperant un minut cada cop.', es: 'Veces, esperando un minuto cada vez.', en: 'Times, a minute apart.' })} inputMode="numeric" className="ds-input short tabular" value={times}
      onValue={(text) => (/^\d{0,2}$/.test(text) ? setOne(given, 'Retry', text === '' ? {} : { times: Number(text), wait: String(said?.['wait'] ?? 'PT1M') }) : undefined)} />
  );
}
