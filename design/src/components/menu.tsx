import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { CaretDownIcon, type Icon } from '../icons.ts';
import { Button } from './button.tsx';

/** More choices behind one button: arrows open it and move, Escape or a choice closes it and gives the focus back, so that a dialog that a choice opens gives it back to the button too. */
export function Menu({ label, icon, children, look = 'secondary', small = false, iconOnly = false, end = false, up = false, tone }: {
  label: ReactNode; icon?: Icon; children: ReactNode | ((close: () => void) => ReactNode); look?: 'secondary' | 'quiet' | 'primary'; small?: boolean; iconOnly?: boolean; end?: boolean; up?: boolean; tone?: 'accent' | 'neutral' | 'waiting';
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);

  useEffect(() => {
    if (!open) return undefined;
    const menu = root.current;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      // What was chosen leaves the page with the focus in it.
      if (document.activeElement === null || document.activeElement === document.body) menu?.querySelector('button')?.focus();
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    if (!open) flushSync(() => setOpen(true));
    const items = [...(root.current?.querySelectorAll<HTMLElement>('.menu-list a, .menu-list button, .menu-list input') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
  };

  return (
    <div className="menu" role="presentation" ref={root} onKeyDown={onKeyDown}>
      <Button look={look} {...(tone ? { tone } : {})} small={small} {...(icon ? { icon } : {})} iconOnly={iconOnly} aria-expanded={open} onClick={() => setOpen(!open)}>
        {iconOnly ? label : <>{label}<CaretDownIcon size={13} aria-hidden /></>}
      </Button>
      {open && <div className={`menu-list${end ? ' menu-end' : ''}${up ? ' menu-up' : ''}`}>{typeof children === 'function' ? children(close) : children}</div>}
    </div>
  );
}
