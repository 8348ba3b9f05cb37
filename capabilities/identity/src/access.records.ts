import { choice, integer, moment, record, reference, structure, text, years, yesNo, words } from '@comu/kernel';
import { z } from 'zod';
import { Person } from './identity.records.ts';

const security = { basis: 'GDPR 6.1.c' } as const;
const person = reference(() => Person, words('Persona', 'Persona', 'Person')).personal('identity', security);

/** A password, as argon2id only. Platform rows without `visible`: only sign-in itself reads them. */
export const Credential = record('identity.credential', {
  title: words('Contrasenya', 'Contraseña', 'Password'), plural: words('Contrasenyes', 'Contraseñas', 'Passwords'),
  retention: 'permanent', scope: 'platform', subject: 'person',
  fields: {
    person: person.unique(),
    hash: text(words('Resum argon2id', 'Resumen argon2id', 'Argon2id digest')).personal('security', security),
  },
});

/** A passkey's public half (W3C WebAuthn level 3). */
export const Passkey = record('identity.passkey', {
  title: words('Clau d’accés', 'Clave de acceso', 'Passkey'), plural: words('Claus d’accés', 'Claves de acceso', 'Passkeys'),
  retention: 'permanent', scope: 'platform', subject: 'person',
  fields: {
    person,
    name: text(words('Nom', 'Nombre', 'Name')).atMost(80).personal('security', security),
    credential: text(words('Identificador', 'Identificador', 'Credential identifier')).atMost(1400).unique().personal('security', security),
    publicKey: text(words('Clau pública', 'Clave pública', 'Public key')).atMost(4000).personal('security', security),
    counter: integer(words('Comptador', 'Contador', 'Counter')).personal('security', security),
    transports: structure(words('Connexió', 'Conexión', 'Transports'), z.array(z.string().max(20)).max(10)).personal('security', security),
    backedUp: yesNo(words('Amb còpia', 'Con copia', 'Backed up')).personal('security', security),
    usedAt: moment(words('Últim ús', 'Último uso', 'Last used')).optional().personal('security', security),
  },
});

/** An open session. Its token is kept as a digest only; it lapses after 12 hours without use and after 30 days in any case. */
export const Session = record('identity.session', {
  title: words('Sessió', 'Sesión', 'Session'), plural: words('Sessions', 'Sesiones', 'Sessions'),
  retention: years(1).after('until'), scope: 'platform', subject: 'person', index: [['until']],
  fields: {
    person,
    hash: text(words('Resum del testimoni', 'Resumen del testigo', 'Token digest')).unique().personal('security', security),
    way: text(words('Manera d’entrar', 'Forma de entrar', 'Way of signing in')).atMost(120).personal('security', security),
    address: text(words('Adreça de xarxa', 'Dirección de red', 'Network address')).atMost(80).optional().personal('contact', security),
    usedAt: moment(words('Últim ús', 'Último uso', 'Last used')).personal('security', security),
    until: moment(words('Caduca', 'Caduca', 'Expires')).personal('security', security),
    endedAt: moment(words('Tancada', 'Cerrada', 'Ended')).optional().personal('security', security),
  },
});

/** Failed sign-ins against one address since the last good one. The address is kept as a keyed code: people type passwords in the wrong box. */
export const Attempt = record('identity.attempt', {
  title: words('Intents d’entrada', 'Intentos de entrada', 'Sign-in attempts'), plural: words('Intents d’entrada', 'Intentos de entrada', 'Sign-in attempts'),
  retention: years(1).after('lastAt'), scope: 'platform',
  fields: {
    key: text(words('Codi de l’adreça', 'Código de la dirección', 'Code of the address')).unique().personal('security', security),
    count: integer(words('Intents', 'Intentos', 'Attempts')).personal('security', security),
    lastAt: moment(words('Últim intent', 'Último intento', 'Last attempt')).personal('security', security),
    lockedUntil: moment(words('Bloquejada fins a', 'Bloqueada hasta', 'Locked until')).optional().personal('security', security),
  },
});

