import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineProcess } from './engine/process.ts';
import { growingBeside, sweep, sweepDead } from './loading/growing.ts';
import type { Lineage, Loaded, Tables } from './types.ts';

/** Time that a question may take unless its limits say otherwise. */
const questionMilliseconds = 20_000;

/** Opens the data engine; its process starts at the first question and is killed and started anew when a question breaks its limits. */
export function openTables({ folder, memory = '1GB', threads = 2 }: { folder: string; memory?: string; threads?: number }): Tables & { readonly processId: number | undefined } {
  mkdirSync(folder, { recursive: true });
  const engine = new EngineProcess({ folder, megabytes: megabytesOf(memory), threads });
  const opened = {
    get processId() {
      return engine.processId;
    },
    propose: (input) => engine.ask({ work: 'propose', input, milliseconds: 120_000 }),
    async load({ onProgress, signal, ...input }) {
      await sweepDead(input.out);
      const growing = growingBeside(input.out);
      try {
        return await engine.ask<Loaded>({ work: 'load', input: { ...input, growing }, ...(onProgress === undefined ? {} : { onProgress }), signal });
      } finally {
        // Also when its process was killed in the middle.
        await sweep(growing);
      }
    },
    profile: (input) => engine.ask({ work: 'profile', input }),
    check: (input) => engine.ask({ work: 'check', input }),
    examine: (input) => engine.ask({ work: 'examine', input }),
    compare: (input) => engine.ask({ work: 'compare', input }),
    query: (input) => engine.ask({ work: 'query', input, milliseconds: input.limits?.milliseconds ?? questionMilliseconds }),
    write: (input) => engine.ask({ work: 'write', input, milliseconds: 600_000 }),
    lineageOf: (input) => engine.ask({ work: 'lineage', input, milliseconds: questionMilliseconds }),
    close: () => {
      if (latest === opened) latest = undefined;
      return engine.close();
    },
  } satisfies Tables & { readonly processId: number | undefined };
  latest = opened;
  return opened;
}

/** The engine opened last, which also parses for who holds none. */
let latest: Tables | undefined;

/** What a statement reads and where each of its columns comes from, from the parsed SQL; refuses anything but one SELECT. */
export function lineageOf(sql: string, schemas: Readonly<Record<string, readonly string[]>>): Promise<Lineage> {
  return (latest ?? openTables({ folder: join(tmpdir(), `comu-tables-${process.pid}`), memory: '256MB', threads: 1 })).lineageOf({ sql, schemas });
}

function megabytesOf(memory: string): number {
  const [, amount, unit] = /^(\d+)\s*(MB|GB)$/i.exec(memory) ?? [];
  if (amount === undefined) throw new Error(`Memory is written as 512MB or 2GB, not ${memory}`);
  return Number(amount) * (unit!.toUpperCase() === 'GB' ? 1024 : 1);
}
