import { compile, readBpmn, type Definition } from '@comu/processes';
import { clockTime } from '@comu/mining';
import { evenArrivals, type Pool, type SimulationModel, type StepModel } from '../model/model.ts';
import { measured, type Measured } from '../result/measured.ts';
import { replication, type Observed, type Setting } from '../run/replication.ts';

const flow = (from: string, to: string) => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;

/** A file around what a process holds. */
export const bpmn = (inside: string, around = '') => `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="file" targetNamespace="t">${around}<process id="p" isExecutable="true">${inside}</process></definitions>`;

export const compiled = async (xml: string): Promise<Definition> => compile(await readBpmn(xml));

/** Steps one after another. */
export const row = (...names: string[]) => bpmn(`<startEvent id="s"/>${names.map((name) => `<userTask id="${name}" name="${name}"/>`).join('')}<endEvent id="e"/>${['s', ...names].map((name, place) => flow(name, names[place] ?? 'e')).join('')}`);

export const hour = 3_600_000;
export const pool = (id: string, given: Partial<Pool> = {}): Pool => ({ id, name: id, people: 1, hours: 'always', costPerHour: 30, discipline: 'first-come', ...given });
export const work = (mean: number, pools: readonly string[], given: Partial<StepModel> = {}): StepModel => ({ work: { kind: 'exponential', mean }, delay: { share: 0, length: { kind: 'fixed', value: 0 } }, pools: pools.map((each) => ({ pool: each, share: 1 })), ...given });

export const modelOf = (definition: Definition, given: Partial<SimulationModel>): SimulationModel => ({ definition, process: 'p', shares: {}, rounds: {}, steps: {}, alike: 0, pools: [], arrivals: evenArrivals(10), holidays: [], term: null, ...given });

const begins = Date.UTC(2026, 0, 5);
export const weeks = (count: number) => ({ from: begins, until: begins + count * 7 * 24 * hour });

/** One repetition to its end. */
export function run(model: SimulationModel, { time = clockTime, ...given }: Partial<Setting>): { observed: Observed; measured: Measured } {
  const setting: Setting = { seed: 1, repetition: 1, warmUp: 0, ...weeks(8), time, ...given };
  const running = replication(model, setting);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return { observed: value, measured: measured(value, { model, from: setting.from, until: setting.until, time }) };
  }
}
