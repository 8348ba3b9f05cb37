import { fill } from '@comu/kernel/text';
import { nameOf, type Definition, type Text } from '@comu/processes';
import type { Expectation } from './script.ts';
import type { Report } from './report.ts';

const says = {
  hitch: { ca: 'No s’ha pogut fer l’acció {action}: {reason}', es: 'No se ha podido hacer la acción {action}: {reason}', en: 'Action {action} could not be done: {reason}' },
  start: { ca: 'No ha pogut començar: {reason}', es: 'No ha podido empezar: {reason}', en: 'It could not start: {reason}' },
  trouble: { ca: 'S’ha aturat: {reason}', es: 'Se ha detenido: {reason}', en: 'It stopped: {reason}' },
  notRefused: { ca: 'L’última acció s’havia de rebutjar i s’ha fet.', es: 'La última acción debía rechazarse y se ha hecho.', en: 'The last action should have been refused and was done.' },
  notStopped: { ca: 'S’havia d’aturar amb una incidència a «{wanted}» i no s’hi ha aturat.', es: 'Debía detenerse con una incidencia en «{wanted}» y no se ha detenido.', en: 'It should have stopped with an incident at “{wanted}” and did not.' },
  otherWay: { ca: 'El pas {number} havia de ser «{wanted}» i ha estat «{found}».', es: 'El paso {number} debía ser «{wanted}» y ha sido «{found}».', en: 'Step {number} should have been “{wanted}” and was “{found}”.' },
  missing: { ca: 'Faltava passar per «{wanted}» (pas {number}).', es: 'Faltaba pasar por «{wanted}» (paso {number}).', en: '“{wanted}” was never reached (step {number}).' },
  beyond: { ca: 'Ha passat també per «{found}» (pas {number}), que no s’esperava.', es: 'Ha pasado también por «{found}» (paso {number}), que no se esperaba.', en: 'It also went through “{found}” (step {number}), which was not expected.' },
  ended: { ca: 'Havia d’estar «{wanted}» i està «{found}».', es: 'Debía estar «{wanted}» y está «{found}».', en: 'It should be “{wanted}” and is “{found}”.' },
  data: { ca: 'La dada «{name}» havia de valer {wanted} i val {found}.', es: 'El dato «{name}» debía valer {wanted} y vale {found}.', en: '“{name}” should be {wanted} and is {found}.' },
} satisfies Record<string, Text>;

const states: Readonly<Record<Report['state'], Text>> = {
  unstarted: { ca: 'per començar', es: 'por empezar', en: 'not started' }, running: { ca: 'en marxa', es: 'en marcha', en: 'running' }, completed: { ca: 'acabat', es: 'acabado', en: 'completed' },
  terminated: { ca: 'tancat pel model', es: 'cerrado por el modelo', en: 'closed by the model' }, failed: { ca: 'fallat', es: 'fallido', en: 'failed' }, cancelled: { ca: 'anul·lat', es: 'anulado', en: 'cancelled' },
};

/** What a test expected and did not come about, in words; empty when it passes. */
export function judge(definition: Definition, report: Report, expected: Expectation, actions = 0): Text[] {
  const problems: Text[] = [];
  const last = actions === 0 ? null : actions - 1;
  if (expected.refused === true && report.hitch === null) problems.push(says.notRefused);
  if (report.hitch !== null && !(expected.refused === true && report.hitch.action === last)) problems.push(report.hitch.action === null ? fill(says.start, { reason: report.hitch.sentence }) : fill(says.hitch, { action: report.hitch.action + 1, reason: report.hitch.sentence }));
  for (const { element, sentence } of report.trouble) if (element !== expected.stops) problems.push(fill(says.trouble, { reason: sentence }));
  if (expected.stops !== undefined && !report.trouble.some(({ element }) => element === expected.stops)) problems.push(fill(says.notStopped, { wanted: nameOf(definition, expected.stops) }));
  problems.push(...wayProblems(definition, expected, report.path.map(({ element }) => element)));
  if (report.state !== expected.ended) problems.push(fill(says.ended, { wanted: states[expected.ended], found: states[report.state] }));
  for (const [name, wanted] of Object.entries(expected.variables)) {
    const found = report.variables[name] ?? null;
    if (!sameData(wanted, found)) problems.push(fill(says.data, { name, wanted: JSON.stringify(wanted), found: JSON.stringify(found) }));
  }
  return problems;
}

/** Nothing when the way taken is one of those expected; otherwise where it leaves the one it follows longest. */
function wayProblems(definition: Definition, { path, others = [] }: Expectation, found: readonly string[]): Text[] {
  if (path === undefined) return [];
  const shared = (way: readonly string[]) => { const turn = way.findIndex((element, at) => element !== found[at]); return turn === -1 ? way.length : turn; };
  const turns = [path, ...others].map((way) => ({ way, problems: firstTurn(definition, way, found) }));
  if (turns.some(({ problems }) => problems.length === 0)) return [];
  return turns.toSorted((a, b) => shared(b.way) - shared(a.way))[0]?.problems ?? [];
}

/** Where the way taken first leaves the way expected; what follows from that is not told again. */
function firstTurn(definition: Definition, wanted: readonly string[], found: readonly string[]): Text[] {
  const length = Math.max(wanted.length, found.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [wanted[at], found[at]];
    if (one === other) continue;
    const facts = { number: at + 1, wanted: one === undefined ? '' : nameOf(definition, one), found: other === undefined ? '' : nameOf(definition, other) };
    return [fill(one === undefined ? says.beyond : other === undefined ? says.missing : says.otherWay, facts)];
  }
  return [];
}

/** Whether two pieces of data are the same, whatever the order of their entries. */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object' || Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one).filter(([, value]) => value !== undefined), Object.entries(other).filter(([, value]) => value !== undefined)];
  return left.length === right.length && left.every(([key, value]) => key in other && sameData(value, (other as Record<string, unknown>)[key]));
}
