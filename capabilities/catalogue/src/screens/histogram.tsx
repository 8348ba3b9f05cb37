import { useText } from '@comu/design';
import { say } from '../words.ts';
import type { Bucket } from './rows.ts';

const [width, height, gap] = [240, 48, 1];

/** How the values of a column are spread, small enough to stand beside its figures; what it draws is told in words to who listens. */
export function Histogram({ buckets, shown }: { buckets: readonly Bucket[]; shown: (value: number) => string }) {
  const t = useText();
  const most = Math.max(...buckets.map(({ count }) => count), 1);
  const all = buckets.reduce((sum, { count }) => sum + count, 0);
  const fullest = buckets.find(({ count }) => count === most);
  if (fullest === undefined || all === 0) return null;
  const step = width / buckets.length;
  const facts = { from: shown(fullest.from), to: shown(fullest.to), percent: Math.round((100 * most) / all) };
  return (
    <figure className="data-spread">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t(say('Distribució: on hi ha més valors és de {from} a {to}, el {percent} %.', 'Distribución: donde hay más valores es de {from} a {to}, el {percent} %.', 'Distribution: most values lie from {from} to {to}, {percent} %.'), facts)}>
        {buckets.map(({ from, count }, at) => {
          // What is there is seen, however little.
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
          return <rect key={from} x={at * step} y={height - tall} width={step - gap} height={tall} />;
        })}
      </svg>
      <figcaption className="small soft tabular"><span>{shown(buckets[0]!.from)}</span><span>{shown(buckets.at(-1)!.to)}</span></figcaption>
    </figure>
  );
}
