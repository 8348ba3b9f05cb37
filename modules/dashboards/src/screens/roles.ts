import { say } from '../words.ts';

/** The roles that a dashboard is usually shared with. */
export const sharingRoles = [
  { value: 'signer', label: say('Alcaldia o diputació delegada', 'Alcaldía o diputación delegada', 'Mayor or deputy') }, { value: 'secretary', label: say('Secretaria', 'Secretaría', 'Secretary') }, { value: 'comptroller', label: say('Intervenció', 'Intervención', 'Comptroller') },
  { value: 'programme-manager', label: say('Gestió de programes', 'Gestión de programas', 'Programme manager') }, { value: 'data-steward', label: say('Govern de dades', 'Gobierno de datos', 'Data steward') }, { value: 'case-handler', label: say('Tramitació', 'Tramitación', 'Case handler') },
] as const;
