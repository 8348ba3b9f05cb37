import type { Part } from './drawer.ts';

/** A shape or a connection of diagram-js, as far as we touch it. */
export interface Shape {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Part;
  readonly labelTarget?: Shape;
  readonly parent?: Shape;
  readonly host?: Shape;
  readonly waypoints?: readonly { x: number; y: number }[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly incoming: readonly Shape[];
  readonly outgoing: readonly Shape[];
  readonly source?: Shape;
  readonly target?: Shape;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };
type Properties = Readonly<Record<string, unknown>>;

/** The services of bpmn-js and diagram-js that we use, with the part of each that we call. */
export interface Services {
  elementRegistry: { get(id: string): Shape | undefined; filter(test: (shape: Shape) => boolean): Shape[] };
  selection: { get(): Shape[]; select(shape: Shape | null): void };
  canvas: {
    getRootElement(): Shape; zoom(step?: number | 'fit-viewport', centre?: 'auto'): number; resized(): void; scrollToElement(shape: Shape, padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }): void;
    viewbox(box?: Box): { readonly inner: Box; readonly outer: Box };
    addMarker(shape: string, marker: string): void; removeMarker(shape: string, marker: string): void; getContainer(): HTMLElement;
  };
  moddle: { create(type: string, properties?: Properties): Part };
  modeling: {
    updateProperties(shape: Shape, properties: Properties): void; updateModdleProperties(shape: Shape, part: Part, properties: Properties): void; removeElements(shapes: Shape[]): void; connect(from: Shape, to: Shape): Shape; addLane(beside: Shape, location: 'top' | 'bottom'): Shape;
    moveElements(shapes: Shape[], by: Point): void; appendShape(source: Shape, shape: Shape, at: Point, parent: Shape): Shape; createShape(shape: Shape, at: Point, parent: Shape, hints?: object): Shape; reconnectStart(connection: Shape, source: Shape, docking: Point): void;
  };
  elementFactory: { createShape(attributes: Properties): Shape; createParticipantShape(attributes: Properties): Shape };
  autoPlace: { append(source: Shape, shape: Shape): Shape };
  bpmnReplace: { replaceElement(shape: Shape, target: Properties | object): Shape };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  overlays: { add(shape: string, type: string, overlay: { position: object; html: HTMLElement }): string; remove(filter: { type: string }): void };
}
export type Service = <K extends keyof Services>(name: K) => Services[K];
