import type { ReactNode } from 'react';
import { CheckCircleIcon, CircleIcon, ClockIcon, HourglassIcon, InfoIcon, ProhibitIcon, WarningIcon, XCircleIcon, type Icon } from '../icons.ts';

/** `waiting` is kept for what waits for the reader; what waits for somebody else is `pending`. */
export type Tone = 'neutral' | 'waiting' | 'pending' | 'info' | 'success' | 'warning' | 'danger' | 'off';

const icons: Record<Tone, Icon> = {
  neutral: CircleIcon, waiting: ClockIcon, pending: HourglassIcon, info: InfoIcon, success: CheckCircleIcon, warning: WarningIcon, danger: XCircleIcon, off: ProhibitIcon,
};
const colours: Record<Tone, string> = {
  neutral: 'neutral', waiting: 'waiting', pending: 'warning', info: 'info', success: 'success', warning: 'warning', danger: 'danger', off: 'neutral',
};

/** A state by word, icon and colour together. */
export function State({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: Icon; children: ReactNode }) {
  const Shown = icon ?? icons[tone];
  return <span className="ds-tag state" data-color={colours[tone]}><Shown size={15} weight={tone === 'neutral' ? 'regular' : 'fill'} aria-hidden />{children}</span>;
}

/** A word that classifies, without telling a state. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="ds-tag tag" data-color="neutral">{children}</span>;
}

/** Names of states that mean the same in every module; a screen that knows better says its own tone. */
const tones: Readonly<Record<string, Tone>> = Object.fromEntries(
  ([
    ['success', 'done finished completed resolved accepted approved granted signed active open-data verified valid delivered published paid available stored passed ok registered closed-well'],
    ['info', 'open started running in-progress handled assigned lent sent received submitted under-review review scheduled'],
    ['pending', 'pending waiting suspended paused on-hold in-queue queued requested offered drafted-pending'],
    ['warning', 'late-soon partial incomplete expiring amended correction degraded provisional'],
    ['danger', 'rejected refused denied failed broken late expired invalid revoked incident overdue breached error'],
    ['off', 'closed cancelled withdrawn retired archived inactive annulled void disposed'],
  ] as [Tone, string][]).flatMap(([tone, names]) => names.split(' ').map((name) => [name, tone])),
);
export const toneOf = (value: string): Tone => tones[value] ?? 'neutral';
