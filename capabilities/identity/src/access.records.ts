import { choice, integer, moment, record, reference, structure, text, years, yesNo } from '@comu/kernel';
import { z } from 'zod';
import { Person } from './identity.records.ts';

const security = { basis: 'GDPR 6.1.c' } as const;
const label = (ca: string, es: string, en: string) => ({ ca, es, en });
const person = reference(() => Person, label('Persona', 'Persona', 'Person')).personal('identity', security);

/** A password, as argon2id only. Platform rows without `visible`: only sign-in itself reads them. */
export const Credential = record('identity.credential', {
  title: label('Contrasenya', 'Contraseña', 'Password'), plural: label('Contrasenyes', 'Contraseñas', 'Passwords'),
  retention: 'permanent', scope: 'platform', subject: 'person',
  fields: {
    person: person.unique(),
    hash: text(label('Resum argon2id', 'Resumen argon2id', 'Argon2id digest')).personal('security', security),
  },
});

/** A passkey's public half (W3C WebAuthn level 3). */
export const Passkey = record('identity.passkey', {
  title: label('Clau d’accés', 'Clave de acceso', 'Passkey'), plural: label('Claus d’accés', 'Claves de acceso', 'Passkeys'),
  retention: 'permanent', scope: 'platform', subject: 'person',
  fields: {
    person,
    name: text(label('Nom', 'Nombre', 'Name')).atMost(80).personal('security', security),
    credential: text(label('Identificador', 'Identificador', 'Credential identifier')).atMost(1400).unique().personal('security', security),
    publicKey: text(label('Clau pública', 'Clave pública', 'Public key')).atMost(4000).personal('security', security),
    counter: integer(label('Comptador', 'Contador', 'Counter')).personal('security', security),
    transports: structure(label('Connexió', 'Conexión', 'Transports'), z.array(z.string().max(20)).max(10)).personal('security', security),
    backedUp: yesNo(label('Amb còpia', 'Con copia', 'Backed up')).personal('security', security),
    usedAt: moment(label('Últim ús', 'Último uso', 'Last used')).optional().personal('security', security),
  },
});

/** An open session. Its token is kept as a digest only; it lapses after 12 hours without use and after 30 days in any case. */
export const Session = record('identity.session', {
  title: label('Sessió', 'Sesión', 'Session'), plural: label('Sessions', 'Sesiones', 'Sessions'),
  retention: years(1).after('until'), scope: 'platform', subject: 'person', index: [['until']],
  fields: {
    person,
    hash: text(label('Resum del testimoni', 'Resumen del testigo', 'Token digest')).unique().personal('security', security),
    way: text(label('Manera d’entrar', 'Forma de entrar', 'Way of signing in')).atMost(120).personal('security', security),
    address: text(label('Adreça de xarxa', 'Dirección de red', 'Network address')).atMost(80).optional().personal('contact', security),
    usedAt: moment(label('Últim ús', 'Último uso', 'Last used')).personal('security', security),
    until: moment(label('Caduca', 'Caduca', 'Expires')).personal('security', security),
    endedAt: moment(label('Tancada', 'Cerrada', 'Ended')).optional().personal('security', security),
  },
});

/** Failed sign-ins against one address since the last good one. The address is kept as a keyed code: people type passwords in the wrong box. */
export const Attempt = record('identity.attempt', {
  title: label('Intents d’entrada', 'Intentos de entrada', 'Sign-in attempts'), plural: label('Intents d’entrada', 'Intentos de entrada', 'Sign-in attempts'),
  retention: years(1).after('lastAt'), scope: 'platform',
  fields: {
    key: text(label('Codi de l’adreça', 'Código de la dirección', 'Code of the address')).unique().personal('security', security),
    count: integer(label('Intents', 'Intentos', 'Attempts')).personal('security', security),
    lastAt: moment(label('Últim intent', 'Último intento', 'Last attempt')).personal('security', security),
    lockedUntil: moment(label('Bloquejada fins a', 'Bloqueada hasta', 'Locked until')).optional().personal('security', security),
  },
});

