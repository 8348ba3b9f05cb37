import { choice, day, longText, moment, record, reference, roleNames, structure, text, years, yesNo, words, type AnyRecord } from '@comu/kernel';
import { z } from 'zod';
import { dir3Pattern, ineCode, nifPattern } from './codes.ts';

const duty = { basis: 'GDPR 6.1.e' } as const;

/** What an organisation that the software serves is by law (LBRL, arts. 3, 31, 42, 44; Llei 40/2015, art. 118). */
export const organisationKinds = {
  municipality: words('Ajuntament', 'Ayuntamiento', 'Municipality'),
  'county-council': words('Consell comarcal', 'Consejo comarcal', 'County council'),
  'provincial-council': words('Diputació', 'Diputación', 'Provincial council'),
  emd: words('Entitat municipal descentralitzada', 'Entidad municipal descentralizada', 'Decentralised municipal entity'),
  association: words('Mancomunitat', 'Mancomunidad', 'Association of municipalities'),
  consortium: words('Consorci', 'Consorcio', 'Consortium'),
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

/** A local entity, the tenant. That it exists is public, so every organisation sees the list. */
export const Organisation = record('identity.organisation', {
  title: words('Ens', 'Ente', 'Organisation'), plural: words('Ens', 'Entes', 'Organisations'),
  retention: 'permanent', scope: 'platform', visible: 'true', read: 'identity.see-people',
  label: ['name'], list: ['name', 'kind', 'ine', 'dir3'], search: ['name', 'slug'],
  fields: {
    slug: text(words('Nom curt', 'Nombre corto', 'Short name')).matching(/^[a-z0-9]+(-[a-z0-9]+)*$/).atMost(80).describe(words('El nom que surt a les adreces: minúscules, xifres i guions.', 'El nombre de las direcciones: minúsculas, cifras y guiones.', 'The name used in addresses: lower case, digits and hyphens.')).unique().open(),
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    kind: choice(words('Tipus', 'Tipo', 'Kind'), organisationKinds).open(),
    ine: text(words('Codi INE', 'Código INE', 'INE code')).matching(ineCode).optional().open(),
    nif: text(words('NIF', 'NIF', 'Tax number')).matching(nifPattern).optional().open(),
    dir3: text(words('Codi DIR3', 'Código DIR3', 'DIR3 code')).matching(dir3Pattern).optional().open(),
    county: text(words('Codi de la comarca', 'Código de la comarca', 'County code')).matching(/^\d{2}$/).optional().open(),
    accent: text(words('Color propi', 'Color propio', 'Accent colour')).matching(/^#[0-9a-f]{6}$/i).optional().open(),
    email: text(words('Correu electrònic', 'Correo electrónico', 'E-mail')).atMost(254).optional().open(),
  },
});

/** A unit of the organisation's structure; units form a tree. */
export const Unit = record('identity.unit', {
  title: words('Unitat', 'Unidad', 'Unit'), plural: words('Unitats', 'Unidades', 'Units'),
  retention: 'permanent', read: 'identity.see-people', label: ['name'], list: ['name', 'parent', 'dir3'], search: ['name'],
  fields: {
    name: text(words('Nom', 'Nombre', 'Name')).atMost(200).open(),
    dir3: text(words('Codi DIR3', 'Código DIR3', 'DIR3 code')).matching(dir3Pattern).unique().optional().open(),
    parent: reference((): AnyRecord => Unit, words('Depèn de', 'Depende de', 'Part of')).optional().open(),
    closedOn: day(words('Tancada el', 'Cerrada el', 'Closed on')).optional().open(),
  },
});

/** Somebody who works with the software, for one organisation or for several; they see themselves and whoever shares an organisation with them. */
export const Person = record('identity.person', {
  title: words('Persona', 'Persona', 'Person'), plural: words('Persones', 'Personas', 'People'),
  retention: 'permanent', scope: 'platform', read: 'identity.see-people', label: ['name'], list: ['name', 'email'], search: ['name', 'email'],
  visible: `id = (select kernel.person()) or exists (select 1 from identity.membership m where m.organisation = any ((select kernel.readable())::uuid[]) and m.person = person.id)`,
  fields: {
    name: text(words('Nom i cognoms', 'Nombre y apellidos', 'Name')).atMost(120).personal('identity', duty),
    email: text(words('Correu electrònic', 'Correo electrónico', 'E-mail')).atMost(254).unique().personal('contact', duty),
    nif: text(words('NIF o NIE', 'NIF o NIE', 'Identity number')).matching(nifPattern).optional().personal('identity', duty),
    proven: yesNo(words('Adreça comprovada', 'Dirección comprobada', 'Address proven')).describe(words('Ha entrat amb un enllaç rebut al seu correu o amb un proveïdor d’identitat.', 'Ha entrado con un enlace recibido en su correo o con un proveedor de identidad.', 'Has signed in with a link received by e-mail or through an identity provider.')).initially(false).personal('security', duty),
    language: choice(words('Llengua', 'Lengua', 'Language'), { ca: words('Català', 'Catalán', 'Catalan'), es: words('Castellà', 'Castellano', 'Spanish'), en: words('Anglès', 'Inglés', 'English') }).initially('ca').personal('preference', duty),
  },
});

/** A person works for the organisation in a role, in a unit or in all of it, from a day to a day (both counted). */
export const Membership = record('identity.membership', {
  title: words('Vinculació', 'Vinculación', 'Membership'), plural: words('Vinculacions', 'Vinculaciones', 'Memberships'),
  retention: years(5).after('to'), read: 'identity.see-people', subject: 'person', label: ['role'], list: ['person', 'role', 'unit', 'from', 'to'],
  fields: {
    person: reference(() => Person, words('Persona', 'Persona', 'Person')).personal('identity', duty),
    unit: reference(() => Unit, words('Unitat', 'Unidad', 'Unit')).optional().personal('employment', duty),
    role: choice(words('Rol', 'Rol', 'Role'), roleNames).personal('employment', duty),
    from: day(words('Des del', 'Desde el', 'From')).personal('employment', duty),
    to: day(words('Fins al', 'Hasta el', 'To')).optional().personal('employment', duty),
  },
});

/** Where the organisation departs from what a role usually may do: one permission more, or one fewer. */
export const RoleGrant = record('identity.role-grant', {
  title: words('Permís d’un rol', 'Permiso de un rol', 'Permission of a role'), plural: words('Permisos dels rols', 'Permisos de los roles', 'Permissions of roles'),
  retention: 'permanent', read: 'identity.manage-people', unique: [['role', 'permission']], label: ['role', 'permission'],
  fields: {
    role: choice(words('Rol', 'Rol', 'Role'), roleNames).internal(),
    permission: text(words('Permís', 'Permiso', 'Permission')).atMost(120).internal(),
    granted: yesNo(words('El té', 'Lo tiene', 'Held')).internal(),
  },
});

/**
 * One person exercises named permissions of another from a day to a day (both counted, in Europe/Madrid), and nothing else.
 * Delegation: Llei 40/2015, art. 9. Substitution in vacancy, absence, illness or abstention: art. 13.
 */
export const Delegation = record('identity.delegation', {
  title: words('Delegació o suplència', 'Delegación o suplencia', 'Delegation or substitution'), plural: words('Delegacions i suplències', 'Delegaciones y suplencias', 'Delegations and substitutions'),
  retention: 'permanent', read: 'identity.see-people', subject: 'delegate', label: ['kind', 'motive'], list: ['delegator', 'delegate', 'kind', 'from', 'to'],
  fields: {
    kind: choice(words('Tipus', 'Tipo', 'Kind'), { delegation: words('Delegació', 'Delegación', 'Delegation'), substitution: words('Suplència', 'Suplencia', 'Substitution') }).internal(),
    delegator: reference(() => Person, words('Qui delega', 'Quien delega', 'Delegator')).personal('employment', duty),
    delegate: reference(() => Person, words('Qui ho exerceix', 'Quien lo ejerce', 'Delegate')).personal('employment', duty),
    permissions: structure(words('Permisos', 'Permisos', 'Permissions'), z.array(z.string().max(120)).min(1).max(200)).internal(),
    from: day(words('Des del', 'Desde el', 'From')).internal(),
    to: day(words('Fins al', 'Hasta el', 'To')).internal(),
    motive: longText(words('Motiu', 'Motivo', 'Motive')).describe(words('Vacant, absència, vacances, abstenció… sense cap detall de salut.', 'Vacante, ausencia, vacaciones, abstención… sin ningún detalle de salud.', 'Vacancy, absence, holidays, abstention… and no detail of anybody’s health.')).personal('employment', duty),
    published: text(words('Publicació oficial', 'Publicación oficial', 'Official publication')).describe(words('Butlletí i data (Llei 40/2015, art. 9.3).', 'Boletín y fecha (Ley 40/2015, art. 9.3).', 'Gazette and date (Llei 40/2015, art. 9.3).')).optional().open(),
    endedAt: moment(words('Deixada sense efecte', 'Revocada', 'Revoked')).optional().internal(),
  },
  index: [['delegate', 'to'], ['delegator', 'to']],
});
