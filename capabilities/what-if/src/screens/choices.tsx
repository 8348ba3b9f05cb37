import { State, useFormat, useText, type Text } from '@comu/design';
import { useStep } from '@comu/process-mining/step-names';
import type { Choice } from '@comu/simulation';

const reasons: Readonly<Record<NonNullable<Choice['why']>, Text>> = {
  'no-conditions': { ca: 'els seus camins no porten condicions', es: 'sus caminos no llevan condiciones', en: 'its ways have no conditions' },
  'no-data': { ca: 'els casos no tenen les dades que demanen les condicions', es: 'los casos no tienen los datos que piden las condiciones', en: 'the cases lack the data that its conditions ask for' },
  few: { ca: 'hi han passat massa pocs casos amb dades', es: 'han pasado demasiado pocos casos con datos', en: 'too few cases with data went through it' },
  disagrees: { ca: 'les dades amb què acaben els casos no diuen per on van anar', es: 'los datos con que acaban los casos no dicen por dónde fueron', en: 'the data that cases end with do not tell the way they went' },
};

/** How each gateway chooses in the simulation: by the data of recorded cases, or as often as each way was taken, and why. */
export function Choices({ choices }: { choices: readonly Choice[] }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const head = { gateway: t({ ca: 'On es tria', es: 'Dónde se elige', en: 'Where it chooses' }), how: t({ ca: 'Com tria', es: 'Cómo elige', en: 'How it chooses' }), why: t({ ca: 'En què es basa', es: 'En qué se basa', en: 'What it rests on' }) };
  return (
    <table className="what-if-table">
      <thead><tr><th scope="col">{head.gateway}</th><th scope="col">{head.how}</th><th scope="col">{head.why}</th></tr></thead>
      <tbody>{choices.map(({ gateway, name, by, why, passes, agrees }) => (
        <tr key={gateway}>
          <th scope="row">{called(name)}</th>
          <td data-label={head.how}>{by === 'data' ? <State tone="success">{t({ ca: 'Per les dades del cas', es: 'Por los datos del caso', en: 'By the data of the case' })}</State> : <State tone="info">{t({ ca: 'Per la proporció vista', es: 'Por la proporción vista', en: 'By the share seen' })}</State>}</td>
          <td data-label={head.why}>{by === 'data'
            ? t({ ca: 'La condició del model, amb dades de casos reals: encerta el camí en el {agrees} de {passes} vegades.', es: 'La condición del modelo, con datos de casos reales: acierta el camino en el {agrees} de {passes} veces.', en: 'The model’s condition, on data of real cases: it tells the way in {agrees} of {passes} times.' }, { agrees: format.percent(agrees ?? 0), passes: format.integer(passes) })
            : t({ ca: 'Les vegades que s’ha pres cada camí: {why}{agrees}.', es: 'Las veces que se ha tomado cada camino: {why}{agrees}.', en: 'How often each way was taken: {why}{agrees}.' }, { why: why === null ? '' : t(reasons[why]), agrees: agrees === null ? '' : t({ ca: ' (només en el {agrees})', es: ' (solo en el {agrees})', en: ' (only in {agrees})' }, { agrees: format.percent(agrees) }) })}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}
