import { operation, sentence, words } from '@comu/kernel';
import { asNextVersion, drawingCarries, modelFinding, mostDrawing, type ModelFinding } from '@comu/running-processes';
import { z } from 'zod';
import { decisionsAnswer, drawingChecked } from '../checking/check-drawing.ts';
import { decisionFile, modelContent } from '../content.ts';
import { differences, differenceSchema } from '../compare/differences.ts';
import { stateOf } from '../drafts.ts';
import { Model } from '../modelling.records.ts';
import { reportSchema } from '../rehearsal/report.ts';
import { coverageSchema, testResultSchema } from '../rehearsal/run-tests.ts';
import { script } from '../rehearsal/script.ts';
import { definitionIn, rehearsalOf, testsOf } from '../stage.ts';
import { questionsIn } from '../questions.ts';
import { tableSchema, triedSchema } from '../tables/look.ts';
import { tooLargeToDraw, unreadable } from '../refusals.ts';

const bpmn = modelContent.shape.bpmn;
const decisions = modelContent.shape.decisions;

const checked = z.object({ findings: z.array(modelFinding), /** How many more there are than those told. */ left: z.int().default(0), publishable: z.boolean(), edition: z.int(), same: z.boolean() });
/** More than these nobody reads: the rest come as these are mended. */
const mostTold = 200;

/** All that is wrong or worth a look in what is being drawn: what keeps it from being published, and what people may have forgotten. */
export const checkDrawing = operation('modelling.check', {
  title: words('Comprova el dibuix', 'Comprueba el dibujo', 'Check the drawing'), permission: 'processes.model', kind: 'query', carries: drawingCarries, input: { code: Model.fields.code, bpmn: z.string().min(1).max(drawingCarries), decisions }, output: checked,
  async run({ code, bpmn: xml, decisions: files }, context) {
    if (xml.length > mostDrawing) throw tooLargeToDraw({ name: words('El dibuix', 'El dibujo', 'The drawing') });
    const drawing = { bpmn: xml, decisions: files.map((each) => each.xml) };
    const { findings, publishable, asking } = await drawingChecked({ ...drawing, operations: [...context.house.operations.keys()] });
    const version = await asNextVersion(context, { code, ...drawing });
    if (!publishable) return told({ ...version, publishable }, findings.toSorted((a, b) => Number(b.refuses) - Number(a.refuses)));
    return told({ ...version, publishable }, [...findings, ...(await questionsIn(context, asking))]);
  },
});

const told = ({ edition, same, publishable }: Pick<z.output<typeof checked>, 'edition' | 'same' | 'publishable'>, findings: readonly ModelFinding[]) => ({ edition, same, publishable, findings: findings.slice(0, mostTold), left: Math.max(0, findings.length - mostTold) });

/** Plays a script on what is drawn and says where it stands then: nothing is really called, sent or kept. */
export const rehearse = operation('modelling.rehearse', {
  title: words('Assaja el procés', 'Ensaya el proceso', 'Rehearse the process'), permission: 'processes.model', kind: 'query', carries: drawingCarries, input: { bpmn, decisions, script }, output: reportSchema,
  run: (asked, context) => rehearsalOf(context, asked),
});

/** Runs the tests of what is drawn, and says what none of them goes through. */
export const runModelTests = operation('modelling.run-tests', {
  title: words('Passa les proves', 'Pasa las pruebas', 'Run the tests'), permission: 'processes.model', kind: 'query', carries: drawingCarries, input: { content: modelContent }, output: z.object({ results: z.array(testResultSchema), coverage: coverageSchema }),
  run: ({ content }, context) => testsOf(context, content),
});

/** What changed between two states of a model, or from a state to what is drawn now, element by element. */
export const compareModels = operation('modelling.compare', {
  title: words('Compara dues versions', 'Compara dos versiones', 'Compare two versions'), permission: 'processes.model', kind: 'query', carries: drawingCarries,
  input: { model: Model.id, before: z.int().min(1), /** A saved state; what is drawn now when not said. */ after: z.int().min(1).optional(), drawn: bpmn.optional() }, output: z.object({ before: z.string(), after: z.string(), differences: z.array(differenceSchema) }),
  async run({ model, before, after, drawn }, context) {
    const old = (await stateOf(context, model, before)).content.bpmn;
    const fresh = after === undefined ? (drawn ?? (await stateOf(context, model, (await context.db.get(Model, model)).number)).content.bpmn) : (await stateOf(context, model, after)).content.bpmn;
    return { before: old, after: fresh, differences: differences(await definitionIn(old), await definitionIn(fresh)) };
  },
});

/** What is wrong in the tables of a decision file, to be shown on each table. */
export const lookAtTables = operation('modelling.look-at-tables', {
  title: words('Mira les taules', 'Mira las tablas', 'Look at the tables'), permission: 'processes.model', kind: 'query', carries: drawingCarries, input: { decisions, file: decisionFile.shape.id },
  output: z.object({ name: z.string(), tables: z.array(tableSchema), problems: z.array(z.object({ element: z.string(), sentence })) }),
  async run({ decisions: files, file }) {
    const answer = await decisionsAnswer({ files, at: files.findIndex(({ id }) => id === file) });
    if ('unreadable' in answer) throw unreadable(answer.unreadable);
    const { name, tables, problems } = 'looked' in answer ? answer.looked : { name: '', tables: [], problems: [] };
    return { name, tables: [...tables], problems: [...problems] };
  },
});

/** Works out a decision for data written by hand, with all that led to it. */
export const tryTable = operation('modelling.try-decision', {
  title: words('Prova la decisió', 'Prueba la decisión', 'Try the decision'), permission: 'processes.model', kind: 'query', carries: drawingCarries,
  input: { decisions, file: decisionFile.shape.id, decision: z.string().min(1).max(300), inputs: z.record(z.string().max(300), z.string().max(5000)) }, output: triedSchema,
  async run({ decisions: files, file, decision, inputs }) {
    const answer = await decisionsAnswer({ files, at: files.findIndex(({ id }) => id === file), try: { decision, inputs } });
    if ('unreadable' in answer) throw unreadable(answer.unreadable);
    if (!('tried' in answer)) throw new Error('A decision was asked for and only looked at.');
    if ('wrong' in answer.tried) throw unreadable({ name: decision, reason: answer.tried.wrong });
    return answer.tried;
  },
});
