/** What an entry is called: `E2026-000123`, an entry of that year and its place in the book. */
export const codeOf = ({ direction, year, number }: { direction: 'entry' | 'exit'; year: number; number: number }): string => `${direction === 'entry' ? 'E' : 'S'}${year}-${String(number).padStart(6, '0')}`;
