import { useState } from 'react';
import { Checkbox, FieldSet, fold, TextField, useDescription, useText } from '@comu/design';

/** Permissions to choose from: a few that are usual, and any other that one looks for by its words. */
export function PermissionChoice({ title, describe, chosen, onChosen, usual, among }: { title: string; describe: string; chosen: readonly string[]; onChosen(chosen: readonly string[]): void; usual(name: string): boolean; among?(name: string): boolean }) {
  const t = useText();
  const [find, setFind] = useState('');
  const permissions = Object.entries(useDescription()?.permissions ?? {}).map(([name, words]) => ({ name, label: t(words) })).filter(({ name }) => among?.(name) ?? true);
  const listed = permissions.filter(({ name, label }) => chosen.includes(name) || (find === '' ? usual(name) : fold(label).includes(fold(find)))).slice(0, 40);
  return (
    <FieldSet title={title} describe={describe}>
      <TextField label={t({ ca: 'Cerqueu un altre permís', es: 'Busque otro permiso', en: 'Find another permission' })} type="search" value={find} onValue={setFind} />
      <div className="delegation-choices">
        {listed.map(({ name, label }) => <Checkbox key={name} label={label} checked={chosen.includes(name)} onValue={(on) => onChosen(on ? [...chosen, name] : chosen.filter((each) => each !== name))} />)}
        {listed.length === 0 && <p className="soft small">{t({ ca: 'Cap permís no es diu així.', es: 'Ningún permiso se llama así.', en: 'No permission has this name.' })}</p>}
      </div>
    </FieldSet>
  );
}
