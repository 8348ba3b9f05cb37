import { fill, nameOf, type Definition, type Text } from '@comu/processes';
import type { Expectation } from './script.ts';
import type { Report } from './report.ts';

const says = {
  hitch: { ca: 'No s’ha pogut fer l’acció {action}: {reason}', es: 'No se ha podido hacer la acción {action}: {reason}', en: 'Action {action} could not be done: {reason}' },
  start: { ca: 'No ha pogut començar: {reason}', es: 'No ha podido empezar: {reason}', en: 'It could not start: {reason}' },
  trouble: { ca: 'S’ha aturat: {reason}', es: 'Se ha detenido: {reason}', en: 'It stopped: {reason}' },
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
export function judge(definition: Definition, report: Report, expected: Expectation): Text[] {
  const problems: Text[] = [];
  if (report.hitch !== null) problems.push(report.hitch.action === null ? fill(says.start, { reason: report.hitch.sentence }) : fill(says.hitch, { action: report.hitch.action + 1, reason: report.hitch.sentence }));
  for (const { sentence } of report.trouble) problems.push(fill(says.trouble, { reason: sentence }));
  if (expected.path !== undefined) problems.push(...firstTurn(definition, expected.path, report.path.map(({ element }) => element)));
  if (report.state !== expected.ended) problems.push(fill(says.ended, { wanted: states[expected.ended], found: states[report.state] }));
  for (const [name, wanted] of Object.entries(expected.variables)) {
    const found = report.variables[name] ?? null;
    if (!sameData(wanted, found)) problems.push(fill(says.data, { name, wanted: JSON.stringify(wanted), found: JSON.stringify(found) }));
  }
  return problems;
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
