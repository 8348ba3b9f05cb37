import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { comuExtension } from '@comu/processes/extension';
import type { Language } from '@comu/design';
import type { Drawer, Drawn, Kind, Part } from './drawer.ts';
import { growing } from './growing.ts';
import { lanes } from './lanes.ts';
import type { Shape, Services } from './services.ts';
import { signing } from './signing.ts';
import { translator } from './words.ts';

const drawn = (shape: Shape): Drawn => ({ id: shape.id, type: shape.businessObject.$type, part: shape.businessObject });

/** Opens bpmn-js in a frame, in the language of the reader, knowing our extension; its mark stays as it comes. */
export function openDrawer({ container, language }: { container: HTMLElement; language: Language }): Drawer {
  const { fontFamily } = getComputedStyle(container);
  const modeler = new Modeler({
    container, moddleExtensions: { comu: comuExtension }, zoomScroll: { enabled: false }, keyboard: { bind: true },
    bpmnRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' },
    textRenderer: { defaultStyle: { fontFamily, fontSize: 12 }, externalStyle: { fontSize: 12 } },
    additionalModules: [{ translate: ['value', translator(language)] }],
  } as object);
  const service = <K extends keyof Services>(name: K) => modeler.get(name) as Services[K];
  const shapeOf = (id: string): Shape => {
    const shape = service('elementRegistry').get(id);
    if (shape === undefined) throw new Error(`The drawing has no ${id}.`);
    return shape;
  };
  /** What was being written about an element that has gone meanwhile has nowhere to go. */
  const still = (id: string, act: (shape: Shape) => void): void => {
    const shape = service('elementRegistry').get(id);
    if (shape !== undefined) act(shape);
  };
  const isDrawn = (shape: Shape) => shape.type !== 'label' && shape.businessObject !== undefined && shape.id !== service('canvas').getRootElement().id;
  const chosenShape = (): Shape | undefined => {
    const [shape] = service('selection').get();
    return shape?.labelTarget ?? shape;
  };

  const drawer: Drawer = {
    async load(xml) {
      await modeler.importXML(xml);
    },
    xml: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    all: () => service('elementRegistry').filter(isDrawn).map(drawn),
    get(id) {
      const shape = service('elementRegistry').get(id);
      return shape === undefined ? undefined : drawn(shape);
    },
    chosen() {
      const shape = chosenShape();
      return shape === undefined ? undefined : drawn(shape);
    },
    choose(id) {
      const shape = id === undefined ? undefined : service('elementRegistry').get(id);
      service('selection').select(shape ?? null);
      if (shape !== undefined) service('canvas').scrollToElement(shape, { top: 60, right: 100, bottom: 80, left: 150 });
    },
    root: () => drawn(service('canvas').getRootElement()),
    definitions: () => (modeler as unknown as { getDefinitions(): Part }).getDefinitions(),
    update: (id, properties) => still(id, (shape) => service('modeling').updateProperties(shape, properties)),
    updatePart: (id, part, properties) => still(id, (shape) => service('modeling').updateModdleProperties(shape, part, properties)),
    make: (type, properties = {}) => service('moddle').create(type, properties),
    own: (part, type) => ((part?.extensionElements?.['values'] ?? []) as readonly Part[]).filter(({ $type }) => $type === `comu:${type}`),
    setOwn: (id, type, parts) => still(id, (shape) => {
      const others = ((shape.businessObject.extensionElements?.['values'] ?? []) as readonly Part[]).filter(({ $type }) => $type !== `comu:${type}`);
      const values = [...others, ...parts];
      const made = values.length === 0 ? undefined : adopt(service('moddle').create('bpmn:ExtensionElements', { values }), values, shape.businessObject);
      service('modeling').updateProperties(shape, { extensionElements: made });
    }),
    connect: (from, to) => void service('modeling').connect(shapeOf(from), shapeOf(to)),
    turnInto: (id, kind: Kind) => service('bpmnReplace').replaceElement(shapeOf(id), kind).id,
    remove: (id) => service('modeling').removeElements([shapeOf(id)]),
    undo: () => service('commandStack').undo(),
    redo: () => service('commandStack').redo(),
    may: () => ({ undo: service('commandStack').canUndo(), redo: service('commandStack').canRedo() }),
    zoom: (by) => void service('canvas').zoom(Math.min(3, Math.max(0.2, service('canvas').zoom() * by)), 'auto'),
    whole(how) {
      const canvas = service('canvas');
      canvas.resized();
      const { inner, outer } = canvas.viewbox();
      // Hidden behind another tab it has no size; it is shown whole when it is seen.
      if (outer.width === 0 || outer.height === 0) return;
      // The palette lies over the left edge, and the mark of bpmn.io over the lower right one.
      const palette = container.querySelector<HTMLElement>('.djs-palette')?.offsetWidth ?? 0;
      const left = palette + 40;
      // Without a palette nothing can be moved about: all of it is shown, small as it may be.
      const least = how === 'readable' && palette > 0 ? 0.62 : 0.15;
      const scale = Math.max(least, Math.min(1, (outer.width - left - 30) / Math.max(1, inner.width), (outer.height - 110) / Math.max(1, inner.height)));
      const [width, height] = [outer.width / scale, outer.height / scale];
      canvas.viewbox({ x: inner.x - left / scale - Math.max(0, width - (left + 30) / scale - inner.width) / 2, y: inner.y - (height - inner.height) / 2, width, height });
    },
    ...growing({ service, shapeOf }),
    ...lanes({ service, shapeOf }),
    sign: signing(service),
    onChange: (told) => modeler.on('commandStack.changed', told),
    onChoose: (told) => modeler.on('selection.changed', told),
    close: () => modeler.destroy(),
  };
  return drawer;
}

/** Parts know what they are in, or they would be written nowhere. */
function adopt(made: Part, values: readonly Part[], parent: Part): Part {
  (made as { $parent?: Part }).$parent = parent;
  for (const value of values) (value as { $parent?: Part }).$parent = made;
  return made;
}
