import type { Drawer } from './drawer.ts';
import type { Service, Shape } from './services.ts';

const margin = 30, title = 30;

/** Lanes without a pointer: one more below the others, and a step carried into the one that is named. */
export function lanes({ service, shapeOf }: { service: Service; shapeOf(id: string): Shape }): Pick<Drawer, 'addLane' | 'toLane'> {
  const ofType = (type: string) => service('elementRegistry').filter((each) => each.type === type);
  return {
    addLane(name) {
      const [pool = surround()] = ofType('bpmn:Participant').filter(({ businessObject }) => businessObject['processRef'] !== undefined);
      const [lowest] = ofType('bpmn:Lane').filter(({ parent }) => parent === pool).toSorted((a, b) => b.y + b.height - (a.y + a.height));
      const made = service('modeling').addLane(lowest ?? pool, 'bottom');
      service('modeling').updateProperties(made, { name });
      service('selection').select(made);
      return made.id;
    },
    toLane(id, lane) {
      const [step, into] = [shapeOf(id), shapeOf(lane)];
      service('modeling').moveElements([step], { x: 0, y: Math.round(into.y + into.height / 2 - (step.y + step.height / 2)) });
    },
  };

  /** A process without a participant is drawn inside one, which is what lanes stand in. */
  function surround(): Shape {
    const root = service('canvas').getRootElement();
    const boxes = service('elementRegistry').filter((each) => each.parent === root && each.waypoints === undefined);
    const [left, top] = [Math.min(...boxes.map(({ x }) => x)) - margin - title, Math.min(...boxes.map(({ y }) => y)) - margin];
    const [right, bottom] = [Math.max(...boxes.map(({ x, width }) => x + width)) + margin, Math.max(...boxes.map(({ y, height }) => y + height)) + margin];
    const shape = service('elementFactory').createParticipantShape({ type: 'bpmn:Participant', isExpanded: true, width: Math.max(right - left, 300), height: Math.max(bottom - top, 120) });
    return service('modeling').createShape(shape, { x: left + shape.width / 2, y: top + shape.height / 2 }, root);
  }
}
