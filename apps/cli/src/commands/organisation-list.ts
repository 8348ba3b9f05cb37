import { organisationKinds } from '@comu/identity';
import type { Run } from '../command.ts';
import { openStorage, readConfiguration } from '../installation.ts';
import { namesOf } from '../organisations.ts';

/** The organisations of the installation, one on each line, in columns that a script can cut by tabs. */
export const run: Run = async (_, terminal) => {
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    for (const { slug, name, kind, ine, dir3 } of await namesOf(storage.database)) terminal.say([slug, organisationKinds[kind][terminal.language], name, ine ?? '', dir3 ?? ''].join('\t'));
    return 0;
  } finally {
    await storage.close();
  }
};
