import { useState } from 'react';
import { ArrowDownIcon, ArrowUpIcon, Button, Checkbox, PlusIcon, SchemaForm, Select, Tabs, TrashIcon, useText, type Text } from '@comu/design';
import { schemaOfForm, type AskedField, type AskedKind } from '@comu/processes/forms';
import { Line, Lines } from './line.tsx';

const kinds: Readonly<Record<AskedKind, Text>> = {
  text: { ca: 'Una línia de text', es: 'Una línea de texto', en: 'A line of text' }, 'long-text': { ca: 'Text llarg', es: 'Texto largo', en: 'Long text' }, 'yes-no': { ca: 'Sí o no', es: 'Sí o no', en: 'Yes or no' }, choice: { ca: 'Una tria', es: 'Una elección', en: 'A choice' },
  integer: { ca: 'Un nombre sencer', es: 'Un número entero', en: 'A whole number' }, decimal: { ca: 'Un nombre amb decimals', es: 'Un número con decimales', en: 'A number with decimals' }, money: { ca: 'Un import en euros', es: 'Un importe en euros', en: 'An amount in euros' }, day: { ca: 'Un dia', es: 'Un día', en: 'A day' },
};

/** A name that conditions can use, made from words: “Import concedit” is `importConcedit`. */
export function nameFrom(words: string, taken: readonly string[]): string {
  const parts = words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('·', '').replaceAll(/[^A-Za-z0-9]+/g, ' ').trim().split(' ').filter(Boolean);
  const base = parts.map((part, index) => (index === 0 ? part.toLowerCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())).join('').replace(/^(\d)/, 'd$1').slice(0, 40) || 'dada';
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}${count}`;
    if (!taken.includes(name)) return name;
  }
}

const blank = (taken: readonly string[]): AskedField => ({ name: nameFrom('pregunta', taken), kind: 'text', label: { ca: '', es: '', en: '' }, help: null, required: true, options: [] });

/** The questions of a form, one after another, and how whoever does the task will see them. */
export function FormEditor({ fields, onFields }: { fields: readonly AskedField[]; onFields(fields: readonly AskedField[]): void }) {
  const t = useText();
  const [shown, setShown] = useState('write');
  const put = (index: number, field: AskedField) => onFields(fields.map((each, at) => (at === index ? field : each)));
  const move = (index: number, by: 1 | -1) => {
    const next = [...fields];
    const [taken] = next.splice(index, 1);
    if (taken !== undefined) next.splice(index + by, 0, taken);
    onFields(next);
  };
  return (
    <Tabs label={t({ ca: 'Formulari', es: 'Formulario', en: 'Form' })} value={shown} onValue={setShown} tabs={[{ key: 'write', label: t({ ca: 'Preguntes', es: 'Preguntas', en: 'Questions' }), count: fields.length }, { key: 'see', label: t({ ca: 'Com es veurà', es: 'Cómo se verá', en: 'How it will look' }) }]}>
      {shown === 'see'
        ? <SchemaForm schema={schemaOfForm(fields.map((field) => ({ ...field, label: { ca: field.label.ca || field.name, es: field.label.es || field.label.ca || field.name, en: field.label.en || field.label.ca || field.name } }))) as never} problem={undefined} verb={t({ ca: 'Fet', es: 'Hecho', en: 'Done' })} busy={false} onSubmit={async () => true} />
        : (
          <div className="form">
            {fields.map((field, index) => (
              <fieldset className="model-question" key={index}>
                <legend className="sr-only">{t({ ca: 'Pregunta {number}', es: 'Pregunta {number}', en: 'Question {number}' }, { number: index + 1 })}</legend>
                <Line label={t({ ca: 'Pregunta', es: 'Pregunta', en: 'Question' })} value={field.label.ca} onWritten={(ca) => put(index, { ...field, label: { ...field.label, ca }, name: field.label.ca === '' ? nameFrom(ca, fields.filter((_, at) => at !== index).map(({ name }) => name)) : field.name })} />
                <Select label={t({ ca: 'Es contesta amb', es: 'Se contesta con', en: 'Answered with' })} value={field.kind} options={Object.entries(kinds).map(([value, label]) => ({ value, label: t(label) }))} onValue={(kind) => put(index, { ...field, kind: kind as AskedKind })} />
                {field.kind === 'choice' && <Lines label={t({ ca: 'Valors, un per línia', es: 'Valores, uno por línea', en: 'Values, one a line' })} rows={4} value={field.options.map(({ label }) => label.ca).join('\n')} onWritten={(text) => put(index, { ...field, options: optionsFrom(text, field.options) })} />}
                {field.kind !== 'yes-no' && <Checkbox label={t({ ca: 'Cal contestar-la', es: 'Hay que contestarla', en: 'It must be answered' })} checked={field.required} onValue={(required) => put(index, { ...field, required })} />}
                <details className="model-more">
                  <summary>{t({ ca: 'Altres llengües, ajuda i nom de la dada', es: 'Otras lenguas, ayuda y nombre del dato', en: 'Other languages, help and name of the datum' })}</summary>
                  <Line label="Pregunta (castellano)" optional value={field.label.es} onWritten={(es) => put(index, { ...field, label: { ...field.label, es } })} />
                  <Line label="Question (English)" optional value={field.label.en} onWritten={(en) => put(index, { ...field, label: { ...field.label, en } })} />
                  <Line label={t({ ca: 'Ajuda', es: 'Ayuda', en: 'Help' })} optional value={field.help ?? ''} onWritten={(help) => put(index, { ...field, help: help === '' ? null : help })} />
                  <Line label={t({ ca: 'Nom de la dada', es: 'Nombre del dato', en: 'Name of the datum' })} help={t({ ca: 'Amb aquest nom la fan servir les condicions i les taules.', es: 'Con este nombre la usan las condiciones y las tablas.', en: 'Conditions and tables use it by this name.' })} code value={field.name} onWritten={(name) => put(index, { ...field, name: name.trim() })} />
                </details>
                <div className="model-question-acts">
                  <Button small look="quiet" icon={ArrowUpIcon} iconOnly disabled={index === 0} onClick={() => move(index, -1)}>{t({ ca: 'Puja la pregunta {number}', es: 'Subir la pregunta {number}', en: 'Move question {number} up' }, { number: index + 1 })}</Button>
                  <Button small look="quiet" icon={ArrowDownIcon} iconOnly disabled={index === fields.length - 1} onClick={() => move(index, 1)}>{t({ ca: 'Baixa la pregunta {number}', es: 'Bajar la pregunta {number}', en: 'Move question {number} down' }, { number: index + 1 })}</Button>
                  <Button small look="quiet" icon={TrashIcon} onClick={() => onFields(fields.filter((_, at) => at !== index))}>{t({ ca: 'Treu-la', es: 'Quitarla', en: 'Remove' })}</Button>
                </div>
              </fieldset>
            ))}
            <div><Button icon={PlusIcon} onClick={() => onFields([...fields, blank(fields.map(({ name }) => name))])}>{t({ ca: 'Afegeix una pregunta', es: 'Añadir una pregunta', en: 'Add a question' })}</Button></div>
          </div>
        )}
    </Tabs>
  );
}

/** Each line is a value; one that was there keeps its name in the data and its other languages. */
function optionsFrom(text: string, before: AskedField['options']): AskedField['options'] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.reduce<AskedField['options']>((all, ca) => [...all, before.find(({ label }) => label.ca === ca) ?? { value: nameFrom(ca, all.map(({ value }) => value)), label: { ca, es: '', en: '' } }], []);
}
