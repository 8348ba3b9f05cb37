import type { Text, useText } from '@comu/design';
import type { Facts, Step } from '../records/reactions.ts';
import { say } from '../words.ts';

export type Occasion = 'above' | 'below' | 'incident' | 'late';
export interface ReactionRow {
  readonly id: string; readonly version: number; readonly title: string; readonly indicatorCode: string | null; readonly name: Text | null; readonly unit: Text | null; readonly decimals: number; readonly dataset: string | null; readonly on: Occasion; readonly level: number | null; readonly place: string | null; readonly placeName: string | null;
  readonly notice: { readonly roles: readonly string[]; readonly author: boolean } | null; readonly task: { readonly unit: string | null; readonly role: string | null; readonly what: string; readonly days: number } | null; readonly process: { readonly code: string; readonly data: Readonly<Record<string, string>> } | null;
  readonly active: boolean; readonly standing: boolean; readonly lastAt: string | null; readonly failed: number;
}
export interface FiringRow { readonly id: string; readonly at: string; readonly what: 'crossed' | 'calm'; readonly facts: Facts; readonly steps: readonly Step[]; readonly task: 'none' | 'open' | 'done'; readonly doneAt: string | null; readonly outcome: string | null }

export const occasionWords: Readonly<Record<Occasion, Text>> = {
  above: say('la xifra passa de', 'la cifra pasa de', 'the figure rises above'), below: say('la xifra baixa de', 'la cifra baja de', 'the figure falls below'),
  incident: say('incompleix el contracte o una regla de qualitat', 'incumple el contrato o una regla de calidad', 'breaks its contract or a quality rule'), late: say('les dades arriben tard', 'los datos llegan tarde', 'the data come late'),
};

/** The condition as a sentence: what is watched, and when it goes off. */
export function sayOccasion({ name, dataset, on, level, unit, placeName }: Pick<ReactionRow, 'name' | 'dataset' | 'on' | 'level' | 'unit' | 'placeName'>, t: ReturnType<typeof useText>): string {
  const what = `${name === null ? (dataset ?? '') : t(name)}${placeName === null ? '' : ` (${placeName})`}`;
  const limit = level === null ? '' : ` ${new Intl.NumberFormat('ca-ES', { useGrouping: 'always', maximumFractionDigits: 4 }).format(level)}${unit === null || t(unit) === '' ? '' : ` ${t(unit)}`}`;
  return t(say('{what}: quan {when}{limit}', '{what}: cuando {when}{limit}', '{what}: when {when}{limit}'), { what, when: t(occasionWords[on]), limit: on === 'above' || on === 'below' ? limit : '' });
}

export const stepNames = { notice: say('Avís per correu', 'Aviso por correo', 'Notice by e-mail'), task: say('Tasca', 'Tarea', 'Task'), process: say('Procés', 'Proceso', 'Process') } as const;
export const roleChoices = [
  { value: 'signer', label: say('Alcaldia o diputació delegada', 'Alcaldía o diputación delegada', 'Mayor or deputy') }, { value: 'secretary', label: say('Secretaria', 'Secretaría', 'Secretary') }, { value: 'comptroller', label: say('Intervenció', 'Intervención', 'Comptroller') },
  { value: 'programme-manager', label: say('Gestió de programes', 'Gestión de programas', 'Programme manager') }, { value: 'data-steward', label: say('Govern de dades', 'Gobierno de datos', 'Data steward') }, { value: 'case-handler', label: say('Tramitació', 'Tramitación', 'Case handler') },
] as const;
