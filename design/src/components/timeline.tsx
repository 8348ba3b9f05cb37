import type { ReactNode } from 'react';
import { useFormat } from '../format.ts';

export interface TimelineEntry {
  readonly at: string;
  readonly title: ReactNode;
  readonly by?: string | undefined;
  readonly children?: ReactNode;
  readonly key?: string;
}

/** What happened, newest first, grouped by day. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const format = useFormat();
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = format.day(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <ol className="timeline">
      {[...days].map(([day, inDay]) => (
        <li key={day}>
          <p className="timeline-day">{day}</p>
          <ol>
            {inDay.map((entry, index) => (
              <li className="timeline-entry" key={entry.key ?? `${entry.at}${index}`}>
                <time className="tabular" dateTime={entry.at}>{format.hour(entry.at)}</time>
                <div>
                  <p><strong>{entry.title}</strong>{entry.by && <span className="soft"> · {entry.by}</span>}</p>
                  {entry.children && <div className="timeline-more">{entry.children}</div>}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
