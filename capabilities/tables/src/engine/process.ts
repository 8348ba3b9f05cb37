import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TablesError } from '../tables-error.ts';
import type { EngineSettings, FromEngine } from './messages.ts';
import { engineBroke, engineClosed, stoppedByCaller, tookTooLong, tookTooMuchMemory } from './refusals.ts';

const idleMilliseconds = 3 * 60_000;
/** After its time, a question is interrupted inside; one that does not listen for this long takes the process with it. */
const graceMilliseconds = 3_000;

interface Piece {
  readonly id: number;
  readonly work: string;
  readonly input: unknown;
  readonly milliseconds: number | undefined;
  readonly onProgress: ((progress: unknown) => void) | undefined;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
  timer?: NodeJS.Timeout;
  /** How often the process ended under it. */
  deaths: number;
}

export interface AskInput {
  readonly work: string;
  readonly input: unknown;
  readonly milliseconds?: number;
  readonly onProgress?: (progress: never) => void;
  readonly signal?: AbortSignal | undefined;
}

/** One process with DuckDB inside: started at the first question, ended after three idle minutes, killed when a question breaks its limits. What else was under way is asked again, one at a time, so that only the culprit is refused. */
export class EngineProcess {
  readonly #settings: EngineSettings;
  #child: ChildProcess | undefined;
  #sent = new Map<number, Piece>();
  /** Pieces that were under way when a process ended: they go alone. */
  #suspects: Piece[] = [];
  #waiting: Piece[] = [];
  #next = 1;
  #closed = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(settings: EngineSettings) {
    this.#settings = settings;
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  ask<T>({ work, input, milliseconds, onProgress, signal }: AskInput): Promise<T> {
    if (this.#closed) return Promise.reject(engineClosed());
    if (signal?.aborted) return Promise.reject(stoppedByCaller());
    return new Promise<T>((resolve, reject) => {
      const piece: Piece = { id: this.#next++, work, input, milliseconds, onProgress: onProgress as Piece['onProgress'], resolve: resolve as Piece['resolve'], reject, deaths: 0 };
      signal?.addEventListener('abort', () => this.#stop(piece), { once: true });
      this.#waiting.push(piece);
      this.#advance();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    for (const piece of [...this.#waiting, ...this.#suspects, ...this.#sent.values()]) this.#settle(piece, () => piece.reject(engineClosed()));
    await this.#end();
  }

  #advance() {
    if (this.#suspects.length > 0) {
      if (this.#sent.size === 0) this.#send(this.#suspects.shift()!);
      return;
    }
    if ([...this.#sent.values()].some(({ deaths }) => deaths > 0)) return;
    for (const piece of this.#waiting.splice(0)) this.#send(piece);
  }

  #send(piece: Piece) {
    clearTimeout(this.#idle);
    this.#sent.set(piece.id, piece);
    const child = this.#child ?? this.#start();
    // The program stays while it waits for an answer, and may end while it waits for none.
    child.ref();
    child.channel?.ref();
    child.send({ id: piece.id, work: piece.work, input: piece.input }, () => {});
    if (piece.milliseconds === undefined) return;
    piece.timer = setTimeout(() => {
      this.#child?.send({ id: piece.id, stop: true }, () => {});
      piece.timer = setTimeout(() => this.#overrun(piece, tookTooLong(piece.milliseconds!)), graceMilliseconds);
    }, piece.milliseconds);
  }

  #start(): ChildProcess {
    const folder = join(this.#settings.folder, `engine-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const child = fork(new URL('./start.mjs', import.meta.url), [JSON.stringify({ ...this.#settings, folder })], {
      execArgv: ['--max-old-space-size=384', '--no-warnings'],
      // Nothing of the program's environment (keys, addresses) is within reach of a question.
      env: { PATH: process.env['PATH'], TMPDIR: folder, NODE_ENV: process.env['NODE_ENV'] },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    child.on('message', (message: FromEngine) => this.#hear(message));
    child.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      this.#ended(child);
    });
    child.once('error', () => this.#ended(child));
    return child;
  }

  #hear(message: FromEngine) {
    if ('ready' in message) return;
    if ('tooMuch' in message) {
      const only = this.#sent.size === 1 ? [...this.#sent.values()][0] : undefined;
      if (only !== undefined) this.#overrun(only, tookTooMuchMemory());
      else this.#child?.kill('SIGKILL');
      return;
    }
    const piece = this.#sent.get(message.id);
    if (piece === undefined) return;
    if ('progress' in message) return piece.onProgress?.(message.progress);
    if ('value' in message) return this.#settle(piece, () => piece.resolve(message.value as never));
    if ('refused' in message) return this.#settle(piece, () => piece.reject(new TablesError(message.refused)));
    return this.#settle(piece, () => piece.reject(new Error(message.failed)));
  }

  /** The process goes, and with it what it was doing for this piece. */
  #overrun(piece: Piece, refusal: Error) {
    this.#settle(piece, () => piece.reject(refusal));
    this.#child?.kill('SIGKILL');
  }

  #stop(piece: Piece) {
    const waits = this.#waiting.indexOf(piece);
    if (waits >= 0) this.#waiting.splice(waits, 1);
    if (this.#sent.has(piece.id)) {
      this.#child?.send({ id: piece.id, stop: true }, () => {});
      return;
    }
    piece.reject(stoppedByCaller());
  }

  #settle(piece: Piece, how: () => void) {
    clearTimeout(piece.timer);
    this.#sent.delete(piece.id);
    how();
    if (this.#closed) return;
    this.#advance();
    if (this.#sent.size > 0) return;
    this.#child?.unref();
    this.#child?.channel?.unref();
    this.#idle = setTimeout(() => void this.#end(), idleMilliseconds).unref();
  }

  #ended(child: ChildProcess) {
    if (this.#child !== child) return;
    this.#child = undefined;
    const under = [...this.#sent.values()];
    this.#sent.clear();
    for (const piece of under) {
      clearTimeout(piece.timer);
      piece.deaths += 1;
      if (piece.deaths > 1) piece.reject(engineBroke());
      else this.#suspects.push(piece);
    }
    if (!this.#closed) this.#advance();
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }
}
