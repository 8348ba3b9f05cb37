import type { Db } from './db.ts';
import type { House } from './house.ts';
import type { InputFor, Operation, OutputFor } from './operation.ts';
import type { Language } from './text.ts';
import type { FileStore } from './files/index.ts';
import type { Vault } from './vault.ts';

/** One organisation that the actor may read, and what they may do there today (delegations and substitutions counted). */
export interface Standing {
  readonly organisation: string;
  /** Its short name in addresses. */
  readonly slug: string;
  readonly permissions: ReadonlySet<string>;
  /** The units they work in, for tasks offered to a unit. */
  readonly units: readonly string[];
  readonly roles: readonly string[];
}

/** Who acts: a person, a service with a token, the platform itself, or somebody who has not signed in. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'system' | 'public';
  readonly person: string | null;
  readonly name: string;
  readonly language: Language;
  readonly standings: readonly Standing[];
  /** Session or token, for sign-out and audit; never its secret. */
  readonly session?: string;
}

/** Settings of the installation that capabilities read: the environment’s names, already checked. */
export type Settings = Readonly<Partial<Record<'SMTP_URL' | 'MAIL_FROM' | 'TSA_URL' | 'TSA_POLICY' | 'COMU_CONNECTORS_PRIVATE' | 'COMU_SOURCES_PRIVATE', string>>>;

/** How far a long operation has come, in the unit of its stage (rows read, rows written …). */
export interface Progress { readonly stage: 'checking' | 'saving' | 'inviting'; readonly done: number; readonly of: number }

/** What a running operation may use. Everything in it belongs to one transaction, acting for one organisation. */
export interface Context {
  readonly db: Db;
  readonly me: Actor;
  /** The organisation in whose name this happens. */
  readonly organisation: string;
  /** The instant of the transaction; virtual in simulations and tests. */
  readonly now: Date;
  readonly language: Language;
  readonly files: FileStore;
  /** Locks secrets (keys, tokens of others) before they are stored. */
  readonly vault: Vault;
  /** The address the public knows this installation by, without a slash at the end. */
  readonly publicUrl: string;
  readonly settings: Settings;
  /** What this installation is made of, for descriptions of itself. */
  readonly house: House;
  /** The network address that asked, where there was one. */
  readonly address: string | null;
  can(permission: string): boolean;
  /** Tells whoever waits how far this is, and lets other requests of the same process go first. */
  progress(step: Progress): Promise<void>;
  /** Opens (or with `null` closes) the session of whoever asks; the token travels only in its cookie. */
  setSession(session: { readonly token: string; readonly until: Date } | null): void;
  /** Tells the other modules, after the commit, what happened. */
  emit(event: string, facts: Readonly<Record<string, unknown>>): Promise<void>;
  /** Runs another operation inside this transaction, as the same actor. */
  call<O extends Operation>(operation: O, input: InputFor<O>): Promise<OutputFor<O>>;
  /** The same by name, for processes and for modules that only declared a need. */
  callByName(operation: string, input: unknown): Promise<unknown>;
  /** Runs it inside this transaction as the platform, where the law lets the machine act (Llei 40/2015, art. 41). */
  asSystem<O extends Operation>(operation: O, input: InputFor<O>): Promise<OutputFor<O>>;
  /** Tries work that may fail and undoes all it did if it does, without losing what came before it in this transaction. */
  attempt<T>(work: () => Promise<T>): Promise<{ readonly done: true; readonly value: T } | { readonly done: false; readonly failure: unknown }>;
  /** Hands something to another organisation inside this transaction: only operations declared with `receives`. */
  deliver<O extends Operation>(organisation: string, operation: O, input: InputFor<O>): Promise<OutputFor<O>>;
  /** Runs an operation later, as the platform, retried with back-off until it succeeds or is a dead letter. */
  later<O extends Operation>(operation: O, input: InputFor<O>, when?: Later): Promise<void>;
}

export interface Later {
  readonly at?: Date;
  /** At most one job of the organisation has this key, and the one left last stands, whole: its operation, input and time; also of several left in one transaction. One that is running already is not touched. */
  readonly key?: string;
  readonly attempts?: number;
  /** Another organisation to run in; only for platform operations, which fan work out. */
  readonly organisation?: string;
}
