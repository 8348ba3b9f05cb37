import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { identityModule } from '@comu/identity';
import type { Actor, Module, Settings } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { catalogue } from '../index.ts';

export interface DataHouse extends Installation {
  readonly organisation: string;
  readonly other: string;
  readonly as: (who: Actor, organisation?: string) => { actor: Actor; organisation: string };
  readonly steward: Actor;
  readonly reader: Actor;
  readonly administrator: Actor;
  /** Keeps a file as an upload does, and answers its hash. */
  keep(name: string, content: string | Buffer): Promise<string>;
  keepPath(path: string): Promise<string>;
}

/** An installation with the data module, a steward, a reader and an administrator of one organisation. */
export async function dataHouse({ modules = [], now, settings = {} }: { modules?: readonly Module[]; now?: Date; settings?: Settings } = {}): Promise<DataHouse> {
  const house = await testInstallation({ modules: [identityModule, catalogue, ...modules], settings, ...(now === undefined ? {} : { now }) });
  const [organisation, other] = [randomUUID(), randomUUID()];
  await house.database.owner.query(`insert into identity.organisation (id, slug, name, kind, created_at, changed_at) values ($1, 'prova', 'Ajuntament de Prova', 'municipality', now(), now())`, [organisation]);
  const person = async (name: string, permissions: readonly string[]) => {
    const id = randomUUID();
    await house.database.owner.query(`insert into identity.person (id, name, email, language, proven, created_at, changed_at) values ($1, $2, $3, 'ca', true, now(), now())`, [id, name, `${id}@exemple.cat`]);
    return testActor({ person: id, name, organisations: { [organisation]: permissions } });
  };
  const steward = await person('Cura', ['data.read', 'data.steward']);
  const self: DataHouse = {
    ...house, organisation, other, steward,
    reader: await person('Lectora', ['data.read']),
    administrator: await person('Administra', ['data.read', 'data.steward', 'data.administer']),
    as: (actor, where = organisation) => ({ actor, organisation: where }),
    async keep(name, content) {
      const stored = await house.runner.files.put(Buffer.from(content), { name, maxBytes: 200_000_000 });
      await house.runner.run('kernel.keep-file', { sha256: stored.sha256, name, size: stored.size, type: stored.type, facts: {} }, { actor: { ...steward, kind: 'system' }, organisation });
      return stored.sha256;
    },
    keepPath: (path) => self.keep(basename(path), readFileSync(path)),
  };
  return self;
}
