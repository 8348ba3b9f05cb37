import { fill } from '@comu/kernel/text';
import type { Definition, Node, Text } from '@comu/processes';

interface Advice { readonly file: string; readonly element: string; readonly name: string; readonly line: number; readonly rule: string; readonly by: null; readonly sentence: Text; readonly refuses: false }

const says = {
  anybody: { ca: '«{name}» no diu qui ho fa: ho podrà fer qualsevol que tramiti. Trieu-ho a «Qui ho fa».', es: '«{name}» no dice quién lo hace: podrá hacerlo cualquiera que tramite. Elíjalo en «Quién lo hace».', en: '“{name}” does not say who does it: anybody who handles cases may. Choose it under “Who does it”.' },
  unnamed: { ca: 'Aquesta tasca no té nom: les persones no sabran què se’ls demana. Doneu-li’n un que comenci per un verb.', es: 'Esta tarea no tiene nombre: las personas no sabrán qué se les pide. Dele uno que empiece por un verbo.', en: 'This task has no name: people will not know what is asked of them. Give it one that begins with a verb.' },
  sameQuestion: { ca: 'El formulari de «{name}» demana dues vegades la dada «{field}». Traieu-ne una o canvieu-li el nom.', es: 'El formulario de «{name}» pide dos veces el dato «{field}». Quite uno o cámbiele el nombre.', en: 'The form of “{name}” asks for “{field}” twice. Remove one or rename it.' },
  badQuestion: { ca: 'El formulari de «{name}» té la dada «{field}», que les condicions no podran llegir: feu servir lletres, xifres i guions baixos, començant per lletra.', es: 'El formulario de «{name}» tiene el dato «{field}», que las condiciones no podrán leer: use letras, cifras y guiones bajos, empezando por letra.', en: 'The form of “{name}” has “{field}”, which conditions cannot read: use letters, digits and underscores, beginning with a letter.' },
  noOptions: { ca: 'A «{name}», la pregunta «{field}» no té cap valor per triar. Escriviu-los al formulari.', es: 'En «{name}», la pregunta «{field}» no tiene ningún valor que elegir. Escríbalos en el formulario.', en: 'In “{name}”, the question “{field}” has no value to choose from. Write them in the form.' },
  noTerm: { ca: '«{name}» no té termini: ningú no sabrà si va tard. Poseu-n’hi un a «Termini i prioritat».', es: '«{name}» no tiene plazo: nadie sabrá si va tarde. Póngalo en «Plazo y prioridad».', en: '“{name}” has no term: nobody will know whether it is late. Give it one under “Term and priority”.' },
  noDefault: { ca: '«{name}»: si cap condició no es compleix, el tràmit s’aturarà aquí. Marqueu un dels camins com el de «si no».', es: '«{name}»: si no se cumple ninguna condición, el trámite se detendrá aquí. Marque uno de los caminos como el de «si no».', en: '“{name}”: if no condition holds, the process stops here. Mark one of its ways as the default.' },
} satisfies Record<string, Text>;

/** What the standard allows, and people yet usually forget. None of it keeps a model from being published. */
export function advice(definition: Definition): Advice[] {
  return Object.values(definition.nodes).filter(({ process }) => definition.processes[process]?.executable === true).flatMap((node) => about(node, definition));
}

function about(node: Node, { flows }: Definition): Advice[] {
  const name = node.name || node.id;
  const say = (rule: string, text: Text, facts: Record<string, string> = {}): Advice => ({ file: 'BPMN', element: node.id, name, line: 0, rule, by: null, sentence: fill(text, { name, ...facts }), refuses: false });
  const found: Advice[] = [];
  if (node.kind === 'userTask') {
    if (node.name === '') found.push(say('comu-unnamed', says.unnamed));
    if (node.activity?.candidates.length === 0) found.push(say('comu-anybody', says.anybody));
    if (node.activity?.dueTerm == null && node.activity?.dueDate == null) found.push(say('comu-no-term', says.noTerm));
    found.push(...formAdvice(node, say));
  }
  const out = node.outgoing.map((id) => flows[id]).filter((flow) => flow !== undefined);
  if ((node.kind === 'exclusiveGateway' || node.kind === 'inclusiveGateway') && out.length > 1 && node.defaultFlow === null && out.every(({ condition }) => condition !== null)) found.push(say('comu-no-default', says.noDefault));
  return found;
}

function formAdvice({ activity }: Node, say: (rule: string, text: Text, facts: Record<string, string>) => Advice): Advice[] {
  const fields = activity?.fields ?? [];
  return fields.flatMap(({ name: field, kind, options }, index): Advice[] => [
    ...(fields.findIndex(({ name }) => name === field) < index ? [say('comu-form', says.sameQuestion, { field })] : []),
    ...(/^[\p{L}_][\p{L}\p{N}_]*$/u.test(field) ? [] : [say('comu-form', says.badQuestion, { field })]),
    ...(kind === 'choice' && options.length === 0 ? [say('comu-form', says.noOptions, { field })] : []),
  ]);
}
