import { recordOperations } from './crud.ts';
import type { Module, RoleName } from './module.ts';
import type { Operation } from './operation.ts';
import type { AnyRecord } from './record.ts';
import type { Text } from './text.ts';

/** All modules of an installation, put together and checked once: what exists, by name. */
export interface House {
  readonly modules: readonly Module[];
  readonly records: ReadonlyMap<string, AnyRecord>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly permissions: ReadonlyMap<string, Text>;
  /** What each role may do until an organisation says otherwise. */
  readonly grants: ReadonlyMap<RoleName, ReadonlySet<string>>;
  /** What no organisation may be called, for an address has that word in its place. */
  readonly reserved: ReadonlySet<string>;
  /** The operations of which several jobs are done together, by name. */
  readonly together: readonly string[];
  /** The operations that listen to an event. */
  listeners(event: string): readonly Operation[];
}

const wellNamed = /^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/;

/** Builds the house; a name used twice, a missing need or an unknown permission stops the start, naming both places. */
export function buildHouse(modules: readonly Module[]): House {
  const ordered = inOrderOfNeed(modules);
  const records = new Map<string, AnyRecord>();
  const operations = new Map<string, Operation>();
  const permissions = new Map<string, Text>();
  const listeners = new Map<string, Operation[]>();

  for (const each of ordered) for (const [name, label] of Object.entries(each.permissions ?? {})) permissions.set(name, label);
  for (const module of ordered) {
    for (const record of module.records ?? []) {
      claim(records, record.name, record, module);
      for (const made of recordOperations(record)) claim(operations, made.name, made, module);
    }
    for (const each of module.operations ?? []) claim(operations, each.name, each, module);
    for (const [event, handlers] of Object.entries(module.on ?? {})) {
      for (const handler of [handlers].flat() as Operation[]) {
        if (operations.get(handler.name) !== handler) claim(operations, handler.name, handler, module);
        listeners.set(event, [...(listeners.get(event) ?? []), handler]);
      }
    }
    for (const { operation } of Object.values(module.schedule ?? {})) if (operations.get(operation.name) !== operation) claim(operations, operation.name, operation, module);
  }
  for (const { name, permission } of operations.values())
    if (!['anyone', 'signed-in', 'system'].includes(permission) && !permissions.has(permission))
      throw new Error(`Operation ${name} asks for the permission ${permission}, which no module declares.`);

  const grants = new Map<RoleName, Set<string>>();
  for (const { name, grants: given = {} } of ordered) {
    for (const [role, granted] of Object.entries(given) as [RoleName, readonly string[]][]) {
      for (const permission of granted) if (!permissions.has(permission)) throw new Error(`The module ${name} grants ${permission} to ${role}, and no module declares it.`);
      grants.set(role, new Set([...(grants.get(role) ?? []), ...granted]));
    }
  }
  return {
    modules: ordered, records, operations, permissions, grants, reserved: new Set(ordered.flatMap(({ reserves = [] }) => reserves)),
    together: [...operations.values()].filter(({ runTogether }) => runTogether !== undefined).map(({ name }) => name), listeners: (event) => listeners.get(event) ?? [],
  };
}

function claim<T>(into: Map<string, T>, name: string, what: T, module: Module) {
  if (!wellNamed.test(name)) throw new Error(`${name} is not a good name: use lower-case words joined by hyphens, after the module’s name and a dot.`);
  if (!name.startsWith(`${module.name}.`)) throw new Error(`${name} is declared by the module ${module.name} but does not begin with its name.`);
  if (into.has(name)) throw new Error(`${name} is declared twice.`);
  into.set(name, what);
}

function inOrderOfNeed(modules: readonly Module[]): Module[] {
  const byName = new Map(modules.map((each) => [each.name, each]));
  const ordered = new Set<Module>();
  const visit = (module: Module, path: readonly string[]) => {
    if (ordered.has(module)) return;
    if (path.includes(module.name)) throw new Error(`Modules need one another in a ring: ${[...path, module.name].join(' → ')}.`);
    for (const need of module.needs ?? []) {
      const needed = byName.get(need);
      if (needed === undefined) throw new Error(`The module ${module.name} needs ${need}, which is not in this installation.`);
      visit(needed, [...path, module.name]);
    }
    ordered.add(module);
  };
  for (const each of modules) visit(each, []);
  return [...ordered];
}