/** What a service of the organisation shows to act with some permissions until a day; kept as a digest only. */
export const Token = record('identity.token', {
  title: label('Clau de servei', 'Clave de servicio', 'Service token'), plural: label('Claus de servei', 'Claves de servicio', 'Service tokens'),
  retention: years(5).after('until'),
  fields: {
    name: text(label('Nom', 'Nombre', 'Name')).atMost(120).internal(),
    hash: text(label('Resum', 'Resumen', 'Digest')).unique().internal(),
    permissions: structure(label('Permisos', 'Permisos', 'Permissions'), z.array(z.string().max(120)).min(1).max(200)).internal(),
    until: moment(label('Caduca', 'Caduca', 'Expires')).internal(),
    revokedAt: moment(label('Revocada', 'Revocada', 'Revoked')).optional().internal(),
  },
});

/** A link with which a person chooses a password. The link is worked out with the installation's secret, so no row holds it. */
export const Invitation = record('identity.invitation', {
  title: label('Invitació', 'Invitación', 'Invitation'), plural: label('Invitacions', 'Invitaciones', 'Invitations'),
  retention: years(1).after('until'), read: 'identity.manage-people', subject: 'person', label: ['until'],
  fields: {
    person,
    until: moment(label('Caduca', 'Caduca', 'Expires')).internal(),
    shownAt: moment(label('Enllaç mostrat', 'Enlace mostrado', 'Link shown')).optional().internal(),
    usedAt: moment(label('Feta servir', 'Usada', 'Used')).optional().personal('security', security),
  },
});

/** What waits between the two halves of a sign-in elsewhere: a passkey's challenge, or a journey to an identity provider. Used once, within minutes. */
export const Ceremony = record('identity.ceremony', {
  title: label('Entrada en curs', 'Entrada en curso', 'Sign-in under way'), plural: label('Entrades en curs', 'Entradas en curso', 'Sign-ins under way'),
  retention: years(1).after('until'), scope: 'platform',
  fields: {
    purpose: choice(label('Per a què', 'Para qué', 'Purpose'), { 'passkey-sign-in': label('Entrar amb una clau d’accés', 'Entrar con una clave de acceso', 'Sign in with a passkey'), 'passkey-add': label('Afegir una clau d’accés', 'Añadir una clave de acceso', 'Add a passkey'), oidc: label('Entrar amb un proveïdor', 'Entrar con un proveedor', 'Sign in through a provider') }).internal(),
    challenge: text(label('Repte', 'Reto', 'Challenge')).atMost(200).unique().personal('security', security),
    person: reference(() => Person, label('Persona', 'Persona', 'Person')).optional().personal('identity', security),
    facts: structure(label('Dades', 'Datos', 'Facts'), z.record(z.string(), z.string())).personal('security', security),
    until: moment(label('Caduca', 'Caduca', 'Expires')).internal(),
  },
});

/** An OpenID Connect provider that people of this installation may sign in through. */
export const Provider = record('identity.provider', {
  title: label('Proveïdor d’identitat', 'Proveedor de identidad', 'Identity provider'), plural: label('Proveïdors d’identitat', 'Proveedores de identidad', 'Identity providers'),
  retention: 'permanent', scope: 'platform',
  fields: {
    slug: text(label('Nom curt', 'Nombre corto', 'Short name')).matching(/^[a-z0-9]+(-[a-z0-9]+)*$/).atMost(40).unique().internal(),
    name: text(label('Nom', 'Nombre', 'Name')).atMost(80).open(),
    issuer: text(label('Emissor', 'Emisor', 'Issuer')).atMost(300).internal(),
    clientId: text(label('Identificador de client', 'Identificador de cliente', 'Client id')).atMost(300).internal(),
    lockedSecret: text(label('Secret (xifrat)', 'Secreto (cifrado)', 'Secret (locked)')).atMost(2000).internal(),
    active: yesNo(label('Actiu', 'Activo', 'Active')).initially(true).internal(),
  },
});

/** Who a person is for an identity provider: its subject never changes, an address may. */
export const ExternalIdentity = record('identity.external-identity', {
  title: label('Identitat externa', 'Identidad externa', 'External identity'), plural: label('Identitats externes', 'Identidades externas', 'External identities'),
  retention: 'permanent', scope: 'platform', subject: 'person', unique: [['issuer', 'subject']],
  fields: {
    person,
    issuer: text(label('Emissor', 'Emisor', 'Issuer')).atMost(300).personal('identity', security),
    subject: text(label('Identificador', 'Identificador', 'Subject')).atMost(300).personal('identity', security),
  },
});
