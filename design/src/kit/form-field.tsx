import { useState } from 'react';
import type { StoredFile } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Checkbox, FieldSet, RadioGroup, Select, TextArea, TextField } from '../components/field.tsx';
import { FileDrop } from '../components/file-drop.tsx';
import { DatePicker } from '../components/late.tsx';
import { PlusIcon, TrashIcon } from '../icons.ts';
import { useLanguage, useText } from '../text.tsx';
import { Fold } from './fold.tsx';
import { inOneLine } from './one-line.ts';
import { ReferencePicker } from './reference-picker.tsx';
import { blankItem, fieldsOf, itemField, itemsOf, shapeOf, variantsOf, type FormField, type Values } from './schema.ts';
import { wordFor } from './words.ts';

interface Given {
  readonly field: FormField;
  readonly value: unknown;
  onValue(value: unknown): void;
  readonly problems: Readonly<Record<string, string>>;
}

const asText = (value: unknown) => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value));
/** `datetime-local` speaks the local hour and knows no zone. */
const localMoment = (value: unknown) => {
  const text = asText(value);
  if (!/Z$|[+-]\d\d:\d\d$/.test(text)) return text;
  const at = new Date(text);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The control that suits one property of an input. */
function FormControl({ field, value, onValue, problems }: Given) {
  const t = useText();
  const problem = problems[field.pointer];
  const frame = { label: t(field.label), ...(field.help ? { help: t(field.help) } : {}), problem, optional: !field.required };
  const limit = field.schema.maxLength === undefined ? {} : { maxLength: field.schema.maxLength };
  switch (field.kind) {
    case 'group':
      return <FieldSet title={t(field.label)} describe={field.help && t(field.help)}><FormFields fields={fieldsOf(field.schema, field.pointer)} values={(value ?? {}) as Values} onValues={onValue} problems={problems} /></FieldSet>;
    case 'variant': return <FormVariant field={field} value={value} onValue={onValue} problems={problems} />;
    case 'list': return <FormList field={field} value={value} onValue={onValue} problems={problems} />;
    case 'words':
      return <TextArea {...frame} help={t({ ca: 'Un per línia.', es: 'Uno por línea.', en: 'One a line.' })} value={((value ?? []) as readonly string[]).join('\n')} onValue={(text) => onValue(text === '' ? [] : text.split('\n'))} onBlur={() => onValue(((value ?? []) as readonly string[]).map((line) => line.trim()).filter(Boolean))} />;
    case 'long-text': return <TextArea {...frame} {...limit} rows={5} value={asText(value)} onValue={onValue} />;
    case 'structure': return <TextArea {...frame} rows={6} className="ds-input code" spellCheck={false} value={asText(value)} onValue={onValue} />;
    case 'yes-no': return <Checkbox label={frame.label} {...(frame.help ? { help: frame.help } : {})} problem={problem} checked={value === true} onValue={onValue} />;
    case 'day': return <DatePicker {...frame} value={asText(value)} onValue={onValue} />;
    case 'moment': return <TextField {...frame} type="datetime-local" value={localMoment(value)} onValue={onValue} />;
    case 'integer': return <TextField {...frame} inputMode="numeric" className="ds-input short tabular" value={asText(value)} onValue={onValue} />;
    case 'decimal': return <TextField {...frame} inputMode="decimal" className="ds-input short tabular" value={asText(value)} onValue={onValue} />;
    case 'money': return <div className="money-field"><TextField {...frame} inputMode="decimal" className="ds-input short tabular" value={asText(value)} onValue={onValue} /><span aria-hidden>€</span></div>;
    case 'choice': {
      const options = Object.entries(field.choices ?? {}).map(([name, text]) => ({ value: name, label: t(text) }));
      if (field.required && options.length <= 4) return <RadioGroup {...frame} options={options} value={asText(value)} onValue={onValue} />;
      return <Select {...frame} options={options} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} value={asText(value)} onValue={onValue} />;
    }
    case 'reference': return <ReferencePicker {...frame} to={field.to ?? ''} value={typeof value === 'string' && value !== '' ? value : null} onValue={onValue} />;
    case 'file': return <FileControl field={field} value={value} onValue={onValue} problems={problems} />;
    case 'secret': return <TextField {...frame} type="password" autoComplete="new-password" value={asText(value)} onValue={onValue} />;
    default: return <TextField {...frame} {...limit} type={field.schema.format === 'email' ? 'email' : 'text'} value={asText(value)} onValue={onValue} />;
  }
}

export function FormFields({ fields, values, onValues, problems }: { fields: readonly FormField[]; values: Values; onValues(values: Values): void; problems: Readonly<Record<string, string>> }) {
  return <>{fields.map((field) => <div className="form-row" data-pointer={field.pointer} key={field.pointer}><FormControl field={field} value={values[field.name]} problems={problems} onValue={(value) => onValues({ ...values, [field.name]: value })} /></div>)}</>;
}

