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

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
export function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = (/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? []).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}
