/** The candidate that was probably meant: the nearest in edits, if it is near enough to be the same word. */
export function suggest(written: string, candidates: readonly string[]): string | undefined {
  const near = Math.max(2, Math.floor(written.length / 3));
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = candidate.endsWith(`.${written}`) ? 1 : distance(written.toLowerCase(), candidate.toLowerCase());
    if (edits <= near && edits < (best?.edits ?? Infinity)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** Levenshtein distance, one row at a time; both words are short names. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
