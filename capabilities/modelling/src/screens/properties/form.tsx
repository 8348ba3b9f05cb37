import { useState } from 'react';
import { Button, Dialog, FieldSet, PencilSimpleIcon, Select, useText } from '@comu/design';
import type { AskedField, AskedKind } from '@comu/processes/forms';
import type { Part } from '../drawing/drawer.ts';
import { FormEditor } from './form-editor.tsx';
import { setOne, type PanelGiven } from './given.ts';
import { Line } from './line.tsx';

const houseForms = [
  { value: 'check-documents', label: { ca: 'Comprovar la documentació', es: 'Comprobar la documentación', en: 'Check the documents' } },
  { value: 'propose', label: { ca: 'Proposar la resolució', es: 'Proponer la resolución', en: 'Propose the decision' } },
  { value: 'review', label: { ca: 'Revisar i donar conformitat', es: 'Revisar y dar conformidad', en: 'Review and agree' } },
];

/** What a task asks of whoever does it: nothing, questions written here, or a form of the house. */
export function Form(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  const [open, setOpen] = useState(false);
  const said = drawer.own(drawn.part, 'Form')[0];
  const key = String(said?.['key'] ?? '');
  const fields = fieldsOf(said);
  const kind = key === '' ? 'none' : key.startsWith('model:') ? 'own' : houseForms.some(({ value }) => value === key) ? key : 'other';
  const write = (next: readonly AskedField[]) => drawer.setOwn(drawn.id, 'Form', [formFrom(drawer, `model:${drawn.id}`, next)]);
  const choose = (value: string) => {
    if (value === 'own') {
      write(fields);
      setOpen(true);
    } else setOne(given, 'Form', value === 'none' ? {} : { key: value === 'other' ? 'modul.formulari' : value });
  };
  return (
    <FieldSet title={t({ ca: 'Què demana', es: 'Qué pide', en: 'What it asks' })}>
      <Select label={t({ ca: 'Formulari', es: 'Formulario', en: 'Form' })} value={kind} onValue={choose} options={[
        { value: 'none', label: t({ ca: 'Cap: només dir que està fet', es: 'Ninguno: solo decir que está hecho', en: 'None: just say it is done' }) }, { value: 'own', label: t({ ca: 'Preguntes escrites aquí', es: 'Preguntas escritas aquí', en: 'Questions written here' }) },
        ...houseForms.map(({ value, label }) => ({ value, label: t(label) })), { value: 'other', label: t({ ca: 'El d’un mòdul, pel seu nom', es: 'El de un módulo, por su nombre', en: 'One of a module, by its name' }) }]} />
      {kind === 'other' && <Line label={t({ ca: 'Nom del formulari', es: 'Nombre del formulario', en: 'Name of the form' })} code value={key} onWritten={(text) => setOne(given, 'Form', { key: text.trim() })} />}
      {kind === 'own' && (
        <>
          <ul className="model-questions small">{fields.map(({ name, kind: of, label, required }) => <li key={name}>{t(label)}{required && of !== 'yes-no' && <span aria-hidden> *</span>} <code>{name}</code></li>)}</ul>
          <div><Button small icon={PencilSimpleIcon} onClick={() => setOpen(true)}>{fields.length === 0 ? t({ ca: 'Escriu les preguntes', es: 'Escribir las preguntas', en: 'Write the questions' }) : t({ ca: 'Canvia les preguntes', es: 'Cambiar las preguntas', en: 'Change the questions' })}</Button></div>
          <Dialog open={open} wide onClose={() => setOpen(false)} title={t({ ca: 'Preguntes de «{name}»', es: 'Preguntas de «{name}»', en: 'Questions of “{name}”' }, { name: drawn.part.name ?? '' })}>
            <FormEditor fields={fields} onFields={write} />
          </Dialog>
        </>
      )}
    </FieldSet>
  );
}

/** The questions that a form's part of the file holds. */
export function fieldsOf(form: Part | undefined): readonly AskedField[] {
  const label = (part: Part) => ({ ca: String(part['ca'] ?? ''), es: String(part['es'] ?? ''), en: String(part['en'] ?? '') });
  return ((form?.['fields'] ?? []) as readonly Part[]).map((field) => ({
    name: String(field.name ?? ''), kind: (field['kind'] ?? 'text') as AskedKind, label: label(field), help: field['help'] === undefined ? null : String(field['help']), required: field['required'] === true,
    options: ((field['options'] ?? []) as readonly Part[]).map((option) => ({ value: String(option['value'] ?? ''), label: label(option) })),
  }));
}

function formFrom(drawer: PanelGiven['drawer'], key: string, fields: readonly AskedField[]): Part {
  const parts = fields.map(({ name, kind, label, help, required, options }) => {
    const made = options.map(({ value, label: words }) => drawer.make('comu:Option', { value, ...words }));
    const field = drawer.make('comu:Field', { name, kind, ...label, required, ...(help === null || help === '' ? {} : { help }), ...(made.length === 0 ? {} : { options: made }) });
    for (const option of made) Object.assign(option, { $parent: field });
    return field;
  });
  const form = drawer.make('comu:Form', { key, ...(parts.length === 0 ? {} : { fields: parts }) });
  for (const part of parts) Object.assign(part, { $parent: form });
  return form;
}
