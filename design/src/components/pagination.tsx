import { ArrowLeftIcon, ArrowRightIcon } from '../icons.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';

/** Pages by cursor: how many there are is told, and “more than” when counting all would be slow. */
export function Pagination({ from, shown, count, onBack, onNext }: { from: number; shown: number; count?: { value: number; capped: boolean } | undefined; onBack?: (() => void) | undefined; onNext?: (() => void) | undefined }) {
  const t = useText();
  const format = useFormat();
  const total = count === undefined ? undefined : format.integer(count.value);
  return (
    <nav className="pagination no-print" aria-label={t({ ca: 'Pàgines', es: 'Páginas', en: 'Pages' })}>
      <p className="tabular" aria-live="polite">
        {shown === 0 ? '' : `${format.integer(from + 1)}–${format.integer(from + shown)} `}
        {total !== undefined && t(count?.capped ? { ca: 'de més de {total}', es: 'de más de {total}', en: 'of more than {total}' } : { ca: 'de {total}', es: 'de {total}', en: 'of {total}' }, { total })}
      </p>
      <Button small icon={ArrowLeftIcon} disabled={onBack === undefined} onClick={onBack}>{t({ ca: 'Anterior', es: 'Anterior', en: 'Previous' })}</Button>
      <Button small icon={ArrowRightIcon} disabled={onNext === undefined} onClick={onNext}>{t({ ca: 'Següent', es: 'Siguiente', en: 'Next' })}</Button>
    </nav>
  );
}
