import { words, type Text } from '@comu/design';
import type { Part } from './drawing/drawer.ts';

const steps: Readonly<Record<string, Text>> = {
  Task: words('Pas sense definir', 'Paso sin definir', 'Undefined step'), UserTask: words('Tasca de persones', 'Tarea de personas', 'Task for people'), ManualTask: words('Tasca fora del sistema', 'Tarea fuera del sistema', 'Task outside the system'),
  ServiceTask: words('Pas automàtic', 'Paso automático', 'Automatic step'), SendTask: words('Enviament', 'Envío', 'Sending'), ReceiveTask: words('Recepció', 'Recepción', 'Receiving'), ScriptTask: words('Càlcul', 'Cálculo', 'Calculation'), BusinessRuleTask: words('Decisió per taula', 'Decisión por tabla', 'Decision by table'),
  SubProcess: words('Subprocés', 'Subproceso', 'Sub-process'), Transaction: words('Transacció', 'Transacción', 'Transaction'), AdHocSubProcess: words('Passos sense ordre', 'Pasos sin orden', 'Steps in any order'), CallActivity: words('Crida a un altre procés', 'Llamada a otro proceso', 'Call to another process'),
  ExclusiveGateway: words('Tria d’un camí', 'Elección de un camino', 'Choice of one way'), ParallelGateway: words('Camins alhora', 'Caminos a la vez', 'Ways at once'), InclusiveGateway: words('Un o més camins', 'Uno o más caminos', 'One or more ways'), ComplexGateway: words('Unió amb regla', 'Unión con regla', 'Join by a rule'), EventBasedGateway: words('El primer que passi', 'Lo primero que ocurra', 'Whatever happens first'),
  SequenceFlow: words('Camí', 'Camino', 'Way'), Participant: words('Participant', 'Participante', 'Participant'), Lane: words('Carril', 'Carril', 'Lane'), DataObjectReference: words('Dada', 'Dato', 'Datum'), TextAnnotation: words('Nota', 'Nota', 'Note'), Process: words('Procés', 'Proceso', 'Process'), Collaboration: words('Procés', 'Proceso', 'Process'),
};
const places: Readonly<Record<string, Text>> = {
  StartEvent: words('Inici', 'Inicio', 'Start'), EndEvent: words('Final', 'Final', 'End'), IntermediateCatchEvent: words('Espera', 'Espera', 'Wait'), IntermediateThrowEvent: words('Avís', 'Aviso', 'Notice'), BoundaryEvent: words('Excepció', 'Excepción', 'Exception'),
};
const events: Readonly<Record<string, Text>> = {
  Message: words('missatge', 'mensaje', 'message'), Timer: words('temps', 'tiempo', 'time'), Signal: words('senyal', 'señal', 'signal'), Error: words('error', 'error', 'error'), Escalation: words('escalada', 'escalada', 'escalation'), Conditional: words('condició', 'condición', 'condition'),
  Compensate: words('desfer', 'deshacer', 'undoing'), Link: words('enllaç', 'enlace', 'link'), Cancel: words('cancel·lació', 'cancelación', 'cancelling'), Terminate: words('ho tanca tot', 'lo cierra todo', 'ends all'),
};

const short = (type: string) => type.slice(type.indexOf(':') + 1);

/** What kind of step an element is, in words: “Espera (missatge)”. */
export function kindOf(part: Part): Text {
  const place = places[short(part.$type)];
  if (place === undefined) return steps[short(part.$type)] ?? words(short(part.$type), short(part.$type), short(part.$type));
  const event = events[short(part['eventDefinitions']?.[0]?.$type ?? '').replace('EventDefinition', '')];
  return event === undefined ? place : words(`${place.ca} (${event.ca})`, `${place.es} (${event.es})`, `${place.en} (${event.en})`);
}

/** What people call an element: its name, or its kind when it has none. */
export const nameOf = (part: Part, t: (text: Text) => string): string => part.name?.replaceAll('\n', ' ') || t(kindOf(part));
