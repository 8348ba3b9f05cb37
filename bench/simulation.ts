import { performance } from 'node:perf_hooks';
import { clockTime } from '@comu/mining';
import { compile, feelExpressions, readBpmn, step, type InstanceRows } from '@comu/processes';
import { evenArrivals, measured, replication, simulable, type SimulationModel } from '@comu/simulation';
import { median, show } from './support.ts';

const [cases, hour, week, rounds] = [10_000, 3_600_000, 7 * 86_400_000, 3] as const;

/** Start, two tasks, a choice, a task, end: six nodes but for the flows. */
const six = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="start"/><userTask id="first" name="first"/><exclusiveGateway id="which"/><userTask id="task" name="task"/><userTask id="second" name="second"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="first"/><sequenceFlow id="f2" sourceRef="first" targetRef="which"/><sequenceFlow id="f3" sourceRef="which" targetRef="task"/><sequenceFlow id="f4" sourceRef="which" targetRef="second"/><sequenceFlow id="f5" sourceRef="task" targetRef="second"/><sequenceFlow id="f6" sourceRef="second" targetRef="end"/></process></definitions>`;

/** Ten thousand cases of the six-node process, with queues, hours, delays and chance; beside the bare step function doing the same commands and nothing else. */
export async function run() {
  const definition = compile(await readBpmn(six));
  const task = { work: { kind: 'exponential', mean: hour / 2 }, delay: { share: 0.4, length: { kind: 'lognormal', mu: 16, sigma: 1 } }, pools: [{ pool: 'a', share: 1 }] } as const;
  const perWeek = 200;
  const model: SimulationModel = {
    definition, process: 'p', shares: { f3: 0.5, f4: 0.5 }, rounds: {}, steps: { first: task, task, second: task }, alike: 0.4, arrivals: evenArrivals(perWeek), holidays: [], term: null,
    pools: [{ id: 'a', name: 'a', people: 9, hours: [...Array.from({ length: 5 }, () => [[480, 900]] as const), [], []], costPerHour: 30, discipline: 'first-come' }],
  };
  const from = Date.UTC(2026, 0, 5);
  const until = from + (cases / perWeek) * week;
  const rates: number[] = [];
  const bares: number[] = [];
  let moves = 0;
  for (let repetition = 0; repetition < rounds; repetition += 1) {
    const started = performance.now();
    const running = replication(model, { seed: 1, repetition, from, until, warmUp: 0, time: clockTime });
    let next = running.next();
    while (next.done !== true) next = running.next();
    const told = measured(next.value, { model, from, until, time: clockTime });
    const seconds = (performance.now() - started) / 1000;
    if (told.unfinished > 0) throw new Error(`${told.unfinished} cases did not end.`);
    const commands = next.value.cases.length + [...next.value.steps.values()].reduce((sum, { count }) => sum + count, 0);
    moves = next.value.events;
    rates.push(commands / seconds);
    bares.push(bare(definition, commands));
    if (repetition === 0) show(`simulated, ${next.value.cases.length.toLocaleString('en')} cases`, seconds, 's', `${moves.toLocaleString('en')} moves of the clock, ${commands.toLocaleString('en')} steps of the engine`);
  }
  const [ours, bareRate] = [median(rates), median(bares)];
  show('steps of the engine a second, simulated', ours, '1/s');
  show('the bare step function, same commands', bareRate, '1/s', `the simulation reaches ${((ours / bareRate) * 100).toFixed(0)} % of it`);

  /** The same commands, one case after another, and nothing else. */
  function bare(of: typeof definition, commands: number): number {
    const ready = simulable(of).definition;
    let [ids, done, turn] = [0, 0, 0];
    const expressions = { ...feelExpressions, evaluate: () => ({ value: (turn += 1) % 2 === 0, warnings: [] }) };
    const ask = (state: InstanceRows | null, command: Parameters<typeof step>[0]['command']) => { done += 1; return step({ definition: ready, state, command, now: '2026-01-05T08:00:00.000Z', newId: () => `i${(ids += 1)}`, expressions }).state; };
    const started = performance.now();
    while (done < commands) {
      let state = ask(null, { kind: 'start', process: 'p', organisation: 'o', definition: ready.id });
      for (let open = state.tasks.find((each) => each.state === 'open'); open !== undefined; open = state.tasks.find((each) => each.state === 'open')) state = ask(state, { kind: 'complete-task', task: open.id, by: 'x' });
    }
    return done / ((performance.now() - started) / 1000);
  }
}
