import { useState } from 'react';
import { Button, ButtonLink, Dialog, ProblemNotice, Section, useRun, useText } from '@comu/design';
import { say } from '../words.ts';
import { DatasetPicker } from './dataset-picker.tsx';
import type { ListAnswer } from './rows.ts';

type Waited = ListAnswer['waiting'][number];

/** The indicators that come with the platform and have no data yet: each by loading its file, or with a dataset that is there under another name. */
export function Waiting({ all, org, manages, loads }: { all: readonly Waited[]; org: string; manages: boolean; loads: boolean }) {
  const t = useText();
  const [feeding, setFeeding] = useState<Waited>();
  if (all.length === 0) return null;
  return (
    <Section title={t(say('Sense dades: què caldria', 'Sin datos: qué haría falta', 'No data: what it would take'))} flush>
      <ul className="indicator-list">{all.map((each) => (
        <li key={each.code}>
          <div><p>{t(each.name)}</p><p className="small soft">{t(each.says)}</p></div>
          <div className="indicator-waiting">
            {manages && <Button small onClick={() => setFeeding(each)} aria-label={t(say('Fes servir dades que ja hi són: {name}', 'Usar datos que ya están: {name}', 'Use data already there: {name}'), { name: t(each.name) })}>{t(say('Fes servir dades que ja hi són', 'Usar datos que ya están', 'Use data already there'))}</Button>}
            {loads && <ButtonLink small look="quiet" href={`/o/${org}/dades/carrega?codi=${Object.values(each.datasets)[0] ?? ''}`}>{t(say('Carrega el fitxer', 'Cargar el archivo', 'Load the file'))}</ButtonLink>}
          </div>
        </li>
      ))}</ul>
      {feeding !== undefined && <Feeding key={feeding.code} of={feeding} onClose={() => setFeeding(undefined)} />}
    </Section>
  );
}

function Feeding({ of: { code, name, datasets }, onClose }: { of: Waited; onClose(): void }) {
  const t = useText();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const { run, running, problem } = useRun('indicators.feed');
  const feed = async () => { if ((await run({ code, datasets: chosen })) !== undefined) onClose(); };
  const ready = Object.keys(datasets).every((each) => chosen[each] !== undefined);
  return (
    <Dialog open onClose={onClose} title={t(name)} footer={<Button look="primary" disabled={!ready} busy={running} onClick={() => void feed()}>{t(say('Calcula’l amb aquestes dades', 'Calcularlo con estos datos', 'Compute it with these data'))}</Button>}>
      <p>{t(say('Trieu el conjunt del catàleg que fa de cadascun. Ha de tenir les mateixes columnes; si en falta alguna, es diu quina.', 'Elija el conjunto del catálogo que hace de cada uno. Debe tener las mismas columnas; si falta alguna, se dice cuál.', 'Choose the dataset of the catalogue that stands for each. It must have the same columns; a missing one is named.'))}</p>
      {Object.entries(datasets).map(([each, bound]) => <DatasetPicker key={each} label={`«${bound}»`} value={chosen[each] ?? ''} onValue={(dataset) => setChosen((before) => ({ ...before, [each]: dataset }))} />)}
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
