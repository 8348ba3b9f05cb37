import { integer, moment, record, reference, structure, text, years, yesNo } from '@comu/kernel';
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
