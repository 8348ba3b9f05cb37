import type { Node } from '../model/definition.ts';
import type { ActivityRow, Uuid } from '../rows.ts';
import { leaveByBoundary } from './boundary.ts';
import { nodeOf } from './flow.ts';
import { eventStartsOf, startEventSubProcess } from './scopes.ts';
import { record, type Work } from './work.ts';

interface Thrown {
  readonly kind: 'error' | 'escalation';
  readonly code: string | null;
  /** The activity or scope it comes from. */
  readonly from: Uuid;
  readonly given?: Readonly<Record<string, unknown>>;
}

/**
 * Errors and escalations look for the innermost catcher (standard, 10.5.7): an event sub-process of each scope outwards, then the boundary
 * of what holds it; the one that names the code before the one that takes any. False when nobody in this instance catches it.
 */
export function propagate(work: Work, { kind, code, from, given = {} }: Thrown): boolean {
  const payload = { ...given, [kind === 'error' ? 'errorCode' : 'escalationCode']: code };
  let below: ActivityRow | undefined;
  for (let at = work.rows.activity.get(from); at !== undefined; at = at.parent === null ? undefined : work.rows.activity.get(at.parent)) {
    if (below?.role !== 'event-sub-process') {
      const start = best(eventStartsOf(work, at), kind, code);
      if (start !== undefined) {
        startEventSubProcess(work, { scope: at, start, given: payload });
        return true;
      }
    }
    const boundary = isWhole(work, at) ? best((nodeOf(work, at.element).activity?.boundary ?? []).map((id) => nodeOf(work, id)), kind, code) : undefined;
    if (boundary !== undefined) {
      leaveByBoundary(work, boundary, at, payload);
      return true;
    }
    below = at;
  }
  record(work, { kind: 'event-thrown', data: { [kind]: code, caught: false } });
  return false;
}

/** Boundary events sit on the whole of a loop, not on one of its instances. */
function isWhole(work: Work, row: ActivityRow): boolean {
  if (row.role === 'loop') return true;
  return row.role === 'activity' && (row.round === null || work.rows.activity.get(row.parent ?? '')?.role !== 'loop');
}

function best(nodes: readonly Node[], kind: Thrown['kind'], code: string | null): Node | undefined {
  const codes = (node: Node) => (node.event?.definitions ?? []).flatMap((each) => (each.kind === kind ? [each.code] : []));
  return nodes.find((node) => code !== null && codes(node).includes(code)) ?? nodes.find((node) => codes(node).includes(null));
}
