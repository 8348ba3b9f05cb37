import { useFormat, useText, type Text } from '@comu/design';
import type { Imported } from './import-problems.tsx';

type Count = 'rows' | 'created' | 'changed' | 'kept' | 'refused';
const counted: readonly { readonly key: Count; readonly done: Text; readonly tried: Text }[] = [
  { key: 'rows', done: { ca: 'Files llegides', es: 'Filas leídas', en: 'Rows read' }, tried: { ca: 'Files llegides', es: 'Filas leídas', en: 'Rows read' } },
  { key: 'created', done: { ca: 'Afegides', es: 'Añadidas', en: 'Added' }, tried: { ca: 'S’afegirien', es: 'Se añadirían', en: 'Would be added' } },
  { key: 'changed', done: { ca: 'Canviades', es: 'Cambiadas', en: 'Changed' }, tried: { ca: 'Es canviarien', es: 'Se cambiarían', en: 'Would be changed' } },
  { key: 'kept', done: { ca: 'Ja hi eren', es: 'Ya estaban', en: 'There already' }, tried: { ca: 'Ja hi són', es: 'Ya están', en: 'There already' } },
  { key: 'refused', done: { ca: 'Refusades', es: 'Rechazadas', en: 'Refused' }, tried: { ca: 'Refusades', es: 'Rechazadas', en: 'Refused' } },
];

/** What became, or would become, of the rows of a file; while any is refused nothing is done, so only what was read and refused is told. */
export function ImportCounts({ of, done = false }: { of: Imported; done?: boolean }) {
  const t = useText();
  const format = useFormat();
  const refused = of.problems.length > 0;
  return (
    <dl className="import-counts">
      {counted.filter(({ key }) => of[key] !== undefined && (!refused || key === 'rows' || key === 'refused')).map((each) => (
        <div key={each.key} data-refused={each.key === 'refused' && refused ? '' : undefined}><dt>{t(done ? each.done : each.tried)}</dt><dd className="tabular">{format.integer(of[each.key] ?? 0)}</dd></div>
      ))}
    </dl>
  );
}
