import { DmnError, readDmn, type Model } from '@comu/decisions';
import type { Text } from '@comu/kernel/text';
import { mostDecisions } from '@comu/running-processes/apart';
import { tablesOf, tryDecision, type LookedTable, type Tried } from '../tables/look.ts';

/** A decision file by the name that people know it by. */
export interface DecisionSource { readonly name: string; readonly xml: string }
/** Why a file cannot be read at all. */
export interface Unreadable { readonly unreadable: { readonly name: string; readonly reason: Text } }

/** What is asked of one of the files (`at`), with the others at hand for its imports: to look at its tables, or to work out a decision for data written by hand. */
export interface AskedOfDecisions { readonly files: readonly DecisionSource[]; readonly at: number; readonly try?: { readonly decision: string; readonly inputs: Readonly<Record<string, string>> } }
export interface Looked { readonly name: string; readonly tables: readonly LookedTable[]; readonly problems: readonly { readonly element: string; readonly sentence: Text }[] }
export type Answered = Unreadable | { readonly looked: Looked } | { readonly tried: Tried | { readonly wrong: Text } };

const tooLarge: Text = { ca: 'les decisions pesen massa per llegir-les: el màxim són 2 MB entre totes. Dividiu les taules o el procés.', es: 'las decisiones pesan demasiado para leerlas: el máximo son 2 MB entre todas. Divida las tablas o el proceso.', en: 'the decisions are too large to be read: the most is 2 MB for all of them. Split the tables or the process.' };
const gone: Text = { ca: 'Aquest fitxer ja no és al model.', es: 'Este archivo ya no está en el modelo.', en: 'This file is no longer in the model.' };

/** Reads the decision files of a model. Pure, so that it can be done in a thread. */
export function readDecisions(files: readonly DecisionSource[]): Unreadable | { readonly models: readonly Model[] } {
  if (files.reduce((sum, { xml }) => sum + xml.length, 0) > mostDecisions) return { unreadable: { name: 'DMN', reason: tooLarge } };
  const models: Model[] = [];
  for (const [index, { name, xml }] of files.entries()) {
    try {
      models.push(readDmn(xml, { imports: files.filter((_, other) => other !== index).map((other) => other.xml) }));
    } catch (failure) {
      if (failure instanceof DmnError) return { unreadable: { name, reason: failure.text } };
      throw failure;
    }
  }
  return { models };
}

/** Looks at the tables of a file, or tries one of its decisions. Pure, so that it can be done in a thread. */
export function answerOf({ files, at, try: trying }: AskedOfDecisions): Answered {
  const read = readDecisions(files);
  if ('unreadable' in read) return read;
  const model = read.models[at];
  if (trying !== undefined) return { tried: model === undefined ? { wrong: gone } : tryDecision(model, trying.decision, trying.inputs) };
  if (model === undefined) return { looked: { name: '', tables: [], problems: [] } };
  return { looked: { name: model.name, tables: tablesOf(model), problems: model.problems.map(({ element, message }) => ({ element, sentence: message })) } };
}
