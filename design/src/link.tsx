import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useRouter } from '@tanstack/react-router';

/** Goes to an address of the app without loading it anew; a click that asks for a new tab still gets one. */
export function Link({ href, onClick, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const router = useRouter({ warn: false });
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const own = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && rest.target === undefined && rest.download === undefined;
    if (event.defaultPrevented || !own || !href.startsWith('/') || href.startsWith('/api/')) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return <a {...rest} href={href} onClick={follow}>{children}</a>;
}

/** `const go = useGo(); go('/avui')` */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter({ warn: false });
  return (href, { replace = false } = {}) => void router.navigate({ href, replace });
}
