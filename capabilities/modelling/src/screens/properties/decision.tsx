import { FieldSet, Select, useText } from '@comu/design';
import { FeelLine } from './feel-line.tsx';
import { namesOf, setOne, type PanelGiven } from './given.ts';
import { Line } from './line.tsx';
import { Mapping } from './mapping.tsx';

/** The decisions of a file, by id and name. */
export const decisionsIn = (xml: string): readonly { readonly id: string; readonly name: string }[] =>
  [...xml.matchAll(/<(?:[\w-]+:)?decision\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const id = /\bid="([^"]+)"/.exec(attributes)?.[1];
    return id === undefined ? [] : [{ id, name: /\bname="([^"]+)"/.exec(attributes)?.[1] ?? id }];
  });

/** Which table decides, and under which name its answer is kept. */
export function Decision(given: PanelGiven) {
  const { drawer, drawn, decisions } = given;
  const t = useText();
  const said = drawer.own(drawn.part, 'Decision')[0];
  const ref = String(said?.['ref'] ?? ''), result = String(said?.['result'] ?? '');
  const options = decisions.flatMap(({ name: file, xml }) => decisionsIn(xml).map(({ id, name }) => ({ value: id, label: `${name} (${file})`, name })));
  const known = options.find(({ value, name }) => value === ref || name === ref);
  return (
    <FieldSet title={t({ ca: 'Com es decideix', es: 'Cómo se decide', en: 'How it is decided' })}>
      {options.length === 0
        ? <p className="small soft">{t({ ca: 'El model encara no té cap taula. Feu-ne una a «Taules de decisió».', es: 'El modelo todavía no tiene ninguna tabla. Haga una en «Tablas de decisión».', en: 'The model has no table yet. Make one under “Decision tables”.' })}</p>
        : <Select label={t({ ca: 'Taula', es: 'Tabla', en: 'Table' })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={options} value={known?.value ?? ''} onValue={(value) => setOne(given, 'Decision', { ref: value, result })} />}
      {ref !== '' && known === undefined && <p className="small model-unknown">{t({ ca: 'Demana la decisió «{ref}», que no és a cap taula del model.', es: 'Pide la decisión «{ref}», que no está en ninguna tabla del modelo.', en: 'It asks for “{ref}”, which is in no table of the model.' }, { ref })}</p>}
      <Line label={t({ ca: 'Desa el resultat com a', es: 'Guarda el resultado como', en: 'Keep the result as' })} code value={result} onWritten={(text) => setOne(given, 'Decision', { ref, result: text.trim() })} />
      <Mapping {...given} direction="Input" title={t({ ca: 'Dades que rep', es: 'Datos que recibe', en: 'Data it takes' })} />
    </FieldSet>
  );
}

/** A value worked out from the data, and the name under which it is kept. */
export function Calculation(given: PanelGiven) {
  const { drawer, drawn, variables } = given;
  const t = useText();
  return (
    <FieldSet title={t({ ca: 'Què calcula', es: 'Qué calcula', en: 'What it works out' })}>
      <FeelLine label={t({ ca: 'Càlcul', es: 'Cálculo', en: 'Calculation' })} rows={3} known={[...namesOf(variables), 'case', 'caseCode']} value={String(drawn.part['script'] ?? '')} onWritten={(script) => drawer.update(drawn.id, { script, scriptFormat: 'application/feel' })} />
      <Line label={t({ ca: 'Desa el resultat com a', es: 'Guarda el resultado como', en: 'Keep the result as' })} code value={String(drawer.own(drawn.part, 'Script')[0]?.['result'] ?? '')} onWritten={(text) => setOne(given, 'Script', { result: text.trim() })} />
    </FieldSet>
  );
}
