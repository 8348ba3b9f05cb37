import type { ReactNode } from 'react';
import { InfoIcon, ProblemNotice, Skeleton, useFormat, useText, type Text } from '@comu/design';
import type { Seen } from './use-view.ts';

/** What is shown around every view: its one-sentence reading, or why there is none yet. */
export function ViewFrame<T extends { readonly reading: Text }>({ seen, children }: { seen: Seen<T>; children(answer: T): ReactNode }) {
  const t = useText();
  const format = useFormat();
  if (seen.problem) return <ProblemNotice problem={seen.problem} />;
  if (seen.failed) return <p className="mining-reading">{t({ ca: 'No s’ha pogut calcular. Trieu un període més curt i torneu-ho a provar.', es: 'No se ha podido calcular. Elija un período más corto y vuelva a probar.', en: 'It could not be worked out. Choose a shorter period and try again.' })}</p>;
  if (seen.working) return <div role="status"><p className="mining-reading">{t({ ca: 'El registre té {events} esdeveniments: s’està calculant. Podeu deixar-ho obert o tornar més tard.', es: 'El registro tiene {events} eventos: se está calculando. Puede dejarlo abierto o volver más tarde.', en: 'The log has {events} events: it is being worked out. Leave it open or come back later.' }, { events: format.integer(seen.events) })}</p><progress aria-label={t({ ca: 'S’està calculant', es: 'Calculando', en: 'Working it out' })} /></div>;
  if (seen.answer === undefined) return <Skeleton lines={9} />;
  return <><p className="mining-reading"><InfoIcon size={20} weight="fill" aria-hidden /><span>{t(seen.answer.reading)}</span></p>{children(seen.answer)}</>;
}
