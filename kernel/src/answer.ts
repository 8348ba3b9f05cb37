import { sql } from 'kysely';
import type { As } from './run.ts';
import type { Database, Tenancy } from './database.ts';
import type { Operation } from './operation.ts';
import { refusal } from './problem.ts';
import type { Vault } from './vault.ts';

export const keyReused = refusal('kernel.key-reused', {
  says: {
    ca: 'Aquesta petició ja es va fer amb unes altres dades. Recarregueu la pàgina i torneu a començar: així no es farà dues vegades.',
    es: 'Esta petición ya se hizo con otros datos. Recargue la página y vuelva a empezar: así no se hará dos veces.',
    en: 'This request was already made with other data. Reload the page and start again, so that it is not done twice.',
  },
});

/** Keyed, so that whoever reads the database cannot guess a short input from its digest. */
export const digestOf = (vault: Vault, input: unknown): string => vault.code('input', JSON.stringify(input ?? null));

export interface Asked { readonly database: Database; readonly vault: Vault; readonly operation: Operation; readonly input: unknown; readonly as: As; readonly tenancy: Tenancy }

/**
 * The answer already given to a request with the same key. It is looked for only when the work failed: a repeated request either
 * breaks on the key that the first one kept, or on what the first one did; whichever it is, all of it was undone.
 */
export async function answerBefore({ database, vault, operation, input, as, tenancy }: Asked): Promise<{ readonly output: unknown } | undefined> {
  const { key } = as;
  if (key === undefined || operation.kind === 'query') return undefined;
  const before = await database.transaction(tenancy, async (connection) =>
    (await sql<{ output: string; operation: string; inputHash: string; person: string | null }>`
      select output, operation, input_hash, person from kernel.answer where organisation = ${tenancy.acting} and key = ${key}`.execute(connection)).rows[0]);
  if (before === undefined) return undefined;
  if (before.operation !== operation.name || before.inputHash !== digestOf(vault, input) || before.person !== as.actor.person) throw keyReused();
  return { output: JSON.parse(vault.open(before.output)) };
}
