import type { FormEvent, ReactNode } from 'react';
import { Button, useText } from '@comu/design';

/** The frame every form of a task shares: fields, the verb, and the way back. */
export function TaskFormFrame({ verb, running, onSubmit, onCancel, children }: { verb: string; running: boolean; onSubmit(): void; onCancel(): void; children: ReactNode }) {
  const t = useText();
  const submit = (event: FormEvent) => { event.preventDefault(); onSubmit(); };
  return (
    <form className="form" noValidate onSubmit={submit}>
      {children}
      <div className="case-form-foot"><Button type="submit" look="primary" busy={running}>{verb}</Button><Button onClick={onCancel}>{t({ ca: 'Ara no', es: 'Ahora no', en: 'Not now' })}</Button></div>
    </form>
  );
}
