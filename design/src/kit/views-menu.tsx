import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/field.tsx';
import { Menu } from '../components/menu.tsx';
import { toast } from '../components/toast.tsx';
import { BookmarkSimpleIcon, TrashIcon } from '../icons.ts';
import { useText } from '../text.tsx';
import type { ListState } from './list-state.ts';
import { useViews } from './views.ts';

/** The ways of looking at a list that a person keeps under a name. */
export function ViewsMenu({ list, state, onState }: { list: string; state: ListState; onState(state: Partial<ListState>): void }) {
  const t = useText();
  const { views, save, remove } = useViews(list);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const keep = async () => {
    if (!(await save(name.trim(), state))) return toast({ ca: 'No s’ha pogut desar la vista. Torneu-ho a provar.', es: 'No se ha podido guardar la vista. Vuelva a intentarlo.', en: 'The view could not be saved. Try again.' }, { tone: 'danger' });
    setNaming(false);
    setName('');
    toast({ ca: 'Vista desada', es: 'Vista guardada', en: 'View saved' });
  };
  return (
    <>
      <Menu label={t({ ca: 'Vistes', es: 'Vistas', en: 'Views' })} icon={BookmarkSimpleIcon} end>
        {(close) => (
          <>
            {views.length === 0 && <p className="menu-note">{t({ ca: 'Deseu aquí la cerca, els filtres i les columnes que feu servir sovint.', es: 'Guarde aquí la búsqueda, los filtros y las columnas que usa a menudo.', en: 'Keep here the search, filters and columns you use often.' })}</p>}
            {views.map((view) => (
              <div className="menu-row" key={view.id}>
                <button type="button" onClick={() => { onState(view.state); close(); }}>{view.name}</button>
                <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => void remove(view)}>{t({ ca: 'Esborra la vista {name}', es: 'Borrar la vista {name}', en: 'Delete the view {name}' }, { name: view.name })}</Button>
              </div>
            ))}
            <button type="button" className="menu-apart" onClick={() => { setNaming(true); close(); }}>{t({ ca: 'Desa aquesta vista…', es: 'Guardar esta vista…', en: 'Save this view…' })}</button>
          </>
        )}
      </Menu>
      <Dialog open={naming} onClose={() => setNaming(false)} title={t({ ca: 'Deseu aquesta vista', es: 'Guarde esta vista', en: 'Save this view' })}
        footer={<Button look="primary" disabled={name.trim() === ''} onClick={() => void keep()}>{t({ ca: 'Desa', es: 'Guardar', en: 'Save' })}</Button>}>
        <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} help={t({ ca: 'Només la veureu vós.', es: 'Solo la verá usted.', en: 'Only you will see it.' })} value={name} maxLength={80} onValue={setName} onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void keep()} />
      </Dialog>
    </>
  );
}
