import type { Migration } from './migrate.ts';
import type { Operation } from './operation.ts';
import type { AnyRecord } from './record.ts';
import type { Text } from './text.ts';

/** The roles met in every local government (docs: the guide of each); an organisation may add permissions to a role or take them away. */
export const roleNames = {
  administrator: { ca: 'Administració del sistema', es: 'Administración del sistema', en: 'Administrator' },
  'registry-clerk': { ca: 'Registre', es: 'Registro', en: 'Registry clerk' },
  'case-handler': { ca: 'Tramitació', es: 'Tramitación', en: 'Case handler' },
  secretary: { ca: 'Secretaria', es: 'Secretaría', en: 'Secretary' },
  comptroller: { ca: 'Intervenció', es: 'Intervención', en: 'Comptroller' },
  signer: { ca: 'Alcaldia o diputació delegada', es: 'Alcaldía o diputación delegada', en: 'Mayor or deputy' },
  'programme-manager': { ca: 'Gestió de programes', es: 'Gestión de programas', en: 'Programme manager' },
  archivist: { ca: 'Arxiu', es: 'Archivo', en: 'Archivist' },
  'data-protection-officer': { ca: 'Protecció de dades', es: 'Protección de datos', en: 'Data-protection officer' },
  auditor: { ca: 'Auditoria', es: 'Auditoría', en: 'Auditor' },
  'data-steward': { ca: 'Govern de dades', es: 'Gobierno de datos', en: 'Data steward' },
  'support-agent': { ca: 'Suport TIC', es: 'Soporte TIC', en: 'ICT support agent' },
  'equipment-manager': { ca: 'Equipament', es: 'Equipamiento', en: 'Equipment manager' },
  'hr-technician': { ca: 'Recursos humans', es: 'Recursos humanos', en: 'HR technician' },
  'training-manager': { ca: 'Formació', es: 'Formación', en: 'Training manager' },
} as const satisfies Record<string, Text>;
export type RoleName = keyof typeof roleNames;

export interface ModuleDeclaration {
  readonly name: string;
  readonly title: Text;
  /** The modules and capabilities whose operations and records it counts on; they are started before it. */
  readonly needs?: readonly string[];
  readonly records?: readonly AnyRecord[];
  readonly operations?: readonly Operation[];
  readonly permissions?: Readonly<Record<string, Text>>;
  /** What the usual roles may do of this module, until an organisation says otherwise. */
  readonly grants?: Readonly<Partial<Record<RoleName, readonly string[]>>>;
  /** What runs when an event is told: an operation with permission `system`, whose input is what the event tells. */
  readonly on?: Readonly<Record<string, Operation | readonly Operation[]>>;
  /** What runs by the clock: an operation with permission `system` and a cron line in UTC. */
  readonly schedule?: Readonly<Record<string, { readonly cron: string; readonly operation: Operation }>>;
  /** Words that its addresses have where others have the short name of an organisation, so that none is called so; the server does not start while one is missing. */
  readonly reserves?: readonly string[];
  /** Steps that the declared records cannot express; run in order, each once. */
  readonly migrations?: readonly Migration[];
}
export type Module = ModuleDeclaration;

export const defineModule = (declaration: ModuleDeclaration): Module => declaration;
