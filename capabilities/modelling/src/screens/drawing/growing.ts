import type { Drawer, Kind } from './drawer.ts';
import type { Service, Shape } from './services.ts';

const gap = 60;

/** Adding steps without a pointer: what lies beyond makes room, and lines are drawn by themselves. */
export function growing({ service, shapeOf }: { service: Service; shapeOf(id: string): Shape }): Pick<Drawer, 'addAfter' | 'attach'> {
  return {
    addAfter(id, kind, name) {
      const source = shapeOf(id);
      if (source.businessObject.$type === 'bpmn:EndEvent') return undefined;
      const shape = service('elementFactory').createShape({ ...kind, ...(kind.type === 'bpmn:SubProcess' ? { isExpanded: true } : {}) });
      const [only, ...others] = source.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
      const between = only !== undefined && others.length === 0 && !source.businessObject.$type.endsWith('Gateway') && kind.type !== 'bpmn:EndEvent';
      const made = between ? insert(source, only, shape) : service('autoPlace').append(source, shape);
      if (name !== '') service('modeling').updateProperties(made, { name });
      service('selection').select(made);
      return made.id;
    },
    attach(id, kind, properties) {
      const host = shapeOf(id);
      const shape = service('elementFactory').createShape({ ...kind, type: 'bpmn:BoundaryEvent' });
      const count = service('elementRegistry').filter((each) => each.host === host).length;
      const made = service('modeling').createShape(shape, { x: host.x + host.width - 22 - (count % 3) * 42, y: host.y + host.height }, host, { attach: true });
      service('modeling').updateProperties(made, properties);
      service('selection').select(made);
      return made.id;
    },
  };

  /** Puts a step in the middle of a way: what is further to the right moves on, and the way goes on from the new step. */
  function insert(source: Shape, way: Shape, shape: Shape): Shape {
    const right = source.x + source.width;
    const beyond = service('elementRegistry').filter((each) => each.parent === source.parent && each.waypoints === undefined && each.type !== 'label' && each.host === undefined && each !== source && each.x >= right);
    const room = shape.width + gap * 2 - ((way.target?.x ?? right) - right);
    if (room > 0 && beyond.length > 0) service('modeling').moveElements(beyond, { x: room, y: 0 });
    const made = service('modeling').appendShape(source, shape, { x: right + gap + shape.width / 2, y: source.y + source.height / 2 }, source.parent ?? service('canvas').getRootElement());
    service('modeling').reconnectStart(way, made, { x: made.x + made.width, y: made.y + made.height / 2 });
    return made;
  }
}

/** The steps that can be added by name, in the words of the palette. */
export const addable = {
  userTask: { type: 'bpmn:UserTask' }, serviceTask: { type: 'bpmn:ServiceTask' }, businessRuleTask: { type: 'bpmn:BusinessRuleTask' }, scriptTask: { type: 'bpmn:ScriptTask' }, exclusiveGateway: { type: 'bpmn:ExclusiveGateway' },
  parallelGateway: { type: 'bpmn:ParallelGateway' }, message: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' }, timer: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
  sendTask: { type: 'bpmn:SendTask' }, callActivity: { type: 'bpmn:CallActivity' }, endEvent: { type: 'bpmn:EndEvent' },
} as const satisfies Readonly<Record<string, Kind>>;
