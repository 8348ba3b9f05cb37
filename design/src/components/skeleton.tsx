import { useText } from '../text.tsx';

/** The shape of what is coming, instead of something that turns. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useText();
  return (
    <div className="skeletons" aria-live="polite">
      <span className="sr-only">{t({ ca: 'S’està carregant…', es: 'Cargando…', en: 'Loading…' })}</span>
      {Array.from({ length: lines }, (_, index) => <div key={index} className="ds-skeleton" style={{ width: `${[92, 78, 86, 64, 88][index % 5]}%` }} aria-hidden />)}
    </div>
  );
}
