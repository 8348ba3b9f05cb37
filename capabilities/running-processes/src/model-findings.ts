import { analyseTable, DmnError, readDmn, type Model } from '@comu/decisions';
import type { Text } from '@comu/kernel/text';
import { fill } from '@comu/kernel/text';
import { checkBpmn, compile, feelExpressions, readBpmn, tellsOfTime, timeOutsOf, UnreadableBpmn, type Definition } from '@comu/processes';
import { sentence } from '@comu/kernel';
import { z } from 'zod';
import { mostDecisions } from './limits.ts';

/** What is wrong in a file: where, how to mend it, and who asks for it in words (`by`; null for advice, which nobody asks for). `rule` is its code, for programs; `refuses` keeps it from being published. */
export const modelFinding = z.object({ file: z.string(), element: z.string(), name: z.string(), line: z.int(), rule: z.string(), by: sentence.nullable(), sentence, refuses: z.boolean() });
export type ModelFinding = z.output<typeof modelFinding>;
export const tableFinding = z.object({ decision: z.string(), rules: z.int(), whole: z.boolean(), findings: z.array(z.object({ kind: z.enum(['gap', 'conflict', 'overlap', 'unreachable', 'unused', 'unread']), sentence })) });

const byStandard: Text = { ca: 'Ho demana l’estàndard BPMN 2.0.2, apartat {section}', es: 'Lo pide el estándar BPMN 2.0.2, apartado {section}', en: 'Asked for by the standard BPMN 2.0.2, section {section}' };
const byDmn: Text = { ca: 'Ho demana l’estàndard DMN 1.5', es: 'Lo pide el estándar DMN 1.5', en: 'Asked for by the standard DMN 1.5' };
const byHouse: Text = { ca: 'Ho demana aquesta casa perquè el tràmit es pugui fer', es: 'Lo pide esta casa para que el trámite se pueda hacer', en: 'Asked for by this house, so that the process can be carried out' };
const bySafety: Text = { ca: 'Ho demana la seguretat: un fitxer que no es pot llegir bé no es publica', es: 'Lo pide la seguridad: un archivo que no se puede leer bien no se publica', en: 'Asked for by safety: a file that cannot be read well is not published' };
const byNobody: Text = { ca: 'Res no decideix per haver passat el temps si el model no ho diu pel nom', es: 'Nada decide por haber pasado el tiempo si el modelo no lo dice por su nombre', en: 'Nothing decides because time has run out unless the model says so by name' };

const noDecision: Text = { ca: '«{name}» demana la decisió «{ref}», que cap dels fitxers DMN conté. Afegiu-hi el fitxer que la té.', es: '«{name}» pide la decisión «{ref}», que ninguno de los archivos DMN contiene. Añada el archivo que la tiene.', en: '“{name}” asks for the decision “{ref}”, which none of the DMN files has. Add the file that has it.' };
const noOperation: Text = { ca: '«{name}» crida l’operació «{ref}», que aquesta instal·lació no té: s’hi aturaria. Trieu-ne una altra.', es: '«{name}» llama a la operación «{ref}», que esta instalación no tiene: se detendría ahí. Elija otra.', en: '“{name}” calls the operation “{ref}”, which this installation does not have: it would stop there. Choose another one.' };
const timeDecides: Text = { ca: '«{name}» fa que el temps decideixi sol: quan venç, el tràmit arriba {what} sense que ningú hi digui res. Doneu-li un nom que ho digui («10 dies sense resposta», «Silenci negatiu, art. 25») o feu-hi passar abans una persona.', es: '«{name}» hace que el tiempo decida solo: cuando vence, el trámite llega {what} sin que nadie diga nada. Dele un nombre que lo diga («10 días sin respuesta», «Silencio negativo, art. 25») o haga que pase antes por una persona.', en: '“{name}” lets time decide by itself: when it is due, the process gets {what} and nobody has had a say. Give it a name that says so (“10 days without an answer”, “Deemed refused, art. 25”) or let it pass by a person before.' };
const tooManyDecisions: Text = { ca: 'Les decisions pesen massa per llegir-les: el màxim són 2 MB entre totes. Dividiu les taules o el procés.', es: 'Las decisiones pesan demasiado para leerlas: el máximo son 2 MB entre todas. Divida las tablas o el proceso.', en: 'The decisions are too large to be read: the most is 2 MB for all of them. Split the tables or the process.' };
const toStep: Text = { ca: 'a «{step}»', es: 'a «{step}»', en: 'to “{step}”' };
const toEnd: Text = { ca: 'al final', es: 'al final', en: 'to its end' };

/** Operations by whose verb something is decided or settled for good. */
const deciding = /\.(?:accept|adopt|annul|approve|award|close|decide|declare|deny|dismiss|end|expire|extend|grant|number|reject|resolve|revoke|sign|withdraw)(?:-|$)/;

/** A process file with its decision files, and the operations that the installation has (`null`: any may be called). */
export interface ToJudge { readonly bpmn: string; readonly decisions: readonly string[]; readonly operations: readonly string[] | null; /** Whether the decision tables are looked at for gaps and overlaps too. */ readonly tables?: boolean }
/** What is wrong in them, table by table too; and the name of the process. */
export interface Judged { readonly findings: readonly ModelFinding[]; readonly tables: readonly z.output<typeof tableFinding>[]; readonly publishable: boolean; readonly name: string }

/** Says all that is wrong in a model, with the model itself. */
export async function judge(asked: ToJudge): Promise<Judged & { readonly definition: Definition | undefined }> {
  const { findings, models, definition } = await findingsIn(asked);
  const process = Object.values(definition?.processes ?? {}).find(({ executable }) => executable) ?? Object.values(definition?.processes ?? {})[0];
  return { findings, tables: asked.tables === false ? [] : tablesIn(models), publishable: findings.every(({ refuses }) => !refuses), name: process?.name ?? '', definition };
}

