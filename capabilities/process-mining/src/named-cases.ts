import { sql } from 'kysely';
import { aboutInstance } from '@comu/running-processes';
import type { Looking } from './views/view.ts';

/** A case as people know it: `href` below the address of the organisation whose case it is, when the reader may open it there. */
export interface NamedCase {
  readonly id: string;
  readonly name: string;
  readonly href: string | null;
  /** The case file that a process of ours is about. */
  readonly about: string | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Cases of a log by name. Those of our own processes lead to their dossier, or else to the process itself; those of an imported log to nothing but their number. */
export async function casesNamed({ context, source }: Pick<Looking, 'context' | 'source'>, ids: readonly string[]): Promise<readonly NamedCase[]> {
  if (source.kind === 'log' || ids.length === 0) return ids.map((id) => ({ id, name: id, href: null, about: null }));
  const there = source.organisation ?? context.organisation;
  const { rows } = await sql<{ id: string; key: string | null; code: string | null }>`
    select i.id, i.business_key as key, ${aboutInstance} as code
    from processes.instance i where i.organisation = ${there} and i.id = any(${`{${ids.filter((id) => uuid.test(id)).join(',')}}`}::uuid[])`.execute(context.db.tables());
  const may = (permission: string) => (there === context.organisation ? context.can(permission) : context.me.standings.some(({ organisation, permissions }) => organisation === there && permissions.has(permission)));
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    const about = row?.key != null && uuid.test(row.key) ? row.key : null;
    const href = about !== null && may('cases.read') ? `cases/${about}` : may('processes.read') ? `processos/tramit/${id}` : null;
    return { id, name: row?.code ?? row?.key ?? id.slice(-8), href, about };
  });
}