/** One of several shapes: first which, then its own fields. */
function FormVariant({ field, value, onValue, problems, bare = false }: Given & { /** Within something that already names it. */ bare?: boolean }) {
  const t = useText();
  const { by, chosen, schema } = shapeOf(field, value);
  const options = Object.keys(variantsOf(field.schema)?.shapes ?? {}).map((name) => ({ value: name, label: t(wordFor(name)) }));
  const fields = (
    <>
      <RadioGroup label={t(wordFor(by))} options={options} value={chosen} problem={problems[field.pointer]} onValue={(next) => onValue({ [by]: next })} />
      {schema && <FormFields fields={fieldsOf(schema, field.pointer)} values={value as Values} onValues={onValue} problems={problems} />}
    </>
  );
  return bare ? fields : <FieldSet title={t(field.label)} describe={field.help && t(field.help)}>{fields}</FieldSet>;
}

/** A list of things that have fields of their own folds, whole and one by one, so that a form of many reads as its table of contents. */
function FormList({ field, value, onValue, problems }: Given) {
  const t = useText();
  const { language } = useLanguage();
  const items = itemsOf(field, value);
  const [startsOpen] = useState(() => !Array.isArray(value) || value.length === 0);
  const [added, setAdded] = useState<number>();
  const wrongIn = (pointer: string) => Object.keys(problems).some((each) => each === pointer || each.startsWith(`${pointer}/`));
  const set = (index: number) => (next: unknown) => onValue(items.map((each, at) => (at === index ? next : each)));
  const removal = (index: number) => <Button small look="quiet" icon={TrashIcon} onClick={() => onValue(items.filter((_, at) => at !== index))}>{t({ ca: 'Treu-lo', es: 'Quitar', en: 'Remove' })}</Button>;
  const rest = (
    <>
      {problems[field.pointer] && <p className="ds-validation-message field-problem">{problems[field.pointer]}</p>}
      <Button small icon={PlusIcon} onClick={() => { setAdded(items.length); onValue([...items, blankItem(field)]); }}>{t({ ca: 'Afegeix', es: 'Añadir', en: 'Add' })}</Button>
    </>
  );
  const composed = ['group', 'variant'].includes(itemField(field, 0).kind);
  if (!composed)
    return (
      <FieldSet title={t(field.label)} describe={field.help && t(field.help)}>
        {items.map((item, index) => <div className="form-item" key={index}><FormControl field={{ ...itemField(field, index), label: `${t(field.label)} ${index + 1}` }} value={item} onValue={set(index)} problems={problems} />{removal(index)}</div>)}
        {rest}
      </FieldSet>
    );
  const lines = items.map((item, index) => inOneLine(itemField(field, index), item, language));
  return (
    <Fold title={t(field.label)} line={items.length === 0 ? t({ ca: 'cap', es: 'ninguno', en: 'none' }) : `${items.length}: ${lines.map((line) => line.split(' · ')[0]).filter(Boolean).join(', ')}`} startsOpen={startsOpen} wrong={wrongIn(field.pointer)}>
      {field.help && <p className="field-help">{t(field.help)}</p>}
      {items.map((item, index) => {
        const own = itemField(field, index);
        return (
          <Fold key={index} title={`${index + 1}`} line={lines[index] || t({ ca: 'sense omplir', es: 'sin rellenar', en: 'empty' })} startsOpen={startsOpen || index === added} wrong={wrongIn(own.pointer)}>
            {own.kind === 'group'
              ? <FormFields fields={fieldsOf(own.schema, own.pointer)} values={(item ?? {}) as Values} onValues={set(index)} problems={problems} />
              : <FormVariant field={own} value={item} onValue={set(index)} problems={problems} bare />}
            {removal(index)}
          </Fold>
        );
      })}
      {rest}
    </Fold>
  );
}

function FileControl({ field, value, onValue, problems }: Given) {
  const t = useText();
  const [stored, setStored] = useState<readonly StoredFile[]>([]);
  const held = typeof value === 'string' && value !== '' ? (stored.find(({ sha256 }) => sha256 === value) ?? { sha256: value, name: t({ ca: 'Fitxer desat', es: 'Archivo guardado', en: 'Stored file' }), size: 0, type: '', warnings: [] }) : undefined;
  return (
    <FileDrop label={`${t(field.label)}${field.required ? '' : ` (${t({ ca: 'opcional', es: 'opcional', en: 'optional' })})`}`} {...(field.help ? { help: t(field.help) } : {})} files={held === undefined ? [] : [held]} problem={problems[field.pointer]}
      onFiles={(files) => {
        setStored(files);
        onValue(files[0]?.sha256 ?? '');
      }} />
  );
}
