import { choice, moment, record, reference, structure, text, years, yesNo } from '@comu/kernel';
import { z } from 'zod';
import { label } from '../words.ts';
import { representedSchema } from './visitor.ts';

const identity = { basis: 'GDPR 6.1.e; Llei 39/2015, art. 9' } as const;
const security = { basis: 'GDPR 6.1.c' } as const;

/** Somebody who comes to an electronic office and identified themselves. Not a `Person`: they work for nobody here. */
export const Visitor = record('electronic-office.visitor', {
  title: label('Visitant', 'Visitante', 'Visitor'), plural: label('Visitants', 'Visitantes', 'Visitors'), retention: 'permanent', scope: 'platform', unique: [['identityType', 'identity']],
  fields: {
    identityType: choice(label('Document', 'Documento', 'Paper'), { nif: label('NIF', 'NIF', 'Spanish number'), passport: label('Passaport', 'Pasaporte', 'Passport') }).personal('identity', identity),
    identity: text(label('Número', 'Número', 'Number')).atMost(40).personal('identity', identity),
    kind: choice(label('Qui és', 'Quién es', 'Who'), { person: label('Persona', 'Persona', 'Person'), company: label('Empresa o entitat', 'Empresa o entidad', 'Company') }).personal('identity', identity),
    name: text(label('Nom', 'Nombre', 'Name')).atMost(300).personal('identity', identity),
    email: text(label('Correu', 'Correo', 'E-mail')).atMost(254).optional().personal('contact', identity),
  },
});

/** An open visit. Its token is kept as a digest; it lapses after an hour without use and after eight in any case, for visitors share computers. */
export const Visit = record('electronic-office.visit', {
  title: label('Visita', 'Visita', 'Visit'), plural: label('Visites', 'Visitas', 'Visits'), retention: years(1).after('until'), scope: 'platform', subject: 'visitor', index: [['until']],
  fields: {
    visitor: reference(() => Visitor, label('Visitant', 'Visitante', 'Visitor')).personal('identity', security),
    hash: text(label('Resum del testimoni', 'Resumen del testigo', 'Token digest')).unique().personal('security', security),
    provider: text(label('Proveïdor', 'Proveedor', 'Provider')).atMost(40).personal('security', security),
    way: text(label('Com s’ha identificat', 'Cómo se ha identificado', 'How identified')).atMost(120).personal('security', security),
    represents: structure(label('Representa', 'Representa', 'Represents'), z.array(representedSchema).max(100)).personal('identity', identity),
    address: text(label('Adreça de xarxa', 'Dirección de red', 'Network address')).atMost(80).optional().personal('contact', security),
    usedAt: moment(label('Últim ús', 'Último uso', 'Last used')).personal('security', security),
    until: moment(label('Caduca', 'Caduca', 'Expires')).personal('security', security),
    endedAt: moment(label('Tancada', 'Cerrada', 'Ended')).optional().personal('security', security),
  },
});

/** What waits while a browser is at the identity provider; used once, within ten minutes. */
export const Journey = record('electronic-office.journey', {
  title: label('Identificació en curs', 'Identificación en curso', 'Identification under way'), plural: label('Identificacions en curs', 'Identificaciones en curso', 'Identifications under way'), retention: years(0).after('until'), scope: 'platform',
  fields: {
    state: text(label('Repte', 'Reto', 'State')).atMost(200).unique().personal('security', security),
    facts: structure(label('Dades', 'Datos', 'Facts'), z.record(z.string(), z.string())).personal('security', security),
    until: moment(label('Caduca', 'Caduca', 'Expires')).internal(),
  },
});

/** An OpenID Connect provider that identifies citizens: VÀLid, Cl@ve behind a bridge … It is apart from those of the staff. */
export const VisitorProvider = record('electronic-office.provider', {
  title: label('Proveïdor d’identitat ciutadana', 'Proveedor de identidad ciudadana', 'Citizen identity provider'), plural: label('Proveïdors d’identitat ciutadana', 'Proveedores de identidad ciudadana', 'Citizen identity providers'), retention: 'permanent', scope: 'platform',
  fields: {
    slug: text(label('Nom curt', 'Nombre corto', 'Short name')).matching(/^[a-z0-9]+(-[a-z0-9]+)*$/).atMost(40).unique().internal(),
    name: text(label('Nom', 'Nombre', 'Name')).atMost(80).open(),
    issuer: text(label('Emissor', 'Emisor', 'Issuer')).atMost(300).internal(),
    clientId: text(label('Identificador de client', 'Identificador de cliente', 'Client id')).atMost(300).internal(),
    lockedSecret: text(label('Secret (xifrat)', 'Secreto (cifrado)', 'Secret (locked)')).atMost(2000).internal(),
    claims: structure(label('Noms de les dades', 'Nombres de los datos', 'Names of claims'), z.record(z.string(), z.string())).internal(),
    active: yesNo(label('Actiu', 'Activo', 'Active')).initially(true).internal(),
  },
});
