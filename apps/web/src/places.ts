import { BellIcon, ChartBarIcon, FolderOpenIcon, forPeople, GearSixIcon, isGeneral, LifebuoyIcon, MegaphoneIcon, SignatureIcon, StampIcon, UsersThreeIcon, type Description, type Icon, type Organisation, type Place, type RecordDescription, type Screen, type Text } from '@comu/design';

/** A place of the rail: its word, its icon and what one does there. */
export interface PlaceSign {
  readonly place: Place;
  readonly title: Text;
  readonly icon: Icon;
  readonly lead: Text;
}

export const places: readonly PlaceSign[] = [
  { place: 'registry', icon: StampIcon, title: { ca: 'Registre', es: 'Registro', en: 'Registry' }, lead: { ca: 'Tot el que entra i surt, numerat, datat i amb justificant.', es: 'Todo lo que entra y sale, numerado, fechado y con justificante.', en: 'Everything that comes in and goes out, numbered, dated and receipted.' } },
  { place: 'cases', icon: FolderOpenIcon, title: { ca: 'Expedients', es: 'Expedientes', en: 'Cases' }, lead: { ca: 'Els expedients, les seves tasques i els seus documents.', es: 'Los expedientes, sus tareas y sus documentos.', en: 'Cases, their tasks and their documents.' } },
  { place: 'signature', icon: SignatureIcon, title: { ca: 'Signatura', es: 'Firma', en: 'Signature' }, lead: { ca: 'El que espera una signatura i el que ja s’ha signat.', es: 'Lo que espera una firma y lo que ya se ha firmado.', en: 'What awaits a signature and what has been signed.' } },
  { place: 'notifications', icon: BellIcon, title: { ca: 'Notificacions', es: 'Notificaciones', en: 'Notifications' }, lead: { ca: 'Les notificacions posades a disposició i el que n’ha passat.', es: 'Las notificaciones puestas a disposición y lo que ha pasado con ellas.', en: 'Notifications made available and what became of them.' } },
  { place: 'services', icon: LifebuoyIcon, title: { ca: 'Suport i equips', es: 'Soporte y equipos', en: 'Support and devices' }, lead: { ca: 'Les consultes, les incidències i els equips de treball.', es: 'Las consultas, las incidencias y los equipos de trabajo.', en: 'Questions, incidents and work devices.' } },
  { place: 'people', icon: UsersThreeIcon, title: { ca: 'Persones', es: 'Personas', en: 'People' }, lead: { ca: 'La plantilla, els llocs de treball, la formació i la selecció.', es: 'La plantilla, los puestos de trabajo, la formación y la selección.', en: 'Places, posts, training and selection.' } },
  { place: 'calls', icon: MegaphoneIcon, title: { ca: 'Convocatòries', es: 'Convocatorias', en: 'Calls' }, lead: { ca: 'El catàleg de serveis, les convocatòries, les sol·licituds i les justificacions.', es: 'El catálogo de servicios, las convocatorias, las solicitudes y las justificaciones.', en: 'The service catalogue, calls, applications and justifications.' } },
  { place: 'data', icon: ChartBarIcon, title: { ca: 'Dades', es: 'Datos', en: 'Data' }, lead: { ca: 'Els conjunts de dades, els indicadors i el que es publica.', es: 'Los conjuntos de datos, los indicadores y lo que se publica.', en: 'Datasets, indicators and what is published.' } },
  { place: 'administration', icon: GearSixIcon, title: { ca: 'Administració', es: 'Administración', en: 'Administration' }, lead: { ca: 'Les persones amb accés, els permisos, les unitats, els calendaris i la configuració de l’ens.', es: 'Las personas con acceso, los permisos, las unidades, los calendarios y la configuración del ente.', en: 'Who has access, permissions, units, calendars and settings.' } },
];

const homes: readonly [Place, RegExp][] = [
  ['registry', /^registry/], ['cases', /^(cases|terms|processes|documents|forms|decisions|sessions|resolutions|archive|procedures|casework|collegiate)/], ['signature', /^signature/], ['notifications', /^notification/],
  ['services', /^(workplace|service-desk|support|devices|helpdesk|collaboration)/], ['people', /^(people|staff|posts|learning|training|talent|selection|hr|succession|workforce|organisation-design|human)/],
  ['calls', /^(service-catalogue|calls|grants|applications|needs|programme|funds)/], ['data', /^(data|catalogue|indicators|analytics|transparency|quality|datasets|open-data|insight|governance)/],
];

/** What a person does for themselves from the shell and their account; it belongs to no place of the organisation. */
const own = /^(kernel\.(save-view|remove-view|retry-job|give-up-job)|identity\.(sign-|set-language|add-passkey|remove-passkey|revoke-session|change-password|forget|link-|unlink-))/;

/** The actions worth offering by name: changes the person may make, with a form they can fill in, that no list or record page offers already. What needs the version of a row is begun from that row. */
export const actionsWorthNaming = ({ operations, records }: Description) => operations.filter((each) => each.allowed && each.kind === 'change' && !own.test(each.name) && !isGeneral(each, records) && each.input.properties?.['version'] === undefined && forPeople(each));

/** The actions of a place that can be begun from nothing: those about a row are offered on its page. */
export const actionsIn = (description: Description, place: Place) =>
  actionsWorthNaming(description).filter(({ module, input }) => placeOf(module) === place && !(input.required ?? []).some((name) => input.properties?.[name]?.['x-comu']?.kind === 'reference' || input.properties?.[name]?.format === 'uuid'));

/** Where a module's records and actions are found when it brings no screens of its own. */
export const placeOf = (module: string): Place => homes.find(([, pattern]) => pattern.test(module))?.[0] ?? 'administration';

export const mayOpen = ({ permission }: Screen, organisation: Pick<Organisation, 'can'> | undefined) =>
  permission === undefined || [permission].flat().some((each) => organisation?.can(each) ?? false);

export const addressIn = (path: string, slug: string) => path.replace(':org', slug);

/** The screens of a place that the person may open, in their order; those with further parameters are reached from these. */
export const screensIn = ({ screens, place, organisation }: { screens: readonly Screen[]; place: Place; organisation: Pick<Organisation, 'can'> | undefined }) =>
  screens.filter((screen) => screen.nav?.place === place && !screen.public && mayOpen(screen, organisation)).sort((a, b) => (a.nav?.order ?? 50) - (b.nav?.order ?? 50));

export const recordsIn = (description: Description | undefined, place: Place): readonly RecordDescription[] =>
  description?.records.filter(({ module, can }) => can.read && placeOf(module) === place) ?? [];
