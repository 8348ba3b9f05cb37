import { xmlFault } from '@comu/decisions';
import { operation, words } from '@comu/kernel';
import { decodeXml, notXml, readBpmn, UnreadableBpmn } from '@comu/processes';
import { drawingCarries, mostDrawing, ProcessDefinition } from '@comu/running-processes';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { modelContent, type DecisionFile } from '../content.ts';
import { addState, newModel, stateOf } from '../drafts.ts';
import { Model } from '../modelling.records.ts';
import { noProcess, tooLargeToDraw, unreadable } from '../refusals.ts';
import { drawingOf, templateNames } from '../templates.ts';

const base = z.int().min(0);
const answered = z.object({ number: z.int(), saved: z.boolean() });

/** Starts a model from a template, with its words in the language of whoever starts it. */
export const startModel = operation('modelling.start-model', {
  title: words('Comença un model', 'Empieza un modelo', 'Start a model'), permission: 'processes.model',
  input: { name: Model.fields.name, code: Model.fields.code, template: z.enum(templateNames).default('blank') }, output: Model.row,
  run: ({ name, code, template }, context) => newModel(context, { code, name, content: { bpmn: drawingOf(template, { language: context.language, code, name }), decisions: [], tests: [] }, note: `template: ${template}` }),
});

const given = z.strictObject({ name: z.string().trim().min(1).max(200), base64: z.string().max(14_000_000).regex(/^[A-Za-z0-9+/]*={0,2}$/) });

/** Starts a model from files drawn elsewhere, read in the encoding that each declares; nothing is kept when one cannot be read. */
export const importModel = operation('modelling.import-model', {
  title: words('Importa un model', 'Importa un modelo', 'Import a model'), permission: 'processes.model', carries: drawingCarries,
  input: { name: Model.fields.name, code: Model.fields.code, files: z.array(given).min(1).max(30) }, output: Model.row,
  async run({ name, code, files }, context) {
    const { bpmn, decisions } = await readFiles(files);
    if (bpmn === undefined) throw noProcess();
    return newModel(context, { code, name, content: { bpmn, decisions, tests: [] }, note: `import: ${files.map((each) => each.name).join(', ')}`.slice(0, 500) });
  },
});

/** Reads files drawn elsewhere, to be added to a model that is open: text in UTF-8, whatever they were written in. */
export const readModelFiles = operation('modelling.read-files', {
  title: words('Llegeix fitxers', 'Lee archivos', 'Read files'), permission: 'processes.model', carries: drawingCarries, kind: 'query', input: { files: z.array(given).min(1).max(30) },
  output: z.object({ bpmn: z.string().nullable(), decisions: modelContent.shape.decisions }),
  async run({ files }) {
    const { bpmn, decisions } = await readFiles(files);
    return { bpmn: bpmn ?? null, decisions };
  },
});

async function readFiles(files: readonly z.output<typeof given>[]): Promise<{ bpmn: string | undefined; decisions: DecisionFile[] }> {
  let bpmn: string | undefined;
  const decisions: DecisionFile[] = [];
  for (const { name, base64 } of files) {
    try {
      const xml = decodeXml(Buffer.from(base64, 'base64')).replace(/^\uFEFF/, '').replace(/^(\s*<\?xml[^>]*encoding\s*=\s*["'])[\w.:-]+/, '$1UTF-8');
      const fault = xmlFault(xml);
      if (fault !== null) throw notXml(fault);
      if (/<(\w+:)?definitions[^>]*\/DMN\//i.test(xml)) {
        if (xml.length > 600_000) throw tooLargeToDraw({ name });
        decisions.push({ id: uuidv7(), name: name.replace(/\.\w+$/, ''), xml });
        continue;
      }
      if (xml.length > mostDrawing) throw tooLargeToDraw({ name });
      bpmn = (await readBpmn(xml)).xml;
    } catch (failure) {
      if (failure instanceof UnreadableBpmn) throw unreadable({ name, reason: failure.sentence });
      throw failure;
    }
  }
  return { bpmn, decisions };
}

/** Starts a model from a published version, to draw the next one. */
export const drawPublished = operation('modelling.draw-published', {
  title: words('Dibuixa una versió nova', 'Dibuja una versión nueva', 'Draw a new version'), permission: 'processes.model', input: { definition: ProcessDefinition.id }, output: Model.row,
  async run({ definition }, context) {
    const { code, name, edition, content } = await context.db.get(ProcessDefinition, definition);
    const started = await context.db.first(Model, { code });
    if (started !== undefined) return started.retired ? context.db.update(Model, started.id, { retired: false }) : started;
    if (content.bpmn.length > mostDrawing) throw tooLargeToDraw({ name });
    const decisions = content.decisions.map((xml) => ({ id: uuidv7(), name: /<(?:\w+:)?definitions[^>]*\sname="([^"]+)"/.exec(xml)?.[1]?.slice(0, 200) ?? 'DMN', xml }));
    return newModel(context, { code, name: name.slice(0, 200), content: { bpmn: content.bpmn, decisions, tests: [] }, note: `version: ${edition}` });
  },
});

/** Keeps what is drawn as a new state on top of the one it was drawn from. */
export const saveModel = operation('modelling.save-model', {
  title: words('Desa el model', 'Guarda el modelo', 'Save the model'), permission: 'processes.model', carries: drawingCarries, input: { model: Model.id, base, content: modelContent }, output: answered,
  run: ({ model, base: seen, content }, context) => addState(context, { model, base: seen, content }),
});

/** Brings an old state back as the newest; the ones between stay in the history. */
export const restoreState = operation('modelling.restore-state', {
  title: words('Recupera un estat', 'Recupera un estado', 'Bring a state back'), permission: 'processes.model', input: { model: Model.id, base, number: z.int().min(1) }, output: answered,
  async run({ model, base: seen, number }, context) {
    const { content } = await stateOf(context, model, number);
    return addState(context, { model, base: seen, content, note: `restored: ${number}` });
  },
});

/** Keeps what somebody drew as a model apart, when two people drew on the same one. */
export const saveApart = operation('modelling.save-apart', {
  title: words('Desa com a model a part', 'Guarda como modelo aparte', 'Save as a model apart'), permission: 'processes.model', carries: drawingCarries,
  input: { model: Model.id, name: Model.fields.name, code: Model.fields.code, content: modelContent }, output: Model.row,
  async run({ model, name, code, content }, context) {
    const { code: from, number } = await context.db.get(Model, model);
    return newModel(context, { code, name, content, note: `apart: ${from} ${number}` });
  },
});

/** What a model is called and what it is for. */
export const renameModel = operation('modelling.rename-model', {
  title: words('Canvia el nom', 'Cambia el nombre', 'Rename'), permission: 'processes.model', input: { model: Model.id, version: z.int(), name: Model.fields.name, describe: Model.fields.describe }, output: Model.row,
  run: ({ model, version, name, describe = null }, { db }) => db.update(Model, model, { name, describe }, version),
});

/** Takes a model out of the list; its states stay, and it comes back when its process is drawn again. */
export const retireModel = operation('modelling.retire-model', {
  title: words('Retira el model', 'Retira el modelo', 'Retire the model'), permission: 'processes.model', input: { model: Model.id }, output: Model.row,
  run: ({ model }, { db }) => db.update(Model, model, { retired: true }),
});
