import type { Ways } from '@comu/mining';
import type { Deviation } from '../views/conformance.ts';
import type { Figure } from './behind.tsx';

/** The cases that go straight from one step to another. */
export const edgeFigure = (from: string, to: string): Figure => ({ behind: { kind: 'edge', from, to }, says: { ca: 'De «{from}» a «{to}»', es: 'De «{from}» a «{to}»', en: 'From “{from}” to “{to}”' }, steps: { from, to } });
/** The cases that go through a step. */
export const stepFigure = (activity: string): Figure => ({ behind: { kind: 'activity', activity }, says: { ca: 'Passen per «{activity}»', es: 'Pasan por «{activity}»', en: 'Go through “{activity}”' }, steps: { activity } });
/** The cases that begin or end with a step. */
export const borderFigure = (kind: 'start' | 'end', activity: string): Figure => ({ behind: { kind, activity }, says: kind === 'start' ? { ca: 'Comencen amb «{activity}»', es: 'Empiezan con «{activity}»', en: 'Begin with “{activity}”' } : { ca: 'Acaben amb «{activity}»', es: 'Acaban con «{activity}»', en: 'End with “{activity}”' }, steps: { activity } });
/** The cases that go straight from one step to another and wait there longer than so much, in milliseconds of the time that is shown. */
export const slowFigure = (from: string, to: string, slowerThan: number, told: string): Figure => ({ behind: { kind: 'edge', from, to, slowerThan }, says: { ca: 'Més de {told} de «{from}» a «{to}»', es: 'Más de {told} de «{from}» a «{to}»', en: 'Over {told} from “{from}” to “{to}”' }, facts: { told }, steps: { from, to } });
/** The cases that went one way, from beginning to end; `place` is its place among all of them, the most usual first. */
export const variantFigure = (activities: readonly string[], place: number): Figure => ({ behind: { kind: 'variant', activities: [...activities] }, says: { ca: `Manera ${place + 1}`, es: `Manera ${place + 1}`, en: `Variant ${place + 1}` } });
/** The cases in which anything was done again. */
export const reworkFigure: Figure = { behind: { kind: 'rework' }, says: { ca: 'Repeteixen algun pas', es: 'Repiten algún paso', en: 'Do some step again' } };
/** The cases in which a step was done again. */
export const againFigure = (activity: string): Figure => ({ behind: { kind: 'again', activity }, says: { ca: 'Repeteixen «{activity}»', es: 'Repiten «{activity}»', en: 'Do “{activity}” again' }, steps: { activity } });
/** The cases in which a step was done again right after itself. */
export const atOnceFigure = (activity: string): Figure => ({ behind: { kind: 'at-once', activity }, says: { ca: 'Repeteixen «{activity}» tot seguit', es: 'Repiten «{activity}» seguido', en: 'Do “{activity}” again at once' }, steps: { activity } });
/** The cases in which somebody passes the work to somebody else. */
export const handOverFigure = (between: 'resource' | 'group', from: string, to: string): Figure => ({ behind: { kind: 'hand-over', between, from, to }, says: { ca: `Passen de «${from}» a «${to}»`, es: `Pasan de «${from}» a «${to}»`, en: `Pass from “${from}” to “${to}”` } });
/** The cases that do something otherwise than the model says. */
export const deviationFigure = ({ kind, activity, ways }: Deviation): Figure => ({
  behind: { kind: 'ways', ...ways },
  says: kind === 'skipped' ? { ca: 'Sense «{activity}» on tocava', es: 'Sin «{activity}» donde tocaba', en: 'Without “{activity}” where it belongs' } : { ca: 'Amb «{activity}» fora de lloc', es: 'Con «{activity}» fuera de lugar', en: 'With “{activity}” out of place' },
  steps: { activity },
});
/** The cases that follow the model step by step. */
export const followersFigure = (ways: Ways): Figure => ({ behind: { kind: 'ways', ...ways }, says: { ca: 'Segueixen el model', es: 'Siguen el modelo', en: 'Follow the model' } });
/** The cases still under way that follow the model so far. */
export const soFarFigure = ({ underWay }: Ways): Figure => ({ behind: { kind: 'ways', ended: [], underWay }, says: { ca: 'En marxa, segueixen el model', es: 'En marcha, siguen el modelo', en: 'Under way, follow the model' } });
/** The cases that were not held against the model. */
export const leftFigure = (ways: Ways): Figure => ({ behind: { kind: 'ways', ...ways }, says: { ca: 'Sense comparar amb el model', es: 'Sin comparar con el modelo', en: 'Not held against the model' } });
