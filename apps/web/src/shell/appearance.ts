export type Theme = 'system' | 'light' | 'dark';
const kept = 'comu.theme';

export const themeNow = (): Theme => {
  const theme = localStorage.getItem(kept);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

const told = new Set<() => void>();
/** Tells a control that shows the theme whenever it was chosen, here or in another window; what it answers ends that. */
export const onTheme = (listener: () => void): (() => void) => { told.add(listener); return () => { told.delete(listener); }; };

/** Dresses the whole page; `system` follows the device, by day and by night. */
export function applyTheme(theme: Theme = themeNow()): void {
  localStorage.setItem(kept, theme);
  if (theme === 'system') delete document.documentElement.dataset['colorScheme'];
  else document.documentElement.dataset['colorScheme'] = theme;
  for (const tell of told) tell();
}

/** Dresses the page as was chosen before, and again whenever another window chooses. */
export function followTheme(): void {
  applyTheme();
  addEventListener('storage', ({ key }) => { if (key === kept) applyTheme(); });
}
