import { useState } from 'react';
import { Button, Dialog, EmptyState, PencilSimpleIcon, ProblemNotice, Section, Select, State, TextArea, TextField, Checkbox, toast, useQueryOperation, useRun, useText, type Text, type Tone } from '@comu/design';
import { columnClasses, say } from '../words.ts';
import type { ColumnEntry, Page, Sight } from './rows.ts';
import { useSaid } from './said.ts';

export const typeWords: Readonly<Record<string, Text>> = { text: say('text', 'texto', 'text'), integer: say('enter', 'entero', 'whole number'), decimal: say('decimal', 'decimal', 'decimal'), day: say('dia', 'día', 'day'), moment: say('instant', 'instante', 'moment'), 'yes-no': say('sí o no', 'sí o no', 'yes or no'), geometry: say('geometria', 'geometría', 'geometry'), json: say('estructura', 'estructura', 'structure') };
export const sights: Readonly<Record<Sight, Text>> = { clear: say('es veu', 'se ve', 'shown'), pseudonym: say('amb un codi', 'con un código', 'as a code'), masked: say('en part', 'en parte', 'in part'), hidden: say('amagada', 'oculta', 'hidden') };
const tones: Readonly<Record<ColumnEntry['class'], Tone>> = { open: 'success', internal: 'neutral', personal: 'pending', special: 'danger' };

/** What each column means, of what class it is and how whoever looks sees it. */
export function DictionaryTab({ page: { dataset, said: { columns }, access }, steward }: { page: Page; steward: boolean }) {
  const t = useText();
  const said = useSaid();
  const titleOf = ({ name, title }: ColumnEntry) => said(columns[name]?.title ?? title);
  const [editing, setEditing] = useState<ColumnEntry>();
  if (dataset.columns.length === 0) return <EmptyState title={t(say('Encara no hi ha diccionari', 'Todavía no hay diccionario', 'There is no dictionary yet'))}>{t(say('Surt de la primera càrrega o d’un contracte.', 'Sale de la primera carga o de un contrato.', 'It comes with the first load or with a contract.'))}</EmptyState>;
  const words = { name: t(say('Columna', 'Columna', 'Column')), type: t(say('Tipus', 'Tipo', 'Type')), means: t(say('Què vol dir', 'Qué significa', 'Meaning')), class: t(say('Classe', 'Clase', 'Class')), seen: t(say('Com la veieu', 'Cómo la ve', 'How you see it')) };
  return (
    <Section flush>
      <table className="data-grid">
        <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.means}</th><th scope="col">{words.type}</th><th scope="col">{words.class}</th><th scope="col">{words.seen}</th>{steward && <th scope="col"><span className="sr-only">{t(say('Accions', 'Acciones', 'Actions'))}</span></th>}</tr></thead>
        <tbody>{dataset.columns.map((column) => { const describe = columns[column.name]?.describe; return (
          <tr key={column.name}>
            <th scope="row"><code>{column.name}</code></th>
            <td data-label={words.means}><span><strong>{titleOf(column)}</strong>{describe != null && <><br />{said(describe)}</>}{column.concept !== undefined && <><br /><span className="small soft">{t(say('Glossari: {concept}', 'Glosario: {concept}', 'Glossary: {concept}'), { concept: column.concept })}</span></>}</span></td>
            <td data-label={words.type}><span>{t(typeWords[column.type] ?? say(column.type, column.type, column.type))}{column.code !== undefined && ` · ${column.code}`}{column.unit !== undefined && ` · ${column.unit}`}{column.key === true && ` · ${t(say('clau', 'clave', 'key'))}`}</span></td>
            <td data-label={words.class}><State tone={tones[column.class]}>{t(columnClasses[column.class])}</State></td>
            <td data-label={words.seen}>{access.columns[column.name] === undefined ? '—' : t(sights[access.columns[column.name] as Sight])}</td>
            {steward && <td><Button small look="quiet" icon={PencilSimpleIcon} iconOnly onClick={() => setEditing(column)}>{t(say('Descriu “{name}”', 'Describir «{name}»', 'Describe “{name}”'), { name: titleOf(column) })}</Button></td>}
          </tr>
        ); })}</tbody>
      </table>
      {editing !== undefined && <ColumnDialog dataset={dataset.id} column={editing} declared={dataset.kind === 'record'} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}

function ColumnDialog({ dataset, column, declared, onClose }: { dataset: string; column: ColumnEntry; declared: boolean; onClose(): void }) {
  const t = useText();
  const [values, setValues] = useState({ title: column.title, describe: column.describe ?? '', unit: column.unit ?? '', class: column.class, concept: column.concept ?? '', key: column.key ?? false });
  const { data: glossary } = useQueryOperation<{ rows: readonly { code: string; term: string }[] }>('data.concept.list', { limit: 200, sort: 'term' });
  const { run, running, problem } = useRun('data.describe-column');
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const save = async () => {
    if ((await run({ dataset, column: column.name, changes: declared ? { title: values.title, describe: values.describe, unit: values.unit, concept: values.concept, key: values.key } : values })) === undefined) return;
    toast(say('Diccionari desat', 'Diccionario guardado', 'Dictionary saved'));
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={column.name} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" busy={running} onClick={() => void save()}>{t(say('Desa', 'Guardar', 'Save'))}</Button></>}>
      {problem && <ProblemNotice problem={problem} />}
      <TextField label={t(say('Títol', 'Título', 'Title'))} value={values.title} onValue={(title) => set({ title })} />
      <TextArea label={t(say('Què vol dir', 'Qué significa', 'Meaning'))} optional value={values.describe} onValue={(describe) => set({ describe })} />
      <TextField label={t(say('Unitat', 'Unidad', 'Unit'))} optional value={values.unit} onValue={(unit) => set({ unit })} />
      <Select label={t(say('Classe de protecció', 'Clase de protección', 'Protection class'))} disabled={declared} value={values.class} onValue={(chosen) => set({ class: chosen as ColumnEntry['class'] })} options={Object.entries(columnClasses).map(([value, label]) => ({ value, label: t(label) }))}
        help={declared ? t(say('La diu la declaració del registre.', 'La dice la declaración del registro.', 'The record’s declaration says it.')) : t(say('“Oberta” es pot publicar. “Personal” només es veu en clar amb una regla d’accés.', '«Abierta» se puede publicar. «Personal» solo se ve en claro con una regla de acceso.', '“Open” may be published. “Personal” is seen in the clear only under an access rule.'))} />
      <Select label={t(say('Terme del glossari', 'Término del glosario', 'Glossary term'))} optional value={values.concept} onValue={(concept) => set({ concept })} empty="—" options={(glossary?.rows ?? []).map(({ code, term }) => ({ value: code, label: term }))} />
      <Checkbox label={t(say('Forma part de la clau de cada fila', 'Forma parte de la clave de cada fila', 'Part of the key of each row'))} checked={values.key} onValue={(key) => set({ key })} />
    </Dialog>
  );
}
