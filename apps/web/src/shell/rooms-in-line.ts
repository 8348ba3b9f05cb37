const gap = 4;
const moreWidth = 88;

/** Which items stand in one line of `room` pixels: all, or the present one (`at`, −1 for none) and as many of the first as leave place for “More”. */
export function placesInLine({ widths, room, at }: { widths: readonly number[]; room: number; at: number }): ReadonlySet<number> {
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  if (total <= room) return new Set(widths.keys());
  const shown = new Set<number>([at < 0 ? 0 : at]);
  let left = room - moreWidth - (widths[at < 0 ? 0 : at] ?? 0);
  for (const [place, width] of widths.entries()) {
    if (shown.has(place)) continue;
    left -= width + gap;
    if (left < 0) break;
    shown.add(place);
  }
  return shown;
}
