import { useState } from 'react';
import { Button, Checkbox, Confirm, Dialog, ProblemNotice, TextField, toast, TrashIcon, useRun, useText } from '@comu/design';
import { say } from '../words.ts';

const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Chooses the municipalities of a group by name and keeps it, to be compared with from then on; one there is can be renamed and deleted. */
export function GroupDialog({ places, given, onClose, onKept }: { places: readonly { ine: string; name: string }[]; given?: { key: string; name: string; places: readonly string[] }; onClose(): void; onKept(key: string | undefined): void }) {
  const t = useText();
  const [name, setName] = useState(given?.name ?? '');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(given?.places ?? []));
  const { run, running, problem } = useRun<{ id: string }>('indicators.save-group');
  const removal = useRun('indicators.remove-group');
  const [removing, setRemoving] = useState(false);
  const toggle = (ine: string, on: boolean) => { const next = new Set(chosen); if (on) next.add(ine); else next.delete(ine); setChosen(next); };
  // Those already chosen stay in sight whatever is sought.
  const shown = places.filter((each) => chosen.has(each.ine) || folded(each.name).includes(folded(sought.trim()))).toSorted((a, b) => a.name.localeCompare(b.name, 'ca'));
  const keep = async () => {
    const kept = await run({ ...(given === undefined ? {} : { group: given.key }), name: name.trim(), places: [...chosen] });
    if (kept === undefined) return;
    toast(t(say('Grup desat.', 'Grupo guardado.', 'Group saved.')));
    onKept(kept.id);
  };
  const remove = async () => {
    if ((await removal.run({ group: given?.key })) === undefined) return;
    toast(t(say('Grup esborrat.', 'Grupo borrado.', 'Group deleted.')));
    onKept(undefined);
  };
  if (removing) return <Confirm open danger busy={removal.running} onClose={() => setRemoving(false)} onConfirm={() => void remove()} title={t(say('Voleu esborrar el grup «{name}»?', '¿Quiere borrar el grupo «{name}»?', 'Delete the group “{name}”?'), { name: given?.name ?? '' })} verb={t(say('Esborra’l', 'Borrarlo', 'Delete it'))}><p>{t(say('Ningú de l’ens no s’hi podrà comparar més. Les xifres dels municipis no canvien.', 'Nadie del ente podrá compararse más con él. Las cifras de los municipios no cambian.', 'Nobody in the body will be able to compare with it any more. The figures of the municipalities do not change.'))}</p>{removal.problem && <ProblemNotice problem={removal.problem} />}</Confirm>;
  return (
    <Dialog open onClose={onClose} title={t(say('Grup de municipis', 'Grupo de municipios', 'Group of municipalities'))} footer={<>{given !== undefined && <Button look="quiet" tone="danger" icon={TrashIcon} onClick={() => setRemoving(true)}>{t(say('Esborra el grup', 'Borrar el grupo', 'Delete the group'))}</Button>}<Button look="primary" disabled={running || name.trim() === '' || chosen.size === 0} onClick={() => void keep()}>{t(say('Desa el grup ({n})', 'Guardar el grupo ({n})', 'Save the group ({n})'), { n: chosen.size })}</Button></>}>
      <TextField label={t(say('Nom del grup', 'Nombre del grupo', 'Name of the group'))} value={name} onValue={setName} maxLength={120} />
      <TextField optional label={t(say('Busca un municipi', 'Buscar un municipio', 'Look for a municipality'))} type="search" value={sought} onValue={setSought} />
      <div className="group-places" role="group" aria-label={t(say('Municipis', 'Municipios', 'Municipalities'))}>{shown.map(({ ine, name: each }) => <Checkbox key={ine} label={each} checked={chosen.has(ine)} onValue={(on) => toggle(ine, on)} />)}{shown.length === 0 && <p className="soft">{t(say('Cap municipi no es diu així.', 'Ningún municipio se llama así.', 'No municipality has that name.'))}</p>}</div>
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
