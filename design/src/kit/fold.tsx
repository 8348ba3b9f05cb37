import { useState, type ReactNode } from 'react';
import { CaretRightIcon } from '../icons.ts';

/** A part of a long form, folded to its name and what it holds in one line; one that holds something wrong is open. */
export function Fold({ title, line, startsOpen = false, wrong, children }: { title: ReactNode; line?: ReactNode; startsOpen?: boolean; wrong: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <details className="fold" open={open || wrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><CaretRightIcon size={16} weight="bold" aria-hidden /><span className="fold-title">{title}</span>{line !== undefined && line !== '' && <span className="fold-line">{line}</span>}</summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
