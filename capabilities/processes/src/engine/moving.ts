import { titleOf } from '../explain/names.ts';
import type { Definition, Node } from '../model/definition.ts';
import type { ActivityRow, InstanceRows, TokenRow, Uuid } from '../rows.ts';
import type { Text } from '../text.ts';
import type { Command } from './commands.ts';
import { cancelActivity, removeToken } from './ending.ts';
import { refusals, refuse, found } from './refusals.ts';
import { record, type Work } from './work.ts';

const reasons = {
  elsewhere: { ca: 'és en un altre subprocés; només es pot continuar en el mateix.', es: 'está en otro subproceso; solo se puede continuar en el mismo.', en: 'it is in another sub-process; one can only go on within the same.' },
  start: { ca: 'és l’inici; trieu el primer pas.', es: 'es el inicio; elija el primer paso.', en: 'it is the start; choose the first step.' },
  boundary: { ca: 'és un esdeveniment enganxat a una activitat; trieu el pas que ve després.', es: 'es un evento pegado a una actividad; elija el paso que viene después.', en: 'it is an event attached to an activity; choose the step after it.' },
  eventSubProcess: { ca: 'només comença quan passa el seu esdeveniment.', es: 'solo comienza cuando ocurre su evento.', en: 'it only begins when its event happens.' },
  compensation: { ca: 'només serveix per desfer una altra activitat.', es: 'solo sirve para deshacer otra actividad.', en: 'it only serves to undo another activity.' },
  link: { ca: 'és l’arribada d’un enllaç; trieu el pas que ve després.', es: 'es la llegada de un enlace; elija el paso que viene después.', en: 'it is the arrival of a link; choose the step after it.' },
  unknown: { ca: 'el model no el té.', es: 'el modelo no lo tiene.', en: 'the model does not have it.' },
} satisfies Record<string, Text>;

const notASource: Text = { ca: 'el que es mou ha de ser un pas sencer: ni una volta d’una repetició, ni el que s’està desfent, ni una activitat lliure.', es: 'lo que se mueve debe ser un paso entero: ni una vuelta de una repetición, ni lo que se está deshaciendo, ni una actividad libre.', en: 'what is moved must be a whole step: not one round of a repetition, nor what is being undone, nor a free activity.' };

/** Why a node cannot be where a place of this container goes on; nothing when it can. */
function whyNot(definition: Definition, container: string, target: Node | undefined): Text | null {
  if (target === undefined) return reasons.unknown;
  if (target.container !== container) return reasons.elsewhere;
  if (target.kind === 'startEvent') return reasons.start;
  if (target.kind === 'boundaryEvent') return reasons.boundary;
  if (target.inside?.triggeredByEvent) return reasons.eventSubProcess;
  if (target.activity?.forCompensation) return reasons.compensation;
  if (target.kind === 'intermediateCatchEvent' && target.event?.definitions.some(({ kind }) => kind === 'link')) return reasons.link;
  return null;
}

interface Source {
  readonly element: string;
  readonly scope: Uuid | null;
}

/** Where something is under way that can be moved as a whole. */
function sourceOf(definition: Definition, activities: ReadonlyMap<Uuid, ActivityRow>, row: ActivityRow | TokenRow): Source | null {
  if ('scope' in row) return row.taken !== null || !(row.element in definition.nodes) || !plain(definition, activities, row.scope) ? null : { element: row.element, scope: row.scope };
  if (row.state === 'completed' || row.round !== null || (row.role !== 'activity' && row.role !== 'loop') || row.parent === null) return null;
  return plain(definition, activities, row.parent) ? { element: row.element, scope: row.parent } : null;
}

/** A process or a sub-process along whose flows tokens go: neither what undoes nor an ad-hoc one. */
function plain(definition: Definition, activities: ReadonlyMap<Uuid, ActivityRow>, scope: Uuid): boolean {
  const row = activities.get(scope);
  return row !== undefined && row.role !== 'compensation' && !definition.nodes[row.element]?.inside?.adHoc;
}

export interface Movable {
  /** The activity or token to name as `from`. */
  readonly from: Uuid;
  readonly element: string;
  readonly title: Text;
  /** The nodes around it: where it can go on, or why it cannot. */
  readonly targets: readonly { readonly element: string; readonly title: Text; readonly kind: Node['kind']; readonly whyNot: Text | null }[];
  /** What goes on beside it, untouched. */
  readonly beside: readonly Text[];
}

/** All that can be moved in an instance and where to, with the reason where not. */
export function movesOf(definition: Definition, state: InstanceRows): readonly Movable[] {
  const activities = new Map(state.activities.map((row) => [row.id, row]));
  const places = [...state.activities, ...state.tokens].flatMap((row) => {
    const source = sourceOf(definition, activities, row);
    return source === null ? [] : [{ id: row.id, ...source }];
  });
  return places.map(({ id, element, scope }) => ({
    from: id,
    element,
    title: titleOf(definition, element),
    targets: Object.values(definition.nodes).filter((node) => node.container === definition.nodes[element]?.container).map((node) => ({ element: node.id, title: titleOf(definition, node.id), kind: node.kind, whyNot: whyNot(definition, node.container, node) })),
    beside: places.filter((other) => other.id !== id && other.scope === scope).map((other) => titleOf(definition, other.element)),
  }));
}

/** Ends what is under way at one place without its outcome, and goes on at another. What runs beside it is not touched. */
export function move(work: Work, { from, to, by, reason }: Extract<Command, { kind: 'move' }>): void {
  const { definition } = work.input;
  const row = found<ActivityRow | TokenRow>(work.rows.activity.get(from) ?? work.rows.token.get(from), 'place', from);
  const source = sourceOf(definition, work.rows.activity, row);
  if (source === null || source.scope === null) return refuse('processes.cannot-move', refusals.cannotMove, { to: titleOf(definition, to), reason: notASource });
  const target = definition.nodes[to];
  const why = whyNot(definition, definition.nodes[source.element]?.container ?? '', target);
  if (why !== null || target === undefined) return refuse('processes.cannot-move', refusals.cannotMove, { to: titleOf(definition, to), reason: why ?? reasons.unknown });
  record(work, { kind: 'token-moved', element: source.element, activity: 'scope' in row ? null : row.id, by, data: { to, reason } });
  if ('scope' in row) removeToken(work, row.id);
  else cancelActivity(work, row);
  work.ready.push({ kind: 'arrive', element: to, flow: flowInto(work, target, source.scope), scope: source.scope });
}

/** At a join it counts for the first way in that has not come yet. */
function flowInto(work: Work, target: Node, scope: Uuid): string | null {
  const come = new Set([...work.rows.token.values()].filter((token) => token.element === target.id && token.scope === scope).map(({ flow }) => flow));
  return target.incoming.find((flow) => !come.has(flow)) ?? target.incoming[0] ?? null;
}
