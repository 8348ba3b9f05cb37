/** A step of a net: it takes a token from each of its inputs and puts one into each of its outputs. Silent when it has no label. */
export interface Transition {
  readonly label: string | null;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** A Petri net whose cases begin with one token in `initial` and end with one in `final`. Places are numbers up to `places`. */
export interface PetriNet {
  readonly places: number;
  readonly transitions: readonly Transition[];
  readonly initial: number;
  readonly final: number;
}

export const arcsOf = ({ transitions }: PetriNet): number => transitions.reduce((sum, { inputs, outputs }) => sum + inputs.length + outputs.length, 0);
