import type { ComponentType } from 'react';
import type { Icon, Text } from '@comu/design';
import type { Dossier } from './rows.ts';

/** Something that a module lets people do in a case of any procedure, from its menu. */
export interface CaseAction {
  readonly label: Text;
  readonly icon: Icon;
  readonly permission: string;
  offered(dossier: Dossier): boolean;
  readonly dialog: ComponentType<{ dossier: Dossier; onClose(): void }>;
}

const brought: CaseAction[] = [];

/** A module brings it in its own screens file. */
export const bringCaseAction = (action: CaseAction): void => void brought.push(action);
export const broughtCaseActions = (): readonly CaseAction[] => brought;
