import type { Text } from '@comu/design';

/** What the operations of this package answer, as the screens read it. */
export interface ConnectionRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly base: string;
  readonly auth: 'none' | 'bearer' | 'basic' | 'header';
  readonly header: string | null;
  readonly ca: string | null;
  readonly seconds: number;
  readonly kilobytes: number;
  readonly state: 'active' | 'paused';
  readonly secretAt: string | null;
  readonly health: { readonly failures: number; readonly openUntil: string | null; readonly lastOk: string | null; readonly lastFailure: string | null; readonly problem: Text | null; readonly calls: number; readonly failed: number } | null;
}

export interface HookRow {
  readonly id: string;
  readonly name: string;
  readonly does: 'message' | 'start';
  readonly target: string;
  readonly key: readonly string[];
  readonly state: 'active' | 'paused';
  readonly url: string;
  readonly deliveries: number;
  readonly last: string | null;
}

export interface ConnectorsAtWork {
  readonly connections: readonly ConnectionRow[];
  readonly hooks: readonly HookRow[];
}
