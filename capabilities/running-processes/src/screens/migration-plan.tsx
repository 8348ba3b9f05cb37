import { useState } from 'react';
import { Button, Checkbox, ProblemNotice, Section, Tag, toast, useFormat, useRun, useText, type Text } from '@comu/design';
import type { MigrationAtWork, MigrationPlace } from './rows.ts';

const ways: Readonly<Record<MigrationPlace['how'], Text>> = {
  same: { ca: 'El mateix', es: 'El mismo', en: 'The same' },
  'same-name': { ca: 'Té el mateix nom', es: 'Tiene el mismo nombre', en: 'Has the same name' },
  'only-one': { ca: 'És l’únic d’aquesta mena', es: 'Es el único de esta clase', en: 'The only one of its kind' },
  none: { ca: 'Sense lloc', es: 'Sin lugar', en: 'No place' },
  chosen: { ca: 'Triat', es: 'Elegido', en: 'Chosen' },
};

/** Where each element of the former version goes on; one that has another place is chosen among those of its kind. */
export function MigrationPlan({ data: { migration, places } }: { data: MigrationAtWork }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun('processes.change-plan');
  const [touched, setTouched] = useState<Readonly<Record<string, string>>>({});
  const notable = (place: MigrationPlace) => place.how !== 'same' || place.here > 0 || place.element in touched;
  const [all, setAll] = useState(false);
  const editable = ['draft', 'checked', 'checking'].includes(migration.state);
  const shown = places.filter((place) => all || notable(place));
  const save = async () => {
    const named = { ...migration.places, ...touched };
    const kept = Object.fromEntries(Object.entries(named).filter(([element, to]) => to !== '' && to !== element));
    if ((await run({ migration: migration.id, places: kept })) !== undefined) toast({ ca: 'Pla desat: torneu-lo a comprovar', es: 'Plan guardado: vuelva a comprobarlo', en: 'Plan kept: check it again' });
  };
  const words = { element: t({ ca: 'A la versió anterior', es: 'En la versión anterior', en: 'In the former version' }), here: t({ ca: 'Hi són ara', es: 'Están ahora', en: 'Here now' }), to: t({ ca: 'Continua a', es: 'Continúa en', en: 'Goes on at' }), how: t({ ca: 'Com s’ha trobat', es: 'Cómo se ha encontrado', en: 'How it was found' }) };
  return (
    <Section title={t({ ca: 'El pla', es: 'El plan', en: 'The plan' })} describe={t({ ca: 'Es proposa comparant les dues versions. Només cal mirar els passos on ara hi ha tràmits.', es: 'Se propone comparando las dos versiones. Solo hay que mirar los pasos donde ahora hay trámites.', en: 'Proposed by comparing the two versions. Only the steps where instances now are matter.' })}
      actions={<Checkbox label={t({ ca: 'Mostra tots els elements', es: 'Mostrar todos los elementos', en: 'Show all elements' })} checked={all} onValue={setAll} />}>
      {shown.length === 0 ? <p className="soft">{t({ ca: 'Tot continua al mateix lloc.', es: 'Todo continúa en el mismo lugar.', en: 'Everything goes on at the same place.' })}</p> : (
        <table className="processes-table">
          <thead><tr><th scope="col">{words.element}</th><th scope="col" className="number">{words.here}</th><th scope="col">{words.to}</th><th scope="col">{words.how}</th></tr></thead>
          <tbody>{shown.map((place) => {
            const value = touched[place.element] ?? place.to ?? '';
            const label = t({ ca: 'On continua «{name}»', es: 'Dónde continúa «{name}»', en: 'Where “{name}” goes on' }, { name: t(place.title) });
            return (
              <tr key={place.element}>
                <th scope="row">{t(place.title)}</th>
                <td data-label={words.here} className="number">{format.integer(place.here)}</td>
                <td data-label={words.to}>{editable && place.choices.length > 0
                  ? <select className="ds-input migration-choice" aria-label={label} value={value} onChange={({ target }) => setTouched({ ...touched, [place.element]: target.value })}>
                      {!place.choices.some(({ element }) => element === place.element) && <option value="">{t({ ca: 'Enlloc', es: 'En ningún sitio', en: 'Nowhere' })}</option>}
                      {place.choices.map(({ element, title }) => <option key={element} value={element}>{t(title)}</option>)}
                    </select>
                  : <span>{value === '' ? '—' : t(place.choices.find(({ element }) => element === value)?.title ?? place.title)}</span>}</td>
                <td data-label={words.how}><Tag>{t(ways[place.element in touched ? 'chosen' : place.how])}</Tag></td>
              </tr>
            );
          })}</tbody>
        </table>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {Object.keys(touched).length > 0 && <div className="processes-incident-acts"><Button look="primary" busy={running} onClick={() => void save()}>{t({ ca: 'Desa el pla', es: 'Guardar el plan', en: 'Keep the plan' })}</Button><Button onClick={() => setTouched({})}>{t({ ca: 'Descarta els canvis', es: 'Descartar los cambios', en: 'Discard the changes' })}</Button></div>}
    </Section>
  );
}
