import { useState } from 'react';
import { Button, Checkbox, Dialog, ProblemNotice, TextField, toast, useRun, useText } from '@comu/design';
import { say } from '../words.ts';

const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Chooses the municipalities of a group by name and keeps it, to be compared with from then on. */
export function GroupDialog({ places, given, onClose, onKept }: { places: readonly { ine: string; name: string }[]; given?: { name: string; places: readonly string[] }; onClose(): void; onKept(key: string): void }) {
  const t = useText();
  const [name, setName] = useState(given?.name ?? '');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(given?.places ?? []));
  const { run, running, problem } = useRun<{ id: string }>('indicators.save-group');
  const toggle = (ine: string, on: boolean) => { const next = new Set(chosen); if (on) next.add(ine); else next.delete(ine); setChosen(next); };
  // Those already chosen stay in sight whatever is sought.
  const shown = places.filter((each) => chosen.has(each.ine) || folded(each.name).includes(folded(sought.trim()))).toSorted((a, b) => a.name.localeCompare(b.name, 'ca'));
  const keep = async () => {
    const kept = await run({ name: name.trim(), places: [...chosen] });
    if (kept === undefined) return;
    toast(t(say('Grup desat.', 'Grupo guardado.', 'Group saved.')));
    onKept(kept.id);
  };
  return (
    <Dialog open onClose={onClose} title={t(say('Grup de municipis', 'Grupo de municipios', 'Group of municipalities'))} footer={<Button look="primary" disabled={running || name.trim() === '' || chosen.size === 0} onClick={() => void keep()}>{t(say('Desa el grup ({n})', 'Guardar el grupo ({n})', 'Save the group ({n})'), { n: chosen.size })}</Button>}>
      <TextField label={t(say('Nom del grup', 'Nombre del grupo', 'Name of the group'))} help={t(say('Si ja n’hi ha un amb aquest nom, el canvieu.', 'Si ya hay uno con este nombre, lo cambia.', 'If there is one of this name already, you change it.'))} value={name} onValue={setName} maxLength={120} />
      <TextField optional label={t(say('Busca un municipi', 'Buscar un municipio', 'Look for a municipality'))} type="search" value={sought} onValue={setSought} />
      <div className="group-places" role="group" aria-label={t(say('Municipis', 'Municipios', 'Municipalities'))}>{shown.map(({ ine, name: each }) => <Checkbox key={ine} label={each} checked={chosen.has(ine)} onValue={(on) => toggle(ine, on)} />)}{shown.length === 0 && <p className="soft">{t(say('Cap municipi no es diu així.', 'Ningún municipio se llama así.', 'No municipality has that name.'))}</p>}</div>
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
