import { ArrowDownIcon, ArrowUpIcon, Button, PencilSimpleIcon, TrashIcon, useText } from '@comu/design';
import type { Part } from '../dashboards.records.ts';
import { say } from '../words.ts';
import { Embed } from './embed.tsx';
import { PartView } from './part.tsx';
import type { PartShown } from './rows.ts';

/** A part while its dashboard is put together, with what can be done to it. */
export function ComposedPart({ part, shown, at, of, dashboard, onMove, onEdit, onWidth, onRemove }: {
  part: Part; shown: PartShown | undefined; at: number; of: number; dashboard: string | undefined; onMove(by: number): void; onEdit(): void; onWidth(): void; onRemove(): void;
}) {
  const t = useText();
  return (
    <section className="board-part" data-kind={part.kind} data-width={part.width} aria-label={t(say('Peça {n}', 'Pieza {n}', 'Part {n}'), { n: at + 1 })}>
      <div className="board-tools no-print">
        <Button small look="quiet" iconOnly icon={ArrowUpIcon} aria-disabled={at === 0} onClick={() => at > 0 && onMove(-1)}>{t(say('Abans', 'Antes', 'Before'))}</Button>
        <Button small look="quiet" iconOnly icon={ArrowDownIcon} aria-disabled={at === of - 1} onClick={() => at < of - 1 && onMove(1)}>{t(say('Després', 'Después', 'After'))}</Button>
        <Button small look="quiet" onClick={onWidth}>{t(say('Amplada {n}/3', 'Anchura {n}/3', 'Width {n}/3'), { n: part.width })}</Button>
        <Button small look="quiet" icon={PencilSimpleIcon} onClick={onEdit}>{t(say('Canvia', 'Cambiar', 'Change'))}</Button>
        {dashboard !== undefined && part.kind === 'chart' && <Embed dashboard={dashboard} part={part.id} />}
        <Button small look="quiet" iconOnly icon={TrashIcon} className="board-remove" onClick={onRemove}>{t(say('Treu', 'Quitar', 'Remove'))}</Button>
      </div>
      <PartView part={part} shown={shown} linked={false} />
    </section>
  );
}
