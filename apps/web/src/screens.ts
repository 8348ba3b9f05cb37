import type { Screen } from '@comu/design';
import { screens as ofTheSystem } from './system.screens.tsx';

/** Every `*.screens.tsx` of a capability or a module; each comes in a file of its own, so that the first page does not wait for all. */
const brought = import.meta.glob<{ screens: readonly Screen[] }>('../../../{capabilities,modules}/*/src/**/*.screens.tsx');

/** The screens that the house's modules bring; one that cannot be loaded is told and left out, and the rest of the house stays open. */
export async function loadScreens(): Promise<readonly Screen[]> {
  const loaded = await Promise.allSettled(Object.values(brought).map((load) => load()));
  for (const each of loaded) if (each.status === 'rejected') console.error('A module’s screens could not be loaded.', each.reason);
  const found = [ ...loaded.flatMap((each) => (each.status === 'fulfilled' ? each.value.screens : [])), ...ofTheSystem];
  // A module's own screen takes the place of the general one with the same address.
  return found.filter(({ path }, index) => {
    const first = found.findIndex((each) => each.path === path) === index;
    if (!first && !ofTheSystem.some((each) => each.path === path)) console.error(`Two modules bring a screen at ${path}: only the first is shown.`);
    return first;
  });
}
