import { writeFileSync } from 'node:fs';
import { TablesError } from '../tables-error.ts';
import type { EngineSettings, FromEngine, ToEngine } from './messages.ts';
import { stoppedByCaller } from './refusals.ts';
import { refusalOf } from './what-went-wrong.ts';
import { works } from './works.ts';

const settings = JSON.parse(process.argv[2]!) as EngineSettings;
const stops = new Map<number, AbortController>();
const tell = (message: FromEngine) => void process.send?.(message);

/** Heavy work goes one after another, questions two at a time, so that the memory given to each is there. */
const lanes = { heavy: lane(1), question: lane(2) };

function lane(width: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

process.on('message', (message: ToEngine) => {
  if ('stop' in message) return stops.get(message.id)?.abort();
  const { id, work, input } = message;
  const stop = new AbortController();
  stops.set(id, stop);
  const found = works[work];
  if (found === undefined) return tell({ id, failed: `There is no work ${work}` });
  void lanes[found.lane](() => {
    if (stop.signal.aborted) throw stoppedByCaller();
    return found.run(input as never, { settings, signal: stop.signal, progress: (progress) => tell({ id, progress }) });
  }).then((value) => tell({ id, value }), (thrown: unknown) => {
    const refusal = refusalOf(thrown, stop.signal.aborted);
    if (refusal instanceof TablesError) tell({ id, refused: { code: refusal.code, field: refusal.field, facts: refusal.facts, text: refusal.text } });
    else tell({ id, failed: refusal instanceof Error ? (refusal.stack ?? refusal.message) : String(refusal) });
  }).finally(() => stops.delete(id));
});

// What DuckDB does not count (a huge text in one function) is seen here; the process then goes, and only the culprit is refused.
const most = (settings.megabytes + 900) * 1024 * 1024;
setInterval(() => {
  const { rss } = process.memoryUsage();
  if (rss > most) tell({ tooMuch: rss });
}, 100).unref();
// Should the machine itself run out of memory, this process is the first to go, not the program or its database.
if (process.platform === 'linux') {
  try {
    writeFileSync('/proc/self/oom_score_adj', '900');
  } catch {
    // A container may forbid it; the limits above still hold.
  }
}
process.on('disconnect', () => process.exit());
