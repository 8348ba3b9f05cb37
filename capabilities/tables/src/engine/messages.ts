import type { Text } from '../types.ts';

/** What crosses between the program and the engine's process. `lane` says what may run beside what. */
export interface Asked { readonly id: number; readonly work: string; readonly input: unknown }
export interface Stopped { readonly id: number; readonly stop: true }
export type ToEngine = Asked | Stopped;

export type FromEngine =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refused: { readonly code: string; readonly field: string; readonly facts: Readonly<Record<string, unknown>>; readonly text: Text } }
  | { readonly id: number; readonly failed: string }
  | { readonly id: number; readonly progress: unknown }
  | { readonly ready: true }
  | { readonly tooMuch: number };

/** The limits the engine's process is started with. */
export interface EngineSettings { readonly folder: string; readonly megabytes: number; readonly threads: number }
