import { ProblemNotice, useFormat, useQueryOperation, useText, type Text } from '@comu/design';

interface Effect { readonly running: number; readonly moved: number; readonly terms: readonly { readonly name: Text; readonly from: string; readonly to: string }[] }

/** What a change of the calendar would do to the terms that run, told before it is confirmed. */
export function EffectOnTerms({ change }: { change: { readonly add?: { readonly date: string; readonly scope: string }; readonly remove?: string } }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Effect>('terms.preview-holiday', change);
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <p className="soft small" role="status">{t({ ca: 'S’està mirant quins terminis canvien…', es: 'Mirando qué plazos cambian…', en: 'Looking at which terms change…' })}</p>;
  const { running, moved, terms } = data;
  return (
    <div className="holiday-effect" role="status">
      <p><strong>{moved === 0
        ? t(running === 0 ? { ca: 'Ara no corre cap termini: no canvia res.', es: 'Ahora no corre ningún plazo: no cambia nada.', en: 'No term is running now: nothing changes.' } : { ca: 'No canvia el venciment de cap dels {running} terminis que corren.', es: 'No cambia el vencimiento de ninguno de los {running} plazos que corren.', en: 'None of the {running} running terms changes its end.' }, { running: format.integer(running) })
        : t(moved === 1 ? { ca: 'Canvia el venciment d’un termini:', es: 'Cambia el vencimiento de un plazo:', en: 'One term changes its end:' } : { ca: 'Canvia el venciment de {moved} terminis:', es: 'Cambia el vencimiento de {moved} plazos:', en: '{moved} terms change their end:' }, { moved: format.integer(moved) })}</strong></p>
      {moved > 0 && <ul>{terms.map(({ name, from, to }, index) => <li key={index}>{t({ ca: '{name}: del {from} al {to}', es: '{name}: del {from} al {to}', en: '{name}: from {from} to {to}' }, { name: t(name), from: format.shortDay(from), to: format.shortDay(to) })}</li>)}</ul>}
      {moved > terms.length && <p className="small soft">{t({ ca: 'I {more} més.', es: 'Y {more} más.', en: 'And {more} more.' }, { more: format.integer(moved - terms.length) })}</p>}
      <p className="small soft">{t({ ca: 'Cada expedient dirà per què li ha canviat la data. També es recompten els terminis d’altres ens amb interessats d’aquest municipi.', es: 'Cada expediente dirá por qué le ha cambiado la fecha. También se recuentan los plazos de otros entes con interesados de este municipio.', en: 'Each case will say why its date moved. Terms of other bodies with parties of this municipality are counted again too.' })}</p>
    </div>
  );
}
