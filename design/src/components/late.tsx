import { lazy, Suspense, type ComponentProps } from 'react';
import { Field } from './field.tsx';
import type { DateFieldProps } from './date-picker.tsx';

const LatePicker = lazy(() => import('./date-picker.tsx'));
const LateCombobox = lazy(() => import('./combobox.tsx'));

/** The calendar comes when the first date is asked for; until then the field stands in its place. */
export function DatePicker(props: DateFieldProps) {
  return <Suspense fallback={<Field {...props}>{(attributes) => <input className="ds-input" {...attributes} value={props.value} readOnly />}</Field>}><LatePicker {...props} /></Suspense>;
}

export function Combobox(props: ComponentProps<typeof LateCombobox>) {
  return <Suspense fallback={<Field {...props}>{(attributes) => <input className="ds-input" {...attributes} value={props.search} readOnly />}</Field>}><LateCombobox {...props} /></Suspense>;
}
