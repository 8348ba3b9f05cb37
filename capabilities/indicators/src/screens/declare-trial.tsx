import { Section, Skeleton, State, useFormat, useText, type Text } from '@comu/design';
import { say } from '../words.ts';

export interface Tried {
  readonly periods: readonly { readonly period: string; readonly filled: number; readonly of: number; readonly published: boolean }[];
  readonly rejected: number; readonly rows: number; readonly kept?: number;
  readonly sample: readonly { readonly place: string; readonly name: string; readonly period: string; readonly dimension: string; readonly value: number }[];
  readonly sources: readonly { readonly code: string; readonly title: string; readonly number: number }[];
  /** The figures are of people, and these others are of the same ones. */
  readonly people?: { readonly smallest: number; readonly others: readonly Text[] } | null;
}

/** What a formula gives on the data of now, before anybody sees it. */
export function Trial({ tried, busy, ready, figure }: { tried: Tried | undefined; busy: boolean; ready: boolean; figure(value: number): string }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t(say('Amb les dades d’ara', 'Con los datos de ahora', 'On the data of now'))}>
      <div aria-live="polite" aria-busy={busy} className="declare-trial">
        {!ready && <p className="soft">{t(say('Quan la fórmula sigui sencera, aquí en veureu les primeres xifres.', 'Cuando la fórmula esté completa, aquí verá las primeras cifras.', 'Once the formula is whole, its first figures stand here.'))}</p>}
        {ready && tried === undefined && (busy ? <Skeleton lines={5} /> : <p>{t(say('La fórmula encara no es pot calcular: mireu què en diu al costat.', 'La fórmula todavía no se puede calcular: vea qué dice al lado.', 'The formula cannot be computed yet: see what is said beside it.'))}</p>)}
        {tried !== undefined && <>
          {tried.periods.length === 0 && <p>{t(say('No dona cap xifra: cap fila té un municipi i un període vàlids.', 'No da ninguna cifra: ninguna fila tiene un municipio y un periodo válidos.', 'It gives no figure: no row has a valid municipality and period.'))}</p>}
          <ul>{tried.periods.toReversed().slice(0, 6).map((each) => <li key={each.period}><span className="tabular">{each.period}: {t(say('{filled} de {of} amb dades', '{filled} de {of} con datos', '{filled} of {of} with data'), { filled: format.integer(each.filled), of: format.integer(each.of) })}</span> <State tone={each.published ? 'success' : 'warning'}>{t(each.published ? say('Es publica', 'Se publica', 'Published') : say('No es publica', 'No se publica', 'Not published'))}</State></li>)}</ul>
          {tried.rejected > 0 && <p className="small">{t(say('{n} {n|fila no casa|files no casen} amb cap municipi o període, o {n|diu|diuen} dues coses.', '{n} {n|fila no casa|filas no casan} con ningún municipio o periodo, o {n|dice|dicen} dos cosas.', '{n} {n|row matches|rows match} no municipality or period, or {n|says|say} two things.'), { n: format.integer(tried.rejected) })}</p>}
          {tried.sample.length > 0 && <table className="grid"><caption className="sr-only">{t(say('Primeres xifres', 'Primeras cifras', 'First figures'))}</caption><thead><tr><th scope="col">{t(say('Municipi', 'Municipio', 'Municipality'))}</th><th scope="col">{t(say('Període', 'Periodo', 'Period'))}</th><th scope="col" className="cell-number">{t(say('Xifra', 'Cifra', 'Figure'))}</th></tr></thead><tbody>{tried.sample.map((each, at) => <tr key={at}><th scope="row">{each.name}{each.dimension !== '' && ` · ${each.dimension}`}</th><td>{each.period}</td><td className="cell-number">{figure(each.value)}</td></tr>)}</tbody></table>}
          {tried.sources.length > 0 && <p className="small soft">{tried.sources.map(({ title, number }) => t(say('{title}, versió {n}', '{title}, versión {n}', '{title}, version {n}'), { title, n: number })).join(' · ')}</p>}
          {tried.people != null && <p>{t(say('Són xifres de persones: seran públiques, i les de menys de {k} no es diran.', 'Son cifras de personas: serán públicas, y las de menos de {k} no se dirán.', 'These are figures of people: they will be public, and those of fewer than {k} will not be told.'), { k: tried.people.smallest })} {(tried.kept ?? 0) > 0 && t(say('Ara n’hi ha {n} que {n|queda|queden} sense dir.', 'Ahora hay {n} que {n|queda|quedan} sin decir.', 'Now {n} {n|is|are} kept back.'), { n: format.integer(tried.kept ?? 0) })} {tried.people.others.length > 0 && <strong>{t(say('Ningú no comprova la resta amb altres indicadors de les mateixes persones. Abans de publicar-lo, mireu que no en delati ningú: {others}.', 'Nadie comprueba la resta con otros indicadores de las mismas personas. Antes de publicarlo, mire que no delate a nadie: {others}.', 'Nobody checks its difference with other indicators of the same people. Before publishing it, see that it gives nobody away: {others}.'), { others: tried.people.others.map((each) => t(each)).join(', ') })}</strong>}</p>}
        </>}
      </div>
    </Section>
  );
}
