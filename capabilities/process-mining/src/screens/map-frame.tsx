import { useEffect, useMemo, useRef, useState } from 'react';
import { ArrowCounterClockwiseIcon, Button, MagnifyingGlassIcon, PlusIcon, useText } from '@comu/design';
import type { ProcessMap } from '@comu/mining';
import type { TimeKind } from '../sources/source.ts';
import type { Figure } from './behind.tsx';
import type { Shown } from './choose-paths.ts';
import { borderFigure, edgeFigure, stepFigure } from './figures.ts';
import { MapDrawing, mapLayout, startOf, type Told } from './map-drawing.tsx';

const [smallest, largest] = [0.3, 1.6];

/** The map in a frame of its own that scrolls: it opens as wide as it can be read, with where cases begin in sight, and can be made larger, smaller or whole. */
export function MapFrame({ label, map, shown, told, time, onFigure }: { label: string; map: ProcessMap; shown: Shown; told: Told; time: TimeKind; onFigure(figure: Figure): void }) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => mapLayout(map, shown), [map, shown]);
  const [scale, setScale] = useState(1);
  useEffect(() => {
    if (frame.current === null) return;
    const { clientWidth } = frame.current;
    const readable = Math.min(1, Math.max(0.66, clientWidth / layout.width));
    setScale(readable);
    const begin = startOf(layout);
    // After the drawing has its new size.
    requestAnimationFrame(() => frame.current?.scrollTo({ left: begin.x * readable - clientWidth / 2, top: 0 }));
  }, [layout]);
  const whole = () => frame.current !== null && setScale(Math.max(smallest, Math.min(1, frame.current.clientWidth / layout.width, frame.current.clientHeight / layout.height)));
  return (
    <>
      <div className="mining-zoom">
        <Button small look="quiet" icon={PlusIcon} onClick={() => setScale(Math.min(largest, scale * 1.25))}>{t({ ca: 'Amplia', es: 'Ampliar', en: 'Enlarge' })}</Button>
        <Button small look="quiet" icon={MagnifyingGlassIcon} onClick={() => setScale(Math.max(smallest, scale / 1.25))}>{t({ ca: 'Redueix', es: 'Reducir', en: 'Make smaller' })}</Button>
        <Button small look="quiet" icon={ArrowCounterClockwiseIcon} onClick={whole}>{t({ ca: 'Tot sencer', es: 'Todo entero', en: 'All of it' })}</Button>
      </div>
      <div className="mining-map-frame" ref={frame} tabIndex={0} role="region" aria-label={label}>
        <MapDrawing layout={layout} scale={scale} map={map} shown={shown} told={told} time={time} onStep={(activity) => onFigure(stepFigure(activity))} onEdge={(from, to) => onFigure(edgeFigure(from, to))} onBorder={(kind, activity) => onFigure(borderFigure(kind, activity))} />
      </div>
    </>
  );
}
