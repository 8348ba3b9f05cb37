import { randomUUID } from 'node:crypto';
import { Engine } from 'bpmn-engine';
import type pg from 'pg';
import { theirs, theirsAutomatic } from './six.ts';

const services = { approve: (_: unknown, done: (failure: Error | null, result: unknown) => void) => done(null, { level: 2 }), isLarge: () => true };

/** The six nodes in bpmn-engine, its state saved to the same database where it waits, read back, resumed, and saved again at its end. */
export async function bpmnEngine(pool: pg.Pool): Promise<{ readonly withPerson: () => Promise<void>; readonly automatic: () => Promise<void> }> {
  await pool.query('create table bench_state (id uuid primary key, state jsonb)');
  const save = (id: string, state: unknown) => pool.query('insert into bench_state (id, state) values ($1, $2) on conflict (id) do update set state = excluded.state', [id, JSON.stringify(state)]);
  return {
    async withPerson() {
      const id = randomUUID();
      const engine = new Engine({ name: 'six', source: theirs, services: services as never });
      await engine.execute();
      await save(id, await engine.getState());
      engine.stop();
      const { rows: [saved] } = await pool.query('select state from bench_state where id = $1', [id]);
      const again = new Engine({ name: 'six' }).recover(saved.state, { services: services as never } as never);
      const execution = await again.resume();
      const ended = new Promise<void>((done, fail) => { again.once('end', () => done()); again.once('error', fail); });
      execution.signal({ id: 'task' });
      await ended;
      await save(id, await again.getState());
    },
    async automatic() {
      const engine = new Engine({ name: 'six', source: theirsAutomatic, services: services as never });
      const ended = new Promise<void>((done, fail) => { engine.once('end', () => done()); engine.once('error', fail); });
      await engine.execute();
      await ended;
      await save(randomUUID(), await engine.getState());
    },
  };
}
