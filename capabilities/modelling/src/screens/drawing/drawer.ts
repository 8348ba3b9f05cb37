/** An element of the model as the standard's metamodel names its parts. */
export interface Part {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly extensionElements?: Part;
  // oxlint-disable-next-line no-explicit-any -- the metamodel has some 150 types; each panel knows the few that it touches.
  readonly [property: string]: any;
}

/** A box or a line of the drawing. */
export interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly part: Part;
}

/** A step that can be added by name, with what the editor needs to make it. */
export interface Kind {
  readonly type: string;
  readonly eventDefinitionType?: string;
  readonly triggeredByEvent?: boolean;
}

/** A sign on an element: what is wrong in it, where a rehearsal is, what a test went through. */
export interface Sign { readonly tone: 'wrong' | 'advice'; readonly sign: string; readonly words: string }

/** The editor of the diagram, as the panels around it use it. Every change can be undone. */
export interface Drawer {
  load(xml: string): Promise<void>;
  xml(): Promise<string>;
  /** Everything drawn, in the order of the file. */
  all(): readonly Drawn[];
  get(id: string): Drawn | undefined;
  chosen(): Drawn | undefined;
  choose(id: string | undefined): void;
  /** The process that the drawing shows, or its collaboration. */
  root(): Drawn;
  definitions(): Part;
  update(id: string, properties: Readonly<Record<string, unknown>>): void;
  /** Changes a part inside an element: its event definition, its loop, a message. */
  updatePart(id: string, part: Part, properties: Readonly<Record<string, unknown>>): void;
  make(type: string, properties?: Readonly<Record<string, unknown>>): Part;
  /** Our own extension elements of one kind. */
  own(part: Part | undefined, type: string): readonly Part[];
  setOwn(id: string, type: string, parts: readonly Part[]): void;
  /** Adds a step after another: in the middle of its only way on, or as one more way. Gives its id. */
  addAfter(id: string, kind: Kind, name: string): string | undefined;
  /** Adds an exception to a step: what happens when it is late, fails or hears something meanwhile. */
  attach(id: string, kind: Kind, properties: Readonly<Record<string, unknown>>): string;
  /** Adds a lane below the others, around what is drawn when there is none. Gives its id. */
  addLane(name: string): string;
  /** Carries a step into a lane. */
  toLane(id: string, lane: string): void;
  connect(from: string, to: string): void;
  turnInto(id: string, kind: Kind): string;
  remove(id: string): void;
  undo(): void;
  redo(): void;
  may(): { readonly undo: boolean; readonly redo: boolean };
  zoom(by: number): void;
  /** Shows all of it, or from its beginning what can be read of it when that is asked. */
  whole(how?: 'readable'): void;
  sign(signs: Readonly<Record<string, Sign>>): void;
  onChange(told: () => void): void;
  onChoose(told: () => void): void;
  close(): void;
}
