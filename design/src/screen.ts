import { lazy, type ComponentType } from 'react';
import type { Icon } from './icons.ts';
import type { Text } from './text.tsx';

/** The places of the rail, in its order; `people` and `services` appear when a module brings screens for them. */
export type Place = 'registry' | 'cases' | 'signature' | 'notifications' | 'services' | 'people' | 'calls' | 'data' | 'administration';

export interface ScreenProps {
  /** What the address says: for `/o/:org/registre/:id`, `params.id`. */
  readonly params: Readonly<Record<string, string>>;
}

/** A screen that a module or a capability brings. Its address is unique in the house. */
export interface Screen {
  /** Begins with `/o/:org/` when it acts in the name of one organisation; other parts with `:` are parameters. */
  readonly path: `/${string}`;
  readonly title: Text;
  /** “What can I do here”: shown in the help panel, short, in paragraphs separated by an empty line. */
  readonly help: Text;
  readonly component: ComponentType<ScreenProps>;
  /** The permission (or any one of them) without which it is neither listed nor shown. */
  readonly permission?: string | readonly string[];
  /** Where it stands in the rail; without it the screen is only reached by links and by the palette. */
  readonly nav?: { readonly place: Place; readonly order?: number; readonly icon?: Icon };
  /** Shown without signing in, dressed in the organisation's own colours. `:org` in its path says whose. */
  readonly public?: boolean;
}

/** Loads a component's code when it is first shown: `component: lazily(() => import('./desk.tsx'), 'Desk')`. */
export function lazily<Module, Name extends keyof Module>(load: () => Promise<Module>, name: Name): Module[Name] {
  return lazy(async () => ({ default: (await load())[name] as ComponentType<object> })) as unknown as Module[Name];
}
