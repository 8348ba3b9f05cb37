import type { Drawer, Drawn } from '../drawing/drawer.ts';
import type { Variable } from '../variables.ts';
import type { DecisionFile, Words } from '../rows.ts';

/** What every part of the panel is given: the element, the editor that changes it, and the words that the house knows. */
export interface PanelGiven {
  readonly drawer: Drawer;
  readonly drawn: Drawn;
  readonly all: readonly Drawn[];
  readonly words: Words | undefined;
  readonly variables: readonly Variable[];
  readonly decisions: readonly DecisionFile[];
}

/** The names that expressions may use. */
export const namesOf = (variables: readonly Variable[]): readonly string[] => variables.map(({ name }) => name);

/** One extension element of a kind that occurs once, with what it says; nothing said leaves none. */
export function setOne({ drawer, drawn }: Pick<PanelGiven, 'drawer' | 'drawn'>, type: string, says: Readonly<Record<string, unknown>>): void {
  const said = Object.fromEntries(Object.entries(says).filter(([, value]) => value !== '' && value !== undefined && value !== null));
  drawer.setOwn(drawn.id, type, Object.keys(said).length === 0 ? [] : [drawer.make(`comu:${type}`, said)]);
}
