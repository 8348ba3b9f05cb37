import { choice, integer, longText, record, structure, text, words } from '@comu/kernel';
import { z } from 'zod';

/** A system outside that processes may call. The hosts of these connections are the list of those that the organisation allows. */
export const Connection = record('connectors.connection', {
  title: words('Connexió', 'Conexión', 'Connection'), plural: words('Connexions', 'Conexiones', 'Connections'),
  retention: 'permanent', read: 'connectors.read', label: ['name'], list: ['name', 'code', 'base', 'state'], unique: [['code']],
  fields: {
    code: text(words('Codi', 'Código', 'Code')).matching(/^[a-z0-9-]{1,60}$/).internal(),
    name: text(words('Nom', 'Nombre', 'Name')).atMost(120).internal(),
    base: text(words('Adreça', 'Dirección', 'Address')).atMost(400).internal(),
    auth: choice(words('Com s’hi identifica', 'Cómo se identifica', 'How it signs in'), { none: words('No cal', 'No hace falta', 'Not needed'), bearer: words('Testimoni', 'Token', 'Token'), basic: words('Usuari i contrasenya', 'Usuario y contraseña', 'User and password'), header: words('Capçalera pròpia', 'Cabecera propia', 'Own header') }).initially('none').internal(),
    header: text(words('Capçalera', 'Cabecera', 'Header')).matching(/^[A-Za-z0-9-]{1,60}$/).optional().internal(),
    ca: longText(words('Autoritat de certificació (PEM)', 'Autoridad de certificación (PEM)', 'Certificate authority (PEM)')).optional().internal(),
    seconds: integer(words('Segons d’espera', 'Segundos de espera', 'Seconds to wait')).initially(10).internal(),
    kilobytes: integer(words('Kilobytes com a màxim', 'Kilobytes como máximo', 'Kilobytes at the most')).initially(1000).internal(),
    state: choice(words('Estat', 'Estado', 'State'), { active: words('Activa', 'Activa', 'Active'), paused: words('Aturada', 'Detenida', 'Paused') }).initially('active').internal(),
  },
});

/** An address where another system tells a process of this organisation something: signed, once, and not too often. */
export const Hook = record('connectors.hook', {
  title: words('Adreça d’entrada', 'Dirección de entrada', 'Incoming address'), plural: words('Adreces d’entrada', 'Direcciones de entrada', 'Incoming addresses'),
  retention: 'permanent', read: 'connectors.read', label: ['name'], list: ['name', 'does', 'target', 'state'],
  fields: {
    name: text(words('Nom', 'Nombre', 'Name')).atMost(120).internal(),
    does: choice(words('Què fa', 'Qué hace', 'What it does'), { message: words('Envia un missatge a qui l’espera', 'Envía un mensaje a quien lo espera', 'Sends a message to whoever awaits it'), start: words('Comença un procés', 'Inicia un proceso', 'Starts a process') }).internal(),
    target: text(words('Missatge o procés', 'Mensaje o proceso', 'Message or process')).atMost(200).internal(),
    /** Where in what is received stands what it is about: names from the outside in. */
    key: structure(words('De què tracta', 'De qué trata', 'What it is about'), z.array(z.string().min(1).max(80)).max(6)).internal(),
    state: choice(words('Estat', 'Estado', 'State'), { active: words('Activa', 'Activa', 'Active'), paused: words('Aturada', 'Detenida', 'Paused') }).initially('active').internal(),
  },
});

const guarded = (table: string) => [
  `alter table connectors.${table} enable row level security`, `alter table connectors.${table} force row level security`,
  `create policy reads on connectors.${table} for select using (organisation = any ((select kernel.readable())::uuid[]))`,
  ...(['insert', 'update', 'delete'] as const).map((verb) => `create policy ${verb}s on connectors.${table} for ${verb} ${verb === 'insert' ? 'with check' : 'using'} (organisation = (select kernel.acting()))`),
  `grant select, insert, update, delete on connectors.${table} to comu_app`,
];

/** Secrets, locked; how each connection does; and the deliveries of the last minutes, so that none is taken twice. */
export const connectorsSchema = [
  `create schema if not exists connectors`, `grant usage on schema connectors to comu_app`,
  `create table connectors.secret (organisation uuid not null, id uuid not null, locked text not null, changed_at timestamptz not null, primary key (organisation, id))`,
  `create table connectors.health (organisation uuid not null, connection uuid not null, failures int not null default 0, opened int not null default 0, open_until timestamptz, last_ok timestamptz, last_failure timestamptz, problem jsonb, calls int not null default 0, failed int not null default 0, primary key (organisation, connection))`,
  `create table connectors.delivery (organisation uuid not null, hook uuid not null, signature text not null, at timestamptz not null, primary key (organisation, hook, signature))`,
  `create index on connectors.delivery (organisation, hook, at)`,
  ...['secret', 'health', 'delivery'].flatMap(guarded),
].join(';\n');