/** What a service of the organisation shows to act with some permissions until a day; kept as a digest only. */
export const Token = record('identity.token', {
  title: words('Clau de servei', 'Clave de servicio', 'Service token'), plural: words('Claus de servei', 'Claves de servicio', 'Service tokens'),
  retention: years(5).after('until'),
  fields: {
    name: text(words('Nom', 'Nombre', 'Name')).atMost(120).internal(),
    hash: text(words('Resum', 'Resumen', 'Digest')).unique().internal(),
    permissions: structure(words('Permisos', 'Permisos', 'Permissions'), z.array(z.string().max(120)).min(1).max(200)).internal(),
    until: moment(words('Caduca', 'Caduca', 'Expires')).internal(),
    revokedAt: moment(words('Revocada', 'Revocada', 'Revoked')).optional().internal(),
  },
});

/** A link with which a person chooses a password. The link is worked out with the installation's secret, so no row holds it. */
export const Invitation = record('identity.invitation', {
  title: words('Invitació', 'Invitación', 'Invitation'), plural: words('Invitacions', 'Invitaciones', 'Invitations'),
  retention: years(1).after('until'), read: 'identity.manage-people', subject: 'person', label: ['until'],
  fields: {
    person,
    until: moment(words('Caduca', 'Caduca', 'Expires')).internal(),
    shownAt: moment(words('Enllaç mostrat', 'Enlace mostrado', 'Link shown')).optional().internal(),
    usedAt: moment(words('Feta servir', 'Usada', 'Used')).optional().personal('security', security),
  },
});

/** What waits between the two halves of a sign-in elsewhere: a passkey's challenge, or a journey to an identity provider. Used once, within minutes. */
export const Ceremony = record('identity.ceremony', {
  title: words('Entrada en curs', 'Entrada en curso', 'Sign-in under way'), plural: words('Entrades en curs', 'Entradas en curso', 'Sign-ins under way'),
  retention: years(1).after('until'), scope: 'platform',
  fields: {
    purpose: choice(words('Per a què', 'Para qué', 'Purpose'), { 'passkey-sign-in': words('Entrar amb una clau d’accés', 'Entrar con una clave de acceso', 'Sign in with a passkey'), 'passkey-add': words('Afegir una clau d’accés', 'Añadir una clave de acceso', 'Add a passkey'), oidc: words('Entrar amb un proveïdor', 'Entrar con un proveedor', 'Sign in through a provider') }).internal(),
    challenge: text(words('Repte', 'Reto', 'Challenge')).atMost(200).unique().personal('security', security),
    person: reference(() => Person, words('Persona', 'Persona', 'Person')).optional().personal('identity', security),
    facts: structure(words('Dades', 'Datos', 'Facts'), z.record(z.string(), z.string())).personal('security', security),
    until: moment(words('Caduca', 'Caduca', 'Expires')).internal(),
  },
});

/** An OpenID Connect provider that people of this installation may sign in through. */
export const Provider = record('identity.provider', {
  title: words('Proveïdor d’identitat', 'Proveedor de identidad', 'Identity provider'), plural: words('Proveïdors d’identitat', 'Proveedores de identidad', 'Identity providers'),
  retention: 'permanent', scope: 'platform',
  fields: {
    slug: text(words('Nom curt', 'Nombre corto', 'Short name')).matching(/^[a-z0-9]+(-[a-z0-9]+)*$/).atMost(40).unique().internal(),
    name: text(words('Nom', 'Nombre', 'Name')).atMost(80).open(),
    issuer: text(words('Emissor', 'Emisor', 'Issuer')).atMost(300).internal(),
    clientId: text(words('Identificador de client', 'Identificador de cliente', 'Client id')).atMost(300).internal(),
    lockedSecret: text(words('Secret (xifrat)', 'Secreto (cifrado)', 'Secret (locked)')).atMost(2000).internal(),
    active: yesNo(words('Actiu', 'Activo', 'Active')).initially(true).internal(),
  },
});

/** Who a person is for an identity provider: its subject never changes, an address may. */
export const ExternalIdentity = record('identity.external-identity', {
  title: words('Identitat externa', 'Identidad externa', 'External identity'), plural: words('Identitats externes', 'Identidades externas', 'External identities'),
  retention: 'permanent', scope: 'platform', subject: 'person', unique: [['issuer', 'subject']],
  fields: {
    person,
    issuer: text(words('Emissor', 'Emisor', 'Issuer')).atMost(300).personal('identity', security),
    subject: text(words('Identificador', 'Identificador', 'Subject')).atMost(300).personal('identity', security),
  },
});
