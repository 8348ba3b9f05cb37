import { Select, useText } from '@comu/design';
import type { AskedChanges } from '../asked.ts';

type Order = NonNullable<AskedChanges['order']>[number];
interface Option { readonly value: string; readonly label: string }
/** As many as the operation takes. */
const most = 10;

/** What is done in another order, one change after another: as soon as one is said, the next can be. */
export function OrderFields({ order, steps, onOrder }: { order: readonly Order[]; steps: readonly Option[]; onOrder(order: Order[] | undefined): void }) {
  const put = (place: number, given: Order | undefined) => {
    const next = given === undefined ? order.filter((_, at) => at !== place) : place < order.length ? order.map((each, at) => (at === place ? given : each)) : [...order, given];
    onOrder(next.length === 0 ? undefined : next);
  };
  return <>{Array.from({ length: Math.min(order.length + 1, most) }, (_, place) => <OneOrder key={place} place={place} order={order[place]} steps={steps} onOrder={(given) => put(place, given)} />)}</>;
}

function OneOrder({ place, order, steps, onOrder }: { place: number; order: Order | undefined; steps: readonly Option[]; onOrder(order: Order | undefined): void }) {
  const t = useText();
  const [first = '', second = ''] = steps.map(({ value }) => value);
  const ofKind = (kind: string): Order | undefined => (kind === '' ? undefined : kind === 'skip' ? { kind, one: order?.one ?? first } : { kind: kind as 'swap' | 'together', one: order?.one ?? first, other: order !== undefined && order.kind !== 'skip' ? order.other : second });
  const label = place === 0 ? t({ ca: 'Què canvia', es: 'Qué cambia', en: 'What changes' }) : t({ ca: 'Canvi d’ordre {place}', es: 'Cambio de orden {place}', en: 'Change of order {place}' }, { place: place + 1 });
  const of = place === 0 ? '' : ` (${place + 1})`;
  return (
    <>
      <Select label={label} empty={place === 0 ? t({ ca: 'Com ara', es: 'Como ahora', en: 'As now' }) : t({ ca: 'Cap més', es: 'Ninguno más', en: 'No more' })} value={order?.kind ?? ''} onValue={(kind) => onOrder(ofKind(kind))} options={[
        { value: 'skip', label: t({ ca: 'Un pas deixa de fer-se', es: 'Un paso deja de hacerse', en: 'A step is not done any more' }) }, { value: 'together', label: t({ ca: 'Dos passos seguits es fan alhora', es: 'Dos pasos seguidos se hacen a la vez', en: 'Two steps in a row are done at the same time' }) }, { value: 'swap', label: t({ ca: 'Dos passos canvien de lloc', es: 'Dos pasos cambian de lugar', en: 'Two steps change places' }) },
      ]} />
      {order !== undefined && (
        <div className="what-if-pair">
          <Select label={`${t({ ca: 'Quin', es: 'Cuál', en: 'Which' })}${of}`} value={order.one} onValue={(one) => onOrder({ ...order, one })} options={steps} />
          {order.kind !== 'skip' && <Select label={`${t({ ca: 'I quin altre', es: 'Y cuál otro', en: 'And which other' })}${of}`} value={order.other} onValue={(other) => onOrder({ ...order, other })} options={steps} />}
        </div>
      )}
    </>
  );
}
