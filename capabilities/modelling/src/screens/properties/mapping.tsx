import { Button, PlusIcon, TrashIcon, useText } from '@comu/design';
import { FeelLine } from './feel-line.tsx';
import { Line } from './line.tsx';
import { namesOf, type PanelGiven } from './given.ts';

/** Data that go into a step or come out of it: a name, and the expression that gives it. */
export function Mapping({ drawer, drawn, variables, direction, title }: PanelGiven & { direction: 'Input' | 'Output'; title: string }) {
  const t = useText();
  const rows = drawer.own(drawn.part, direction).map((each) => ({ source: String(each['source'] ?? ''), target: String(each['target'] ?? '') }));
  const set = (next: typeof rows) => drawer.setOwn(drawn.id, direction, next.map((row) => drawer.make(`comu:${direction}`, row)));
  return (
    <details className="model-more" open={rows.length > 0}>
      <summary>{title}</summary>
      {rows.map((row, index) => (
        <div className="model-mapping" key={index}>
          <Line label={t({ ca: 'Dada', es: 'Dato', en: 'Datum' })} code value={row.target} onWritten={(target) => set(rows.map((each, at) => (at === index ? { ...each, target: target.trim() } : each)))} />
          <FeelLine label={t({ ca: 'Val', es: 'Vale', en: 'Is' })} help="" known={[...namesOf(variables), 'case', 'caseCode']} rows={1} value={row.source} onWritten={(source) => set(rows.map((each, at) => (at === index ? { ...each, source: source.trim() } : each)))} />
          <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => set(rows.filter((_, at) => at !== index))}>{t({ ca: 'Treu {name}', es: 'Quitar {name}', en: 'Remove {name}' }, { name: row.target })}</Button>
        </div>
      ))}
      <div><Button small icon={PlusIcon} onClick={() => set([...rows, { source: 'null', target: `dada${rows.length + 1}` }])}>{t({ ca: 'Afegeix una dada', es: 'Añadir un dato', en: 'Add a datum' })}</Button></div>
    </details>
  );
}
