/** The SQL under every record: the application role, whose tenant a transaction acts for, folding for search, the trail. Safe to run again. */
export const foundation = `
do $$ begin create role comu_app nologin nosuperuser nocreatedb nocreaterole nobypassrls; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant comu_app to %I', current_user); exception when others then null; end $$;
create schema if not exists kernel;
grant usage on schema kernel to comu_app;

create or replace function kernel.acting() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('comu.acting', true), '')::uuid $$;
create or replace function kernel.readable() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('comu.readable', true), ''), '{}')::uuid[] $$;
create or replace function kernel.person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('comu.person', true), '')::uuid $$;
create or replace function kernel.on_platform() returns boolean language sql stable parallel safe as
  $$ select kernel.acting() = '00000000-0000-0000-0000-000000000000' $$;

-- Search must find “Castellà” by “castella”, “paral·lel” by “parallel” and “l’Església” by “esglesia”; immutable, so that a generated column may use it.
create or replace function kernel.fold(value text) returns text language sql immutable parallel safe as
  $$ select translate(lower(value), 'àáâäãèéêëìíîïòóôöõùúûüçñ’''·', 'aaaaaeeeeiiiiooooouuuucn  ') $$;

create or replace function kernel.written_once() returns trigger language plpgsql as $$
begin
  raise exception 'An official row of % is never changed or deleted.', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Parts of words are found by their groups of three letters, within one organisation. Both come with PostgreSQL, and the owner of a database may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
-- Comparing a text with a pattern tells nothing but whether it matches, so row-level security may let the index do it; without this every row of the organisation is read.
-- Only a superuser may say so: elsewhere search is right all the same, and slower in organisations with very many rows.
do $$ begin alter function pg_catalog.textlike(text, text) leakproof; exception when insufficient_privilege then null; end $$;

create table if not exists kernel.state (name text primary key, value text not null);
alter table kernel.state enable row level security;
alter table kernel.state force row level security;
drop policy if exists within on kernel.state;
create policy within on kernel.state using (kernel.acting() is not null or current_user <> 'comu_app');
create table if not exists kernel.migration (id text primary key, at timestamptz not null);

-- Who did what: one row for each operation that changed something, sealed in the ledger.
create table if not exists kernel.act (
  organisation uuid not null, id uuid not null, at timestamptz not null, operation text not null,
  person uuid, actor text not null, session text, input_hash text not null, touched jsonb not null,
  primary key (organisation, id));
-- What changed in which row, from what to what: for the timeline of a record; goes when the record is disposed of.
create table if not exists kernel.change (
  organisation uuid not null, id uuid not null, act uuid not null, at timestamptz not null,
  record text not null, subject uuid not null, changes jsonb not null,
  primary key (organisation, id));
create index if not exists change_subject on kernel.change (organisation, subject, id);
-- Who read which personal data (GDPR arts. 5.2 and 15).
create table if not exists kernel.reading (
  organisation uuid not null, id uuid not null, at timestamptz not null, person uuid, actor text not null,
  operation text not null, record text not null, subject uuid, about uuid, fields text[] not null, rows int not null,
  primary key (organisation, id));
-- What it was for, when whoever read said so.
alter table kernel.reading add column if not exists purpose text;
create index if not exists reading_about on kernel.reading (about, id) where about is not null;
create index if not exists reading_subject on kernel.reading (organisation, subject, id);
create table if not exists kernel.event (
  organisation uuid not null, id uuid not null, at timestamptz not null, name text not null, facts jsonb not null, act uuid,
  primary key (organisation, id));
-- Answers already given, so that a repeated request does nothing twice.
create table if not exists kernel.answer (
  organisation uuid not null, key uuid not null, operation text not null, person uuid, input_hash text not null, output text, at timestamptz not null,
  primary key (organisation, key));
-- The ledger holds hashes; what they seal stays in its own table.
create table if not exists kernel.ledger_entry (
  organisation uuid not null, id uuid not null, record text not null, subject uuid not null, hash bytea not null, at timestamptz not null,
  primary key (organisation, id));
create index if not exists ledger_entry_subject on kernel.ledger_entry (organisation, subject);
create table if not exists kernel.ledger_pending (organisation uuid not null, entry uuid not null, primary key (organisation, entry));
create table if not exists kernel.ledger_position (
  organisation uuid not null, position bigint not null, entry uuid not null,
  primary key (organisation, position));
create unique index if not exists ledger_position_entry on kernel.ledger_position (organisation, entry);
create table if not exists kernel.ledger_node (
  organisation uuid not null, level smallint not null, index bigint not null, hash bytea not null,
  primary key (organisation, level, index));
create table if not exists kernel.ledger_checkpoint (
  organisation uuid not null, size bigint not null, signed jsonb not null, at timestamptz not null,
  primary key (organisation, size));
-- What comes later. A job is deleted in the transaction of what it does, so it happens exactly once; a failed one is tried again, then waits for a person.
create table if not exists kernel.job (
  organisation uuid not null, id uuid not null, operation text not null, input jsonb not null, run_at timestamptz not null, at timestamptz not null,
  key text, state text not null default 'waiting', failures int not null default 0, attempts_left int not null, failure jsonb,
  primary key (organisation, id));
create index if not exists job_due on kernel.job (run_at, id) where state = 'waiting';
create index if not exists job_alike on kernel.job (organisation, operation, run_at, id) where state = 'waiting';
create index if not exists job_dead on kernel.job (organisation, id) where state = 'dead';
create unique index if not exists job_key on kernel.job (organisation, key) where key is not null;
create table if not exists kernel.schedule (name text primary key, next_at timestamptz not null);
-- The files an organisation holds: content is shared in the store, the right to read it is not.
create table if not exists kernel.file (
  organisation uuid not null, sha256 text not null, name text not null, size bigint not null, type text not null, facts jsonb not null, at timestamptz not null, by_person uuid,
  primary key (organisation, sha256));

do $$ declare t text; begin
  foreach t in array array['act','change','reading','event','answer','ledger_entry','ledger_pending','ledger_position','ledger_node','ledger_checkpoint','file','job'] loop
    execute format('alter table kernel.%I enable row level security', t);
    execute format('alter table kernel.%I force row level security', t);
    execute format('drop policy if exists reads on kernel.%I', t);
    execute format('drop policy if exists adds on kernel.%I', t);
    execute format('create policy reads on kernel.%I for select using (organisation = any ((select kernel.readable())::uuid[]) or organisation = (select kernel.acting()))', t);
    execute format('create policy adds on kernel.%I for insert with check (organisation = (select kernel.acting()))', t);
    execute format('grant select, insert on kernel.%I to comu_app', t);
  end loop;
  foreach t in array array['act','ledger_entry','ledger_position','ledger_node','ledger_checkpoint'] loop
    execute format('create or replace trigger written_once before update or delete on kernel.%I for each row execute function kernel.written_once()', t);
  end loop;
end $$;
drop policy if exists about_me on kernel.reading;
create policy about_me on kernel.reading for select using (about = (select kernel.person()));
drop policy if exists worker on kernel.job;
create policy worker on kernel.job using (kernel.on_platform());
drop policy if exists waiting on kernel.ledger_pending;
create policy waiting on kernel.ledger_pending for select using (kernel.on_platform());
drop policy if exists sealed on kernel.ledger_pending;
create policy sealed on kernel.ledger_pending for delete using (organisation = (select kernel.acting()));
grant delete on kernel.ledger_pending to comu_app;
drop policy if exists mends on kernel.job;
create policy mends on kernel.job for update using (organisation = (select kernel.acting()));
grant update, delete on kernel.job to comu_app;
grant select, insert, update on kernel.schedule to comu_app;
grant select, insert on kernel.state to comu_app;
`;
