import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from '../link.tsx';
import type { Icon } from '../icons.ts';

type Look = 'primary' | 'secondary' | 'quiet';
interface Dress {
  /** One `primary` a screen: the next step. */
  readonly look?: Look;
  readonly tone?: 'accent' | 'neutral' | 'danger' | 'waiting';
  readonly icon?: Icon;
  readonly small?: boolean;
  /** The word is still read aloud, but only the icon is seen; for tight bars whose meaning is plain. */
  readonly iconOnly?: boolean;
  readonly children: ReactNode;
}

const variants: Record<Look, string | undefined> = { primary: undefined, secondary: 'secondary', quiet: 'tertiary' };

function dress({ look = 'secondary', tone = look === 'primary' ? 'accent' : 'neutral', small = false, iconOnly = false }: Dress) {
  return { className: `ds-button button${small ? ' button-small' : ''}${iconOnly ? ' button-icon' : ''}`, 'data-variant': variants[look], 'data-color': tone };
}

const inside = ({ icon: Shown, children, iconOnly }: Dress) => (
  <>
    {Shown && <Shown size={18} aria-hidden />}
    {iconOnly ? <span className="sr-only">{children}</span> : children}
  </>
);

export function Button({ busy = false, look, tone, icon, small, iconOnly, children, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & Dress & { busy?: boolean }) {
  const given = { look, tone, icon, small, iconOnly, children } as Dress;
  const dressed = dress(given);
  return (
    <button type="button" {...rest} {...dressed} className={`${dressed.className} ${className ?? ''}`} aria-busy={busy || undefined} disabled={rest.disabled === true || busy}
      title={rest.title ?? (iconOnly && typeof children === 'string' ? children : undefined)}>
      {inside(given)}
    </button>
  );
}

/** A step that leads to another screen: a link that looks like a button. */
export function ButtonLink({ href, download, ...given }: Dress & { href: string; download?: boolean }) {
  return <Link href={href} {...dress(given)} {...(download ? { download: '' } : {})}>{inside(given)}</Link>;
}
