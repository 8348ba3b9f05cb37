import { useState } from 'react';
import { fold, Button, EmptyState, Link, Page, ProblemNotice, Section, Select, Skeleton, TextField, useAddress, useFormat, useText, type ScreenProps } from '@comu/design';
import { say, type Compared } from './answers.ts';
import { ProvinceMap } from './province-map.tsx';
import './transparency.css';

type Portal = Compared['portals'][number];
const shownAtFirst = 40;
const heads = { place: say('Lloc', 'Puesto', 'Place'), body: say('Ens', 'Ente', 'Body'), points: say('Punts', 'Puntos', 'Points'), published: say('Publicats', 'Publicados', 'Published'), late: say('Endarrerits', 'Atrasados', 'Late'), datasets: say('Conjunts', 'Conjuntos', 'Datasets') } as const;

/** The portals of the province beside each other: where they stand on the map, in order, as a whole or by family. */
export function PortalsCompared(_: ScreenProps) {
  const t = useText();
  const { data, error } = useAddress<Compared>('/dades/portals');
  return (
    <Page title={t(say('Els portals de la província', 'Los portales de la provincia', 'The portals of the province'))} lead={t(say('Cada contingut que la llei demana val fins a 100 punts: la meitat per si és complet i la meitat per si és al dia. La puntuació és la mitjana.', 'Cada contenido que la ley pide vale hasta 100 puntos: la mitad por si está completo y la mitad por si está al día. La puntuación es la media.', 'Each content that the law asks for is worth up to 100 points: half for being whole, half for being fresh. The score is the mean.'))}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data && data.portals.length === 0 && <EmptyState title={t(say('Encara no s’ha mesurat cap portal', 'Todavía no se ha medido ningún portal', 'No portal has been measured yet'))}>{t(say('Es mesuren cada nit, i cada vegada que s’hi publica alguna cosa.', 'Se miden cada noche, y cada vez que se publica algo.', 'They are measured each night, and whenever something is published.'))}</EmptyState>}
      {data && data.portals.length > 0 && <Loaded {...data} />}
    </Page>
  );
}

function Loaded({ portals, families, bodies }: Compared) {
  const t = useText();
  const format = useFormat();
  const [by, setBy] = useState('');
  const [words, setWords] = useState('');
  const [most, setMost] = useState(shownAtFirst);
  const figure = (each: Portal): number | null => (by === '' ? each.score : (each.byFamily[by] ?? null));
  const begun = portals.filter(({ published, datasets }) => published + datasets > 0);
  const ranked = portals.toSorted((a, b) => (figure(b) ?? -1) - (figure(a) ?? -1) || a.name.localeCompare(b.name, 'ca'));
  // A place is of its points, not of its row: those alike share it.
  const placeOf = (each: Portal) => ranked.findIndex((other) => figure(other) === figure(each)) + 1;
  const found = ranked.filter(({ name }) => fold(name).includes(fold(words.trim())));
  const last = portals.map(({ measuredOn }) => measuredOn).toSorted().at(-1);
  const family = families.find(({ code }) => code === by);
  return (
    <>
      <p className="portal-score"><strong className="tabular">{begun.length}<span> / {format.integer(bodies)}</span></strong><span>{t(say('ens de la plataforma ja hi publiquen alguna cosa. Els altres tenen zero punts: això no vol dir que no publiquin en un altre lloc.', 'entes de la plataforma ya publican algo aquí. Los demás tienen cero puntos: eso no significa que no publiquen en otro sitio.', 'bodies of the platform publish something here already. The others have no points: they may publish elsewhere.'))}{last && <> <span className="soft">{t(say('Mesurat el {day}.', 'Medido el {day}.', 'Measured on {day}.'), { day: format.day(last) })}</span></>}</span></p>
      <div className="portal-choose">
        <Select label={t(say('Què es compara', 'Qué se compara', 'What is compared'))} value={by} onValue={setBy} options={[{ value: '', label: t(say('Tot el portal', 'Todo el portal', 'The whole portal')) }, ...families.map(({ code, title }) => ({ value: code, label: t(title) }))]} />
        <TextField type="search" label={t(say('Quin ens?', '¿Qué ente?', 'Which body?'))} value={words} onValue={(text) => { setWords(text); setMost(shownAtFirst); }} />
      </div>
      <Section title={t(say('Al mapa', 'En el mapa', 'On the map'))} describe={family ? `${t(family.title)} · ${family.article}` : t(say('Puntuació de cada ajuntament.', 'Puntuación de cada ayuntamiento.', 'Score of each town hall.'))}>
        <ProvinceMap values={new Map(portals.flatMap((each) => (each.ine === null ? [] : [[each.ine, each.published + each.datasets === 0 ? null : figure(each)] as const])))} />
      </Section>
      <div className="portal-table" tabIndex={0} role="region" aria-label={t(say('Puntuació dels portals', 'Puntuación de los portales', 'Scores of the portals'))}><table className="tabular">
        <thead><tr>{Object.entries(heads).map(([key, label]) => <th key={key} scope="col">{t(label)}</th>)}{families.map(({ code, title }) => <th key={code} scope="col">{t(title)}</th>)}</tr></thead>
        <tbody>{found.slice(0, most).map((each) => <tr key={each.slug}><td data-label={t(heads.place)} className="portal-place">{placeOf(each)}</td><th scope="row"><Link href={`/transparencia/${each.slug}`}>{each.name}</Link></th><td data-label={t(heads.points)}><strong>{figure(each) ?? '—'}</strong></td><td data-label={t(heads.published)}>{each.published} / {each.asked}</td><td data-label={t(heads.late)}>{each.late}</td><td data-label={t(heads.datasets)}>{format.integer(each.datasets)}</td>{families.map(({ code, title }) => <td key={code} data-label={t(title)}>{each.byFamily[code] ?? '—'}</td>)}</tr>)}</tbody>
      </table></div>
      {found.length === 0 && <p className="soft" role="status">{t(say('Cap ens no es diu així.', 'Ningún ente se llama así.', 'No body has that name.'))}</p>}
      {found.length > most && <div><Button onClick={() => setMost(most + 100)}>{t(say('Mostra’n més ({n})', 'Mostrar más ({n})', 'Show more ({n})'), { n: found.length - most })}</Button></div>}
    </>
  );
}
