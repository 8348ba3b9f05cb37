import { useState } from 'react';
import { ArrowsSplitIcon, Button, Checkbox, Section, TextField, useText, type Text } from '@comu/design';
import { nameIn } from './rehearsal-words.ts';
import type { Expectation, ProcessTest, Report } from './rows.ts';

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Keeps what was played as a test: from now on it must go the same way, or one of those said to be as good. */
export function KeepTest({ report, test, script, bpmn, onKeep }: { report: Report; test: ProcessTest | undefined; script: ProcessTest['script']; bpmn: string; onKeep(test: ProcessTest, then: 'close' | 'further'): void }) {
  const t = useText();
  const [name, setName] = useState(test?.name ?? '');
  const [both, setBoth] = useState(true);
  const path = report.path.map(({ element }) => element);
  const known = test?.expected.path === undefined ? [] : [test.expected.path, ...(test.expected.others ?? [])];
  // The same answers that now lead elsewhere: the drawing has changed, and only a person knows whether both ways are right.
  const leadsElsewhere = test !== undefined && known.length > 0 && same(test.script.actions, script.actions) && !known.some((way) => same(way, path));
  const others = (leadsElsewhere && !both ? [] : known).filter((way) => !same(way, path)).slice(0, 10);
  const expected: Expectation = {
    path, ended: report.state === 'unstarted' ? 'running' : report.state, variables: test?.expected.variables ?? {},
    ...(others.length === 0 || !(test === undefined || same(test.script.actions, script.actions)) ? {} : { others: others.map((way) => [...way]) }),
    ...(report.hitch === null ? {} : { refused: true }), ...(report.trouble[0] === undefined ? {} : { stops: report.trouble[0].element }),
  };
  const keep = (then: 'close' | 'further') => onKeep({ id: test?.id ?? crypto.randomUUID(), name: name.trim(), script, expected }, then);
  return (
    <Section title={test === undefined ? t({ ca: 'Desar-ho com a prova', es: 'Guardarlo como prueba', en: 'Keep it as a test' }) : t({ ca: 'Actualitzar la prova', es: 'Actualizar la prueba', en: 'Update the test' })} describe={t(promise(report))}>
      <div className="form">
        <TextField label={t({ ca: 'Nom de la prova', es: 'Nombre de la prueba', en: 'Name of the test' })} value={name} onValue={setName} maxLength={200} placeholder={t({ ca: 'S’estima a la primera', es: 'Se estima a la primera', en: 'Granted at once' })} />
        <p className="small soft">{report.path.map(({ name: step }) => step).join(' → ')}</p>
        {leadsElsewhere && <Checkbox label={t({ ca: 'El camí d’abans també és bo', es: 'El camino de antes también es bueno', en: 'The way it went before is good too' })} help={(known[0] ?? []).map((id) => nameIn(bpmn, id)).join(' → ')} checked={both} onValue={setBoth} />}
        <div className="model-acts">
          <Button look="primary" disabled={name.trim() === ''} onClick={() => keep('close')}>{t({ ca: 'Desa la prova', es: 'Guardar la prueba', en: 'Keep the test' })}</Button>
          {script.actions.some(({ do: what }) => what !== 'wait') && <Button icon={ArrowsSplitIcon} disabled={name.trim() === ''} onClick={() => keep('further')}>{t({ ca: 'Desa-la i prova un altre camí', es: 'Guardarla y probar otro camino', en: 'Keep it and try another way' })}</Button>}
        </div>
      </div>
    </Section>
  );
}

const promise = ({ hitch, trouble }: Report): Text =>
  hitch !== null ? { ca: 'La prova exigirà que aquesta última acció es rebutgi.', es: 'La prueba exigirá que esta última acción se rechace.', en: 'The test will require this last action to be refused.' }
    : trouble.length > 0 ? { ca: 'La prova exigirà el mateix camí i que s’aturi en aquest pas.', es: 'La prueba exigirá el mismo camino y que se detenga en este paso.', en: 'The test will require the same way, and to stop at this step.' }
      : { ca: 'La prova exigirà el mateix camí i el mateix final.', es: 'La prueba exigirá el mismo camino y el mismo final.', en: 'The test will require the same way and the same end.' };