/** The same without the model: plain data that a thread can hand over. */
export async function judged(asked: ToJudge): Promise<Judged> {
  const { definition: _, ...said } = await judge(asked);
  return said;
}

/** Reads a process file with its decision files and says all that is wrong in them. */
export async function findingsIn({ bpmn, decisions, operations }: ToJudge): Promise<{ findings: ModelFinding[]; models: Model[]; definition: Definition | undefined }> {
  const findings: ModelFinding[] = [];
  if (decisions.reduce((sum, { length }) => sum + length, 0) > mostDecisions) {
    findings.push({ file: 'DMN', element: '', name: 'DMN', line: 0, rule: 'comu-decisions-too-large', by: bySafety, sentence: tooManyDecisions, refuses: true });
    return { findings, models: [], definition: await readModel(bpmn, findings) };
  }
  const models = decisions.flatMap((xml, index): Model[] => {
    const file = `DMN ${index + 1}`;
    try {
      const model = readDmn(xml, { imports: decisions.filter((_, other) => other !== index) });
      findings.push(...model.problems.map(({ code, message, line, element }) => ({ file: model.name || file, element, name: element, line, rule: code, by: byDmn, sentence: message, refuses: true })));
      return [model];
    } catch (failure) {
      if (!(failure instanceof DmnError)) throw failure;
      findings.push({ file, element: failure.problem.element, name: failure.problem.element, line: failure.problem.line, rule: failure.problem.code, by: bySafety, sentence: failure.problem.message, refuses: true });
      return [];
    }
  });
  const definition = await readModel(bpmn, findings);
  if (definition !== undefined) findings.push(...decidedByTime(definition), ...beyond({ definition, models, operations: operations === null ? null : new Set(operations) }));
  return { findings, models, definition };
}

async function readModel(bpmn: string, findings: ModelFinding[]): Promise<Definition | undefined> {
  try {
    const file = await readBpmn(bpmn);
    const broken = checkBpmn(file, { expressions: feelExpressions });
    const names = new Map([...bpmn.matchAll(/<[^>]*?\bid="([^"]*)"[^>]*>/g)].map(([tag, id]) => [id as string, /\bname="([^"]*)"/.exec(tag)?.[1] ?? '']));
    findings.push(...broken.map(({ rule, section, element, line, sentence: says }) => ({ file: 'BPMN', element, name: names.get(element) || element, line, rule, by: section === 'comu' ? byHouse : fill(byStandard, { section }), sentence: says, refuses: true })));
    return broken.length === 0 ? compile(file) : undefined;
  } catch (failure) {
    if (!(failure instanceof UnreadableBpmn)) throw failure;
    findings.push({ file: 'BPMN', element: '', name: '', line: failure.line, rule: failure.code, by: bySafety, sentence: failure.sentence, refuses: true });
    return undefined;
  }
}

/** Nothing decides by time-out unless the model says so by name: a timer that decides by itself and is not called so. */
function decidedByTime(definition: Definition): ModelFinding[] {
  return timeOutsOf(definition, (operation) => deciding.test(operation)).filter(({ timer }) => !tellsOfTime(timer.name)).map(({ timer, reaches, decides }) => {
    const name = timer.name || timer.id;
    const step = reaches.name || (decides ? (reaches.activity?.operation ?? '') : '');
    const sentence = fill(timeDecides, { name, what: step === '' ? toEnd : fill(toStep, { step }) });
    return { file: 'BPMN', element: timer.id, name, line: 0, rule: 'comu-time-out', by: byNobody, sentence, refuses: true };
  });
}

/** What the standard allows and would yet stop at work: decisions and operations that are not there. */
function beyond({ definition, models, operations }: { definition: Definition; models: readonly Model[]; operations: ReadonlySet<string> | null }): ModelFinding[] {
  return Object.values(definition.nodes).flatMap((node): ModelFinding[] => {
    const name = node.name || node.id;
    const at = { file: 'BPMN', element: node.id, name, line: 0, by: null, refuses: false };
    const { decision = null, operation = null } = node.activity ?? {};
    if (decision !== null && !models.some(({ elements }) => elements.some((each) => each.id === decision || each.name === decision))) return [{ ...at, rule: 'comu-decision', sentence: fill(noDecision, { name, ref: decision }) }];
    if (operation !== null && operations !== null && !operations.has(operation)) return [{ ...at, rule: 'comu-operation', sentence: fill(noOperation, { name, ref: operation }) }];
    return [];
  });
}

/** What is wrong in each decision table, as sentences that name its rules. */
export function tablesIn(models: readonly Model[]): z.output<typeof tableFinding>[] {
  return models.flatMap((model) => model.elements.filter(({ kind, id }) => kind === 'decision' && model.decision(id).table != null).map(({ id }) => {
    const found = analyseTable(model, id);
    const say = (kind: z.output<typeof tableFinding>['findings'][number]['kind'], all: readonly { readonly explanation: Text }[]) => all.map(({ explanation }) => ({ kind, sentence: explanation }));
    return {
      decision: found.decision.name, rules: found.rules, whole: found.whole,
      findings: [...say('conflict', found.overlaps.filter(({ conflict }) => conflict)), ...say('gap', found.gaps), ...say('unreachable', found.unreachable), ...say('overlap', found.overlaps.filter(({ conflict }) => !conflict)), ...say('unused', found.unusedInputs), ...say('unread', found.unreadCells)].slice(0, 100),
    };
  }));
}
