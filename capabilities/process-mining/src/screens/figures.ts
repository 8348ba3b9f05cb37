import type { Figure } from './behind.tsx';

/** The cases that go straight from one step to another. */
export const edgeFigure = (from: string, to: string): Figure => ({ behind: { kind: 'edge', from, to }, says: { ca: `De «${from}» a «${to}»`, es: `De «${from}» a «${to}»`, en: `From “${from}” to “${to}”` } });
/** The cases that go through a step. */
export const stepFigure = (activity: string): Figure => ({ behind: { kind: 'activity', activity }, says: { ca: `Passen per «${activity}»`, es: `Pasan por «${activity}»`, en: `Go through “${activity}”` } });
/** The cases that begin or end with a step. */
export const borderFigure = (kind: 'start' | 'end', activity: string): Figure => ({ behind: { kind, activity }, says: kind === 'start' ? { ca: `Comencen amb «${activity}»`, es: `Empiezan con «${activity}»`, en: `Begin with “${activity}”` } : { ca: `Acaben amb «${activity}»`, es: `Acaban con «${activity}»`, en: `End with “${activity}”` } });
