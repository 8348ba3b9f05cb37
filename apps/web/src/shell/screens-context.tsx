import { createContext, useContext, type ReactNode } from 'react';
import { useRouterState } from '@tanstack/react-router';
import type { Screen } from '@comu/design';

const Screens = createContext<readonly Screen[]>([]);

export function ScreensProvider({ screens, children }: { screens: readonly Screen[]; children: ReactNode }) {
  return <Screens value={screens}>{children}</Screens>;
}

export const useScreens = () => useContext(Screens);

/** The screen that the present address shows, if a module brought it. */
export function useCurrentScreen(): Screen | undefined {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const parts = path.split('/');
  const fits = (pattern: string) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith(':') || part === parts[index]);
  };
  return useScreens().filter((screen) => fits(screen.path)).sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0];
}
