import { useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Checkbox, Select, TextField } from '../components/field.tsx';
import { DatePicker } from '../components/late.tsx';
import { FunnelIcon, XIcon } from '../icons.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.tsx';
import { commonFields, type FieldDescription, type RecordDescription } from './description.ts';
import { ReferencePicker } from './reference-picker.tsx';
import { valueText } from './value.tsx';

type Filter = Readonly<Record<string, unknown>>;
interface Range {
  readonly from?: string | number;
  readonly to?: string | number;
}

const filterable = (field: FieldDescription) => field.kind !== 'structure' && field.kind !== 'file';
const rangeOf = (value: unknown): Range => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

/** The button that opens the filters beside the list, and the filters in force as words that can be taken away one by one. */
export function Filters({ record, filter, labels, onFilter }: { record: RecordDescription; filter: Filter; labels: Readonly<Record<string, string>>; onFilter(filter: Filter): void }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const fields = [...record.fields, ...commonFields.slice(0, 1)].filter(filterable);
  const set = (name: string, value: unknown) => {
    const { [name]: _former, ...others } = filter;
    onFilter(value === undefined ? others : { ...others, [name]: value });
  };
  const active = Object.keys(filter).length;
  return (
    <>
      <Button icon={FunnelIcon} onClick={() => setOpen(true)}>{t({ ca: 'Filtres', es: 'Filtros', en: 'Filters' })}{active > 0 && <span className="count tabular">{active}</span>}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} side title={t({ ca: 'Filtres', es: 'Filtros', en: 'Filters' })} footer={
        <>
          <Button disabled={active === 0} onClick={() => onFilter({})}>{t({ ca: 'Treu-los tots', es: 'Quitar todos', en: 'Clear all' })}</Button>
          <Button look="primary" onClick={() => setOpen(false)}>{t({ ca: 'Mostra la llista', es: 'Mostrar la lista', en: 'Show the list' })}</Button>
        </>
      }>
        <div className="form">{fields.map((field) => <FilterField key={field.name} field={field} value={filter[field.name]} onValue={(value) => set(field.name, value)} />)}</div>
      </Dialog>
      <ActiveFilters fields={fields} filter={filter} labels={labels} onRemove={(name) => set(name, undefined)} />
    </>
  );
}

function FilterField({ field, value, onValue }: { field: FieldDescription; value: unknown; onValue(value: unknown): void }): ReactNode {
  const t = useText();
  const label = t(field.label);
  switch (field.kind) {
    case 'choice': {
      const chosen = listOf(value);
      return (
        <fieldset className="ds-fieldset radio-group">
          <legend className="ds-label">{label}</legend>
          <div className="radio-list">
            {Object.entries(field.choices ?? {}).map(([name, text]) => (
              <Checkbox key={name} label={t(text)} checked={chosen.includes(name)} onValue={(on) => {
                const next = on ? [...chosen, name] : chosen.filter((each) => each !== name);
                onValue(next.length === 0 ? undefined : next);
              }} />
            ))}
          </div>
        </fieldset>
      );
    }
    case 'yes-no':
      return <Select label={label} empty={t({ ca: 'Tots', es: 'Todos', en: 'All' })} options={[{ value: 'true', label: t({ ca: 'Sí', es: 'Sí', en: 'Yes' }) }, { value: 'false', label: t({ ca: 'No', es: 'No', en: 'No' }) }]} value={value === undefined ? '' : String(value)} onValue={(chosen) => onValue(chosen === '' ? undefined : chosen === 'true')} />;
    case 'day': case 'moment': case 'integer': case 'decimal': case 'money':
      return <RangeField field={field} value={rangeOf(value)} onValue={onValue} />;
    case 'reference':
      return <ReferencePicker label={label} to={field.to ?? ''} value={listOf(value)[0] ?? null} onValue={(id) => onValue(id ?? undefined)} />;
    default:
      return <TextField label={label} value={typeof value === 'string' ? value : ''} onValue={(text) => onValue(text === '' ? undefined : text)} />;
  }
}

function RangeField({ field, value, onValue }: { field: FieldDescription; value: Range; onValue(value: unknown): void }) {
  const t = useText();
  const put = (end: 'from' | 'to', text: string) => {
    const { [end]: _former, ...other } = value;
    const next = text === '' ? other : { ...other, [end]: field.kind === 'integer' ? Number(text) : field.kind === 'moment' ? (end === 'from' ? `${text}T00:00:00Z` : `${text}T23:59:59Z`) : text };
    onValue(Object.keys(next).length === 0 ? undefined : next);
  };
  const ends = [['from', t({ ca: 'Des de', es: 'Desde', en: 'From' })], ['to', t({ ca: 'Fins a', es: 'Hasta', en: 'To' })]] as const;
  return (
    <fieldset className="ds-fieldset range">
      <legend className="ds-label">{t(field.label)}</legend>
      <div className="range-ends">
        {ends.map(([end, word]) => {
          const held = value[end] === undefined ? '' : String(value[end]);
          return field.kind === 'day' || field.kind === 'moment'
            ? <DatePicker key={end} label={word} value={held.slice(0, 10)} onValue={(day) => put(end, day)} />
            : <TextField key={end} label={word} inputMode="decimal" defaultValue={held} onValue={(text) => /^-?\d+([.,]\d+)?$|^$/.test(text) && put(end, text.replace(',', '.'))} />;
        })}
      </div>
    </fieldset>
  );
}

function ActiveFilters({ fields, filter, labels, onRemove }: { fields: readonly FieldDescription[]; filter: Filter; labels: Readonly<Record<string, string>>; onRemove(name: string): void }) {
  const t = useText();
  const format = useFormat();
  const active = fields.filter(({ name }) => filter[name] !== undefined);
  if (active.length === 0) return null;
  const words = (field: FieldDescription) => {
    const value = filter[field.name];
    const one = (each: unknown) => valueText({ field: field.kind === 'moment' ? { ...field, kind: 'day' } : field, value: each, labels, format, t });
    const { from, to } = rangeOf(value);
    if (from !== undefined || to !== undefined) return [from === undefined ? '' : `≥ ${one(from)}`, to === undefined ? '' : `≤ ${one(to)}`].filter(Boolean).join(' · ');
    return Array.isArray(value) ? value.map(one).join(', ') : one(value);
  };
  return (
    <ul className="chips" aria-label={t({ ca: 'Filtres en vigor', es: 'Filtros en vigor', en: 'Filters in force' })}>
      {active.map((field) => (
        <li key={field.name}>
          <button type="button" className="chip" onClick={() => onRemove(field.name)}>
            <span className="soft">{t(field.label)}</span> {words(field)} <XIcon size={13} aria-hidden /><span className="sr-only">{t({ ca: 'Treu el filtre', es: 'Quitar el filtro', en: 'Remove the filter' })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
