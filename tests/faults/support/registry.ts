import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { Installation } from './installation.ts';

export interface Registered { readonly id: string; readonly code: string; readonly number: number; readonly subject: string }

/** Every entry of the provincial council’s book with the file of its receipt, by number. */
export const entriesOf = (installation: Installation, direction = 'entry') => installation.rows<Registered & { receipt: string | null }>(`
  select e.id, e.code, e.number::int as number, e.subject, r.file as receipt from registry.entry e
  join identity.organisation o on o.id = e.organisation and o.slug = 'diputacio-de-barcelona'
  left join registry.receipt r on r.organisation = e.organisation and r.entry = e.id where e.direction = $1 order by e.number`, [direction]);

/** What Llei 39/2015, art. 16 asks of a book, whatever happened to the machines: each thing once, numbers without a gap. */
export async function expectWholeBook(installation: Installation, { subjects, acknowledged, direction }: { subjects: readonly string[]; acknowledged: readonly Registered[]; direction?: 'entry' | 'exit' }) {
  const held = await entriesOf(installation, direction);
  expect(held.map(({ subject }) => subject).toSorted()).toEqual([...subjects].toSorted());
  expect(held.map(({ number }) => number)).toEqual(held.map((_, index) => index + 1));
  const kept = new Map(held.map((each) => [each.id, each]));
  for (const { id, code, number, subject } of acknowledged) expect(kept.get(id)).toMatchObject({ code, number, subject });
}

/** The jobs go on by themselves: in the end every entry has its receipt, and no job failed for good. */
export async function expectReceipts(installation: Installation, direction?: 'entry' | 'exit') {
  await eventually(async () => (await entriesOf(installation, direction)).every(({ receipt }) => receipt !== null), { every: 500, what: 'the receipt of every entry' });
  const [dead] = await installation.rows<{ count: number }>(`select count(*)::int as count from kernel.job where state = 'dead'`);
  expect(dead).toEqual({ count: 0 });
  const doubled = await installation.rows('select entry from registry.receipt group by organisation, entry having count(*) > 1');
  expect(doubled).toEqual([]);
}

/** The ledger of the body where all of it happened; `everywhere`, also those of the hundreds where nothing did. */
export async function expectSoundLedger(installation: Installation, { everywhere = false } = {}) {
  const { code, said } = await installation.run(['ledger', 'verify', ...(everywhere ? [] : ['--organisation', 'diputacio-de-barcelona'])]);
  expect(said).toMatch(/✓ .*sealed entries [1-9]/);
  expect(said).toContain('No tampering.');
  expect(code).toBe(0);
}
