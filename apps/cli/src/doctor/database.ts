import { PLATFORM, type Database } from '@comu/kernel';
import { sql } from 'kysely';
import { migrationPlan } from '../migration-plan.ts';
import { attention, same, well, wrong, type Checked } from './finding.ts';

const platform = { acting: PLATFORM, readable: [], person: null };

export async function databaseVersion({ owner }: Database): Promise<Checked> {
  const began = performance.now();
  const { rows: [found] } = await owner.query<{ number: number; version: string; encoding: string; drift: number }>(`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      extract(epoch from clock_timestamp()) - $1::float8 as drift`, [Date.now() / 1000]);
  const { number = 0, version = '', encoding = '', drift = 0 } = found ?? {};
  const what = same(`PostgreSQL ${version}, ${encoding}, ${(performance.now() - began).toFixed(0)} ms`);
  if (number < 150_000) return wrong(what, { ca: 'Cal PostgreSQL 15 o posterior.', es: 'Se necesita PostgreSQL 15 o posterior.', en: 'PostgreSQL 15 or later is needed.' });
  if (encoding !== 'UTF8') return wrong(what, { ca: 'La base de dades ha de ser UTF8: creeu-ne una amb “encoding utf8”.', es: 'La base de datos debe ser UTF8: cree una con «encoding utf8».', en: 'The database has to be UTF8: create one with “encoding utf8”.' });
  if (Math.abs(Number(drift)) > 5) return attention(what, { ca: `El rellotge de la base de dades i el d’aquesta màquina difereixen ${Math.round(Math.abs(Number(drift)))} s: sincronitzeu-los.`, es: `El reloj de la base de datos y el de esta máquina difieren ${Math.round(Math.abs(Number(drift)))} s: sincronícelos.`, en: `The clocks of the database and of this machine differ by ${Math.round(Math.abs(Number(drift)))} s: synchronise them.` });
  return well(what);
}

export async function schemaUpToDate(database: Database): Promise<Checked> {
  const { created, added, ran } = await migrationPlan(database);
  const pending = created.length + added.length + ran.length;
  if (pending === 0) return well({ ca: 'La base de dades està al dia', es: 'La base de datos está al día', en: 'The database is up to date' });
  return attention({ ca: `A la base de dades li falten ${pending} canvis`, es: `A la base de datos le faltan ${pending} cambios`, en: `The database lacks ${pending} changes` }, { ca: 'comu migrate', es: 'comu migrate', en: 'comu migrate' });
}

/** The role of the application may neither pass over row-level security nor become one that may. */
export async function applicationRole(database: Database): Promise<Checked> {
  const { rows: [found] } = await database.transaction(platform, (run) => sql<{ role: string; free: boolean; inherits: boolean }>`
    select current_user as role, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as free,
      exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = current_user) as inherits`.execute(run));
  const what = { ca: `Les operacions actuen amb el rol ${found?.role}`, es: `Las operaciones actúan con el rol ${found?.role}`, en: `Operations act under the role ${found?.role}` };
  if (found?.role !== 'comu_app' || found.free || found.inherits)
    return wrong(what, { ca: 'Pot saltar-se la separació entre ens: alter role comu_app nosuperuser nobypassrls, i traieu-li els altres rols.', es: 'Puede saltarse la separación entre entes: alter role comu_app nosuperuser nobypassrls, y quítele los demás roles.', en: 'It can pass over the separation between organisations: alter role comu_app nosuperuser nobypassrls, and revoke its other roles.' });
  return well(what);
}

/** Every table that holds rows of organisations is guarded, for its owner too. */
export async function tablesGuarded({ owner }: Database): Promise<Checked> {
  const { rows } = await owner.query<{ name: string; guarded: boolean }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation' and not a.attisdropped) order by 1`);
  const open = rows.filter(({ guarded }) => !guarded).map(({ name }) => name);
  const what = { ca: `${rows.length - open.length} de ${rows.length} taules amb dades d’ens tenen la separació forçada`, es: `${rows.length - open.length} de ${rows.length} tablas con datos de entes tienen la separación forzada`, en: `${rows.length - open.length} of ${rows.length} tables with rows of organisations have their separation forced` };
  if (open.length === 0) return well(what);
  return wrong(what, { ca: `Sense protecció: ${open.join(', ')}. Per a cadascuna: alter table … enable row level security, force row level security, i una política.`, es: `Sin protección: ${open.join(', ')}. Para cada una: alter table … enable row level security, force row level security, y una política.`, en: `Unguarded: ${open.join(', ')}. For each: alter table … enable row level security, force row level security, and a policy.` });
}

export async function jobs(database: Database): Promise<Checked> {
  const { rows: [found] } = await database.transaction(platform, (run) => sql<{ waiting: number; late: number; dead: number }>`
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'waiting' and run_at < now() - interval '5 minutes') as late, count(*) filter (where state = 'dead') as dead from kernel.job`.execute(run));
  const { waiting = 0, late = 0, dead = 0 } = found ?? {};
  const what = { ca: `Feines: ${waiting} en espera, ${late} endarrerides, ${dead} aturades`, es: `Trabajos: ${waiting} en espera, ${late} atrasados, ${dead} detenidos`, en: `Jobs: ${waiting} waiting, ${late} late, ${dead} stopped` };
  if (dead > 0) return attention(what, { ca: 'Les aturades esperen una persona: obriu “Feines del sistema” a l’administració de cada ens.', es: 'Los detenidos esperan a una persona: abra «Trabajos del sistema» en la administración de cada ente.', en: 'The stopped ones wait for a person: open “System jobs” in the administration of each organisation.' });
  if (late > 0) return attention(what, { ca: 'Ningú no les fa: engegueu “comu start” o “comu start --worker-only”.', es: 'Nadie los hace: inicie «comu start» o «comu start --worker-only».', en: 'Nobody does them: start “comu start” or “comu start --worker-only”.' });
  return well(what);
}

export async function ledgerBacklog(database: Database): Promise<Checked> {
  const { rows: [found] } = await database.transaction(platform, (run) => sql<{ pending: number }>`select count(*) as pending from kernel.ledger_pending`.execute(run));
  const pending = found?.pending ?? 0;
  const what = { ca: `Llibre: ${pending} inscripcions esperen segell`, es: `Libro: ${pending} asientos esperan sello`, en: `Ledger: ${pending} entries wait for a seal` };
  if (pending < 50_000) return well(what);
  return attention(what, { ca: 'El segellador no dona l’abast o no funciona: reviseu que hi hagi un procés amb feines en marxa.', es: 'El sellador no da abasto o no funciona: revise que haya un proceso con trabajos en marcha.', en: 'The sealer does not keep up or is not running: check that a process with jobs is up.' });
}
