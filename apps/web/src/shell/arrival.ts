import { useEffect, useRef } from 'react';

/**
 * Takes the focus to the name of the screen one arrives at by a link, so that it is never lost with the screen one leaves;
 * a first load leaves it to the browser, whose first Tab then offers to skip to the content. `address` is undefined while it is not known.
 */
export function useFocusOnArrival(address: string | undefined): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = address ?? before;
    if (address === undefined || before === undefined || before === address) return;
    const main = document.getElementById('main');
    const there = document.activeElement;
    if (main === null || (there !== null && there !== main && main.contains(there)) || document.querySelector('dialog[open]') !== null) return;
    (main.querySelector<HTMLElement>('h1[tabindex]') ?? main).focus({ preventScroll: true });
  }, [address]);
}
