import { Skeleton, useAddress, useText } from '@comu/design';
import { say } from './answers.ts';

interface Shapes { readonly box: { readonly width: number; readonly height: number }; readonly places: readonly { readonly ine: string; readonly name: string; readonly path: string }[] }
/** From which points each shade begins; darker is more, so that it reads in grey too. */
const bands = [0, 20, 40, 60, 80] as const;
const bandOf = (value: number) => bands.filter((from) => value >= from).length;

/** The municipalities shaded by their points; who has none is hatched, never the lightest shade. */
export function ProvinceMap({ values }: { values: ReadonlyMap<string, number | null> }) {
  const t = useText();
  const { data } = useAddress<Shapes>('/dades/mapa');
  if (data === undefined) return <Skeleton lines={8} />;
  const told = [...values.values()].filter((each): each is number => each !== null);
  const none = t(say('sense res publicat aquí', 'sin nada publicado aquí', 'nothing published here'));
  const band = (from: number, at: number) => `${from}–${(bands[at + 1] ?? 101) - 1}`;
  return (
    <div className="province-map">
      <svg viewBox={`0 0 ${data.box.width} ${data.box.height}`} role="img" aria-label={t(say('Mapa dels {all} municipis: {told} tenen punts. Els valors són a la taula de sota.', 'Mapa de los {all} municipios: {told} tienen puntos. Los valores están en la tabla de abajo.', 'Map of the {all} municipalities: {told} have points. The values are in the table below.'), { all: data.places.length, told: told.length })}>
        <defs><pattern id="no-portal" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" className="map-none" /><line x1="0" y1="0" x2="0" y2="6" className="map-hatch" /></pattern></defs>
        {data.places.map(({ ine, name, path }) => { const value = values.get(ine) ?? null; return <path key={ine} d={path} data-band={value === null ? 'none' : bandOf(value)}><title>{`${name}: ${value === null ? none : value}`}</title></path>; })}
      </svg>
      <ul className="province-legend">
        <li><svg viewBox="0 0 20 14" aria-hidden><rect width="20" height="14" data-band="none" /></svg>{none}</li>
        {bands.map((from, at) => <li key={from}><svg viewBox="0 0 20 14" aria-hidden><rect width="20" height="14" data-band={at + 1} /></svg>{band(from, at)}</li>)}
      </ul>
      <p className="soft small">© Instituto Geográfico Nacional, CC BY 4.0</p>
    </div>
  );
}
