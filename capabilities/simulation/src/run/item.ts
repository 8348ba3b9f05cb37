import type { InstanceRows } from '@comu/processes';
import type { StepModel } from '../model/model.ts';

/** One case under way. */
export interface Case {
  readonly number: number;
  readonly arrived: number;
  /** How much it is left lying, as a standard normal value. */
  readonly character: number;
  rows: InstanceRows;
  /** Its arrival lies in the window that is measured. */
  readonly measured: boolean;
  readonly open: Map<string, Item>;
  /** How many times each thing has been drawn for it. */
  readonly drawn: Map<string, number>;
  ids: number;
  /** The activities done last, the latest last. */
  past: readonly string[];
  ended: number | null;
  /** Milliseconds of the time that counts. */
  queued: number;
  delayed: number;
  working: number;
  /** Open time worked on it, in milliseconds, and what that costs, in euros. */
  worked: number;
  cost: number;
}

/** One piece of work of a case. */
export interface Item {
  readonly of: Case;
  readonly task: string;
  readonly element: string;
  readonly name: string;
  readonly step: StepModel;
  /** Place of its pool; −1 when nobody is needed. */
  readonly pool: number;
  readonly created: number;
  readonly work: number;
  /** When it could be begun, as far as its delay goes. */
  ready: number;
  started: number;
  state: 'delayed' | 'queued' | 'working' | 'gone';
}
