import { useText, type Text } from '@comu/design';
import type { Likeness } from '@comu/simulation';
import { Unfolded } from './unfolded.tsx';

const rows: readonly { readonly of: (distances: Likeness['distances']) => number | undefined; readonly words: Text; readonly means: Text }[] = [
  { of: ({ cycleShare }) => cycleShare, words: { ca: 'Quant duren', es: 'Cuánto duran', en: 'How long they take' }, means: { ca: 'quant s’aparten les durades, respecte de la mitjana', es: 'cuánto se apartan las duraciones, respecto de la media', en: 'how far durations are off, against the mean' } },
  { of: ({ order }) => order, words: { ca: 'Què ve després de què', es: 'Qué viene después de qué', en: 'What comes after what' }, means: { ca: 'parelles de passos seguits que haurien de ser unes altres', es: 'parejas de pasos seguidos que deberían ser otras', en: 'pairs of steps in a row that would have to be others' } },
  { of: ({ paths }) => paths, words: { ca: 'El camí sencer', es: 'El camino entero', en: 'The whole way' }, means: { ca: 'casos que haurien d’anar per un altre camí, de cap a cap', es: 'casos que deberían ir por otro camino, de principio a fin', en: 'cases that would have to go another way, from end to end' } },
  { of: ({ steps }) => steps, words: { ca: 'Quins passos es fan', es: 'Qué pasos se hacen', en: 'Which steps are done' }, means: { ca: 'passos que haurien de ser uns altres', es: 'pasos que deberían ser otros', en: 'steps that would have to be others' } },
];

/** How well today as simulated repeats today as recorded, figure by figure, beside how alike the two halves of the record are. */
export function Fidelity({ likeness, say }: { likeness: Likeness; say(share: number): string }) {
  const t = useText();
  const head = { what: t({ ca: 'Què es compara', es: 'Qué se compara', en: 'What is compared' }), now: t({ ca: 'Simulat i registrat', es: 'Simulado y registrado', en: 'Simulated and recorded' }), own: t({ ca: 'Les dues meitats del registre', es: 'Las dos mitades del registro', en: 'The two halves of the record' }) };
  return (
    <>
      <p className="small soft">{t({ ca: 'Què és diferent entre els casos simulats com avui i els registrats; 0 % seria igual. La referència és la darrera columna: quant s’assemblen la primera meitat del registre i la segona.', es: 'Qué es distinto entre los casos simulados como hoy y los registrados; 0 % sería igual. La referencia es la última columna: cuánto se parecen la primera mitad del registro y la segunda.', en: 'What differs between cases simulated as today and those recorded; 0 % would be equal. The last column is the reference: how alike the first half of the record and the second are.' })}</p>
      <Unfolded title={t({ ca: 'Xifra per xifra', es: 'Cifra por cifra', en: 'Figure by figure' })}>
        <table className="what-if-table">
          <thead><tr><th scope="col">{head.what}</th><th scope="col" className="number">{head.now}</th><th scope="col" className="number">{head.own}</th></tr></thead>
          <tbody>{rows.flatMap(({ of, words, means }) => {
            const [now, own] = [of(likeness.distances), likeness.ownHalves === null ? undefined : of(likeness.ownHalves)];
            return now === undefined ? [] : [<tr key={words.en}><th scope="row">{t(words)}<span className="small soft what-if-means">{t(means)}</span></th><td data-label={head.now} className="number">{say(now)}</td><td data-label={head.own} className="number">{own === undefined ? '–' : say(own)}</td></tr>];
          })}</tbody>
        </table>
      </Unfolded>
    </>
  );
}
