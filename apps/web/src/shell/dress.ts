import type { CSSProperties } from 'react';
import { inkFor, nearestReadable } from '@comu/design/contrast';

const isColour = (colour: string | null | undefined): colour is string => /^#[0-9a-f]{6}$/i.test(colour ?? '');

/** An organisation’s own colour for edges and shields; nothing when it has none. */
export const accentOf = (colour: string | null | undefined, ink?: string | null): CSSProperties => (isColour(colour) ? { '--accent': colour, '--accent-on': ink ?? inkFor(colour) } : {}) as CSSProperties;

/** The darkest and the lightest ground that a word in the colour may stand on, by day and by night (`tokens.css`: pressed). */
const [byDay, byNight] = ['#e5dac6', '#3a342b'];

/**
 * The house of citizens in the body’s own colour, whatever it is: what one can do there has the nearest shade of it that reads on every ground, by day
 * and by night (WCAG 2.2, 1.4.3), in place of pine.
 */
export function dressedIn(colour: string | null | undefined): Readonly<Record<string, string>> {
  if (!isColour(colour)) return {};
  const pine = `light-dark(${nearestReadable(colour, byDay)}, ${nearestReadable(colour, byNight)})`;
  const mixed = (share: number, other: string) => `color-mix(in oklab, ${pine} ${share}%, ${other})`;
  return {
    '--pine': pine, '--pine-text': pine, '--pine-on': 'light-dark(#ffffff, #191612)', '--pine-hover': mixed(85, 'var(--ink)'), '--pine-pressed': mixed(70, 'var(--ink)'),
    '--pine-line': mixed(45, 'var(--surface)'), '--pine-tint': mixed(10, 'var(--surface)'), '--pine-tint-hover': mixed(16, 'var(--surface)'), '--focus': pine,
  };
}
