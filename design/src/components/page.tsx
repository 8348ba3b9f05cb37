import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from '../link.tsx';
import { CaretRightIcon } from '../icons.ts';

/** The head and body of a screen: where one is, its name, one plain sentence, and what can be done. */
export function Page({ title, lead, trail = [], actions, children, narrow = false, state }: {
  title: string; lead?: ReactNode; trail?: readonly { label: string; href: string }[]; actions?: ReactNode; children: ReactNode; narrow?: boolean; state?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Comú`;
  }, [title]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever came by a link waits at the frame of the screen until its name is there.
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      <header className="page-head">
        <div className="page-name">
          {trail.length > 0 && (
            <ol className="trail">
              {trail.map(({ label, href }) => <li key={href}><Link href={href}>{label}</Link><CaretRightIcon size={12} aria-hidden /></li>)}
            </ol>
          )}
          <div className="page-title"><h1 ref={heading} tabIndex={-1}>{title}</h1>{state}</div>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a screen, on its own sheet. */
export function Section({ title, actions, children, flush = false, describe }: { title?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean; describe?: ReactNode }) {
  return (
    <section className={flush ? 'section section-flush' : 'section'}>
      {(title || actions) && <header className="section-head"><div>{title && <h2>{title}</h2>}{describe && <p className="small soft">{describe}</p>}</div>{actions && <div className="section-actions no-print">{actions}</div>}</header>}
      <div className="section-body">{children}</div>
    </section>
  );
}

/** Names and values, aligned. */
export function Facts({ facts }: { facts: readonly { label: ReactNode; value: ReactNode; key?: string }[] }) {
  return <dl className="facts">{facts.map(({ label, value, key }, index) => <div key={key ?? index}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}
