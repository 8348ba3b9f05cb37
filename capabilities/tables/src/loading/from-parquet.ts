import { literal, named } from '../engine/database.ts';
import { readingParquet } from '../reading/parquet.ts';
import type { Done, Loading } from './load.ts';
import { stored } from './stored.ts';

/** Takes the columns of a Parquet file under their names here. */
export async function fromParquet({ path, database, columns, growing }: Loading): Promise<Done> {
  await readingParquet(() => database.connection.run(`copy (select ${columns.map(({ title, name }) => `${named(title)} as ${named(name)}`).join(', ')} from read_parquet(${literal(path)})) to ${literal(growing)} (${stored})`));
  return { rejected: 0, columns };
}
