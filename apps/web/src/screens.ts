import type { Screen } from '@comu/design';
import { screens as ofTheSystem } from './system.screens.tsx';

/** Every `*.screens.tsx` of a capability or a module; each comes in a file of its own, so that the first page does not wait for all. */
const brought = import.meta.glob<{ screens: readonly Screen[] }>('../../../{capabilities,modules}/*/src/**/*.screens.tsx');

/** The screens that the house's modules bring; one that cannot be loaded is told and left out, and the rest of the house stays open. */
export async function loadScreens(): Promise<readonly Screen[]> {
  const loaded = await Promise.allSettled(Object.values(brought).map((load) => load()));
  for (const each of loaded) if (each.status === 'rejected') console.error('A module’s screens could not be loaded.', each.reason);
  const screens = [...ofTheSystem, ...loaded.flatMap((each) => (each.status === 'fulfilled' ? each.value.screens : []))];
  const paths = new Set<string>();
  for (const { path } of screens) {
    if (paths.has(path)) throw new Error(`Two screens have the address ${path}: each needs one of its own.`);
    paths.add(path);
  }
  return screens;
}
