import { words } from '@comu/kernel';
import type { Node, Text } from '@comu/processes';

const kinds: Readonly<Record<Node['kind'], Text>> = {
  task: { ca: 'pas', es: 'paso', en: 'step' }, userTask: { ca: 'tasca de persones', es: 'tarea de personas', en: 'task for people' }, manualTask: { ca: 'tasca fora del sistema', es: 'tarea fuera del sistema', en: 'task outside the system' },
  serviceTask: { ca: 'pas automàtic', es: 'paso automático', en: 'automatic step' }, sendTask: { ca: 'enviament', es: 'envío', en: 'sending' }, receiveTask: { ca: 'espera d’un missatge', es: 'espera de un mensaje', en: 'wait for a message' },
  scriptTask: { ca: 'càlcul', es: 'cálculo', en: 'calculation' }, businessRuleTask: { ca: 'decisió per taula', es: 'decisión por tabla', en: 'decision by table' },
  subProcess: { ca: 'subprocés', es: 'subproceso', en: 'sub-process' }, transaction: { ca: 'transacció', es: 'transacción', en: 'transaction' }, adHocSubProcess: { ca: 'passos sense ordre', es: 'pasos sin orden', en: 'steps in any order' }, callActivity: { ca: 'crida a un altre procés', es: 'llamada a otro proceso', en: 'call to another process' },
  exclusiveGateway: { ca: 'tria d’un camí', es: 'elección de un camino', en: 'choice of one way' }, parallelGateway: { ca: 'camins alhora', es: 'caminos a la vez', en: 'ways at once' }, inclusiveGateway: { ca: 'un o més camins', es: 'uno o más caminos', en: 'one or more ways' },
  complexGateway: { ca: 'unió amb regla', es: 'unión con regla', en: 'join by a rule' }, eventBasedGateway: { ca: 'el primer que passi', es: 'lo primero que ocurra', en: 'whatever happens first' },
  startEvent: { ca: 'inici', es: 'inicio', en: 'start' }, endEvent: { ca: 'final', es: 'final', en: 'end' }, intermediateThrowEvent: { ca: 'avís', es: 'aviso', en: 'notice' }, intermediateCatchEvent: { ca: 'espera', es: 'espera', en: 'wait' }, boundaryEvent: { ca: 'excepció d’un pas', es: 'excepción de un paso', en: 'exception of a step' },
};

/** What people call the kind of an element. */
export const kindWords = ({ kind }: Pick<Node, 'kind'>): Text => kinds[kind];

interface Part { readonly part: Text; readonly value: string }
const whole = (value: unknown): string => (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** Everything that an element says, each with the word people know it by; what is not said is left out. */
export function partsOf(node: Node): readonly Part[] {
  const { activity, event } = node;
  const mapped = (all: Node['inputs']) => all.map(({ source, from, target }) => `${target} = ${source ?? from ?? ''}`).join('; ');
  const parts: readonly (readonly [Text, unknown])[] = [
    [words('Nom', 'Nombre', 'Name'), node.name],
    [words('Què és', 'Qué es', 'What it is'), node.kind],
    [words('Com ho llegirà la persona interessada', 'Cómo lo leerá la persona interesada', 'How the interested party will read it'), node.party?.ca],
    [words('Explicació', 'Explicación', 'Explanation'), node.note?.ca],
    [words('Qui ho fa', 'Quién lo hace', 'Who does it'), activity?.candidates.map(({ role, unit, person }) => role ?? unit ?? person ?? '').join(', ')],
    [words('Quatre ulls amb', 'Cuatro ojos con', 'Four eyes with'), activity?.notByWhoDid.join(', ')],
    [words('Formulari', 'Formulario', 'Form'), activity?.form],
    [words('Preguntes del formulari', 'Preguntas del formulario', 'Questions of the form'), activity?.fields.map(({ name, kind, required }) => `${name} (${kind}${required ? ', !' : ''})`).join(', ')],
    [words('Termini', 'Plazo', 'Term'), activity?.dueTerm ?? activity?.dueDate],
    [words('Operació', 'Operación', 'Operation'), activity?.operation],
    [words('Decisió', 'Decisión', 'Decision'), activity?.decision],
    [words('Resultat', 'Resultado', 'Result'), activity?.result],
    [words('Càlcul', 'Cálculo', 'Calculation'), activity?.script?.source],
    [words('Missatge', 'Mensaje', 'Message'), activity?.message?.name],
    [words('Sobre què', 'Sobre qué', 'What it is about'), activity?.correlation ?? event?.correlation],
    [words('Procés que crida', 'Proceso que llama', 'Process it calls'), activity?.called?.process ?? activity?.called?.globalTask],
    [words('Repetició', 'Repetición', 'Repetition'), activity?.loop],
    [words('Reintents', 'Reintentos', 'Retries'), activity?.retry],
    [words('Dades que rep', 'Datos que recibe', 'Data it takes'), mapped(node.inputs)],
    [words('Dades que dona', 'Datos que da', 'Data it gives'), mapped(node.outputs)],
    [words('Què espera o avisa', 'Qué espera o avisa', 'What it awaits or tells'), event?.definitions.map((each) => ('timer' in each ? `${each.kind} ${each.timer.value}` : 'name' in each ? `${each.kind} ${each.name}` : 'condition' in each ? each.condition : each.kind)).join(', ')],
    [words('Interromp', 'Interrumpe', 'Interrupts'), event?.attachedTo != null ? String(event.interrupting) : ''],
    [words('Camí per defecte', 'Camino por defecto', 'Default way'), node.defaultFlow],
  ];
  return parts.map(([part, value]) => ({ part, value: whole(value) })).filter(({ value }) => value !== '');
}
