import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useText, type Text } from '../text.tsx';

export interface FieldFrame {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong and how to put it right. */
  readonly problem?: ReactNode;
  readonly optional?: boolean;
}

const optionalMark: Text = { ca: 'opcional', es: 'opcional', en: 'optional' };

/** Label above, help below it, then the control, then what is wrong with it. Most fields are needed, so only the optional ones are marked. */
export function Field({ label, help, problem, optional = false, children }: FieldFrame & {
  children(attributes: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }): ReactNode;
}) {
  const t = useText();
  const id = useId();
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="ds-field field">
      <label className="ds-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">({t(optionalMark)})</span>}
      </label>
      {help && <div data-field="description" id={`${id}-help`} className="field-help">{help}</div>}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
      {problem && <p className="ds-validation-message field-problem" id={`${id}-problem`}>{problem}</p>}
    </div>
  );
}

const frame = ({ label, help, problem, optional }: FieldFrame): FieldFrame => ({ label, help, problem, ...(optional === undefined ? {} : { optional }) });
function without<T extends FieldFrame>({ label: _label, help: _help, problem: _problem, optional: _optional, ...rest }: T) {
  return rest;
}

export function TextField({ onValue, ...given }: FieldFrame & { onValue?(value: string): void } & Omit<InputHTMLAttributes<HTMLInputElement>, 'children'>) {
  return (
    <Field {...frame(given)}>
      {(attributes) => <input type="text" className="ds-input" {...without(given)} {...attributes} onChange={(event) => onValue?.(event.target.value)} />}
    </Field>
  );
}

export function TextArea({ onValue, ...given }: FieldFrame & { onValue?(value: string): void } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...frame(given)}>
      {(attributes) => <textarea rows={4} className="ds-input" {...without(given)} {...attributes} onChange={(event) => onValue?.(event.target.value)} />}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The system's own list: the quickest one on a phone and by keyboard. */
export function Select({ options, empty, onValue, ...given }: FieldFrame & { options: readonly Option[]; empty?: string; onValue?(value: string): void } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...frame(given)}>
      {(attributes) => (
        <select className="ds-input" {...without(given)} {...attributes} onChange={(event) => onValue?.(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
      )}
    </Field>
  );
}

export function Checkbox({ label, help, problem, onValue, ...rest }: Omit<FieldFrame, 'optional'> & { onValue?(value: boolean): void } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="ds-field field checkbox">
      <input {...rest} type="checkbox" className="ds-input" id={id} aria-describedby={help ? `${id}-help` : undefined} aria-invalid={problem ? true : undefined} onChange={(event) => onValue?.(event.target.checked)} />
      <label className="ds-label" data-weight="regular" htmlFor={id}>{label}</label>
      {help && <div data-field="description" id={`${id}-help`} className="field-help">{help}</div>}
      {problem && <p className="ds-validation-message field-problem">{problem}</p>}
    </div>
  );
}

/** A few choices that are all worth seeing at once. */
export function RadioGroup({ label, help, problem, options, value, onValue }: FieldFrame & { options: readonly Option[]; value: string; onValue(value: string): void }) {
  const name = useId();
  return (
    <fieldset className="ds-fieldset radio-group">
      <legend className="ds-label">{label}</legend>
      {help && <p data-field="description" className="field-help">{help}</p>}
      <div className="radio-list">
        {options.map((each) => (
          <div className="ds-field checkbox" key={each.value}>
            <input type="radio" className="ds-input" name={name} id={`${name}-${each.value}`} checked={each.value === value} onChange={() => onValue(each.value)} />
            <label className="ds-label" data-weight="regular" htmlFor={`${name}-${each.value}`}>{each.label}</label>
          </div>
        ))}
      </div>
      {problem && <p className="ds-validation-message field-problem">{problem}</p>}
    </fieldset>
  );
}

/** Fields that belong together, under one name. */
export function FieldSet({ title, describe, children }: { title: ReactNode; describe?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="ds-fieldset field-set">
      <legend className="field-set-title">{title}</legend>
      {describe && <p className="field-help">{describe}</p>}
      {children}
    </fieldset>
  );
}
