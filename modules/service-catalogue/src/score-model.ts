import type { Text } from '@comu/kernel';
import { inMarkup } from '@comu/kernel/text';
import type { Criterion } from './rules-of-a-call.ts';
import { inhabitants, say } from './words.ts';

/** The decision that gives the score; a process asks for it by this name. */
export const scoreDecision = 'score';

const wide = 190;

/**
 * The DMN 1.5 model that scores an application: one table for each criterion and their sum, with its diagram. It is made from the
 * criteria of the call, so what the form shows and what is scored can never differ.
 */
export function scoreModel({ code, title, criteria }: { code: string; title: Text; criteria: readonly Criterion[] }): string {
  const at = (column: number) => 40 + column * (wide + 30);
  const middle = at((criteria.length - 1) / 2);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" xmlns:comu="https://comu.cat/dmn/words" id="score-${code}" name="${inMarkup(title.ca)}" namespace="https://comu.cat/dmn/${code}">
  <extensionElements>
    <comu:words>
${wordsOf(title, criteria).map(([of, { ca, es, en }]) => `      <comu:word of="${inMarkup(of)}" ca="${inMarkup(ca)}" es="${inMarkup(es)}" en="${inMarkup(en)}"/>`).join('\n')}
    </comu:words>
  </extensionElements>
  <itemDefinition id="application-type" name="tApplication">
${criteria.map(({ code: each, kind }) => `    <itemComponent id="component-${each}" name="${each}"><typeRef>${kind === 'population' ? 'number' : 'string'}</typeRef></itemComponent>`).join('\n')}
  </itemDefinition>
  <inputData id="application" name="application" label="Sol·licitud"><variable id="application-variable" name="application" typeRef="tApplication"/></inputData>
${criteria.map(table).join('\n')}
  <decision id="${scoreDecision}" name="${scoreDecision}" label="Puntuació">
    <variable id="score-variable" name="${scoreDecision}"/>
${criteria.map(({ code: each }) => requirement(`score-needs-${each}`, 'Decision', `decision-${each}`)).join('\n')}
    <literalExpression id="score-sum"><text>{ ${criteria.map(({ code: each }) => `${each}: ${each}Points`).join(', ')}, total: ${criteria.map(({ code: each }) => `${each}Points`).join(' + ')} }</text></literalExpression>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="score-diagram">
${criteria.map(({ code: each }, column) => `${shape(`decision-${each}`, at(column), 160, 60)}`).join('\n')}
${shape('application', middle, 280, 45)}
${shape(scoreDecision, middle, 40, 60)}
${criteria.map(({ code: each }, column) => `${edge(`decision-${each}-needs`, [middle + wide / 2, 280], [at(column) + wide / 2, 220])}\n${edge(`score-needs-${each}`, [at(column) + wide / 2, 160], [middle + wide / 2, 100])}`).join('\n')}
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;
}

/** Rows of a table: what is tested, what it gives, and why in the three languages. */
function rowsOf(criterion: Criterion): { readonly test: string; readonly points: number; readonly why: Text }[] {
  if (criterion.kind === 'answer') return criterion.options.map(({ code, points, label }) => ({ test: `"${code}"`, points, why: label }));
  // Whoever has no population of its own, such as a county council, gets no points for it.
  return [...criterion.bands.map(({ from, to, points }) => ({ test: to === null ? `>= ${from}` : `[${from}..${to}]`, points, why: bandWords(from, to) })), { test: '-', points: 0, why: outside }];
}

const outside = say('Fora de les bandes, o sense població pròpia', 'Fuera de las bandas, o sin población propia', 'Outside the bands, or without a population of its own');

function bandWords(from: number, to: number | null): Text {
  const least = inhabitants(from);
  if (to === null) return say(`${least.ca} habitants o més`, `${least.es} habitantes o más`, `${least.en} inhabitants or more`);
  const most = inhabitants(to);
  return say(`De ${least.ca} a ${most.ca} habitants`, `De ${least.es} a ${most.es} habitantes`, `${least.en} to ${most.en} inhabitants`);
}

/** What the model says, in the three languages: whoever reads how a score came about reads it in their own. */
function wordsOf(name: Text, criteria: readonly Criterion[]): (readonly [of: string, Text])[] {
  const words = new Map<string, Text>([[name.ca, name], ['application', say('Sol·licitud', 'Solicitud', 'Application')], [scoreDecision, say('Puntuació', 'Puntuación', 'Score')], ['total', say('Total', 'Total', 'Total')], ['Punts', say('Punts', 'Puntos', 'Points')], ['Per què', say('Per què', 'Por qué', 'Why')]]);
  const answers = criteria.flatMap((each) => (each.kind === 'answer' ? each.options : []));
  for (const criterion of criteria) {
    const { code, title } = criterion;
    for (const said of [title.ca, code]) words.set(said, title);
    words.set(`${code}Points`, say(`Punts: ${title.ca}`, `Puntos: ${title.es}`, `Points: ${title.en}`));
    for (const { why } of rowsOf(criterion)) words.set(why.ca, why);
  }
  // The code of an answer that means different things in different criteria has no word of its own.
  for (const { code, label } of answers) if (!words.has(code) && answers.every((each) => each.code !== code || each.label.ca === label.ca)) words.set(code, label);
  return [...words];
}

function table(criterion: Criterion): string {
  const { code, title, kind } = criterion;
  return `  <decision id="decision-${code}" name="${code}Points" label="${inMarkup(title.ca)}">
    <variable id="points-${code}" name="${code}Points" typeRef="number"/>
${requirement(`decision-${code}-needs`, 'Input', 'application')}
    <decisionTable id="table-${code}" hitPolicy="${kind === 'answer' ? 'UNIQUE' : 'FIRST'}" outputLabel="Punts">
      <input id="column-${code}" label="${inMarkup(title.ca)}"><inputExpression id="expression-${code}" typeRef="${kind === 'population' ? 'number' : 'string'}"><text>application.${code}</text></inputExpression></input>
      <output id="output-${code}" name="points" label="Punts" typeRef="number"/>
      <annotation name="Per què"/>
${rowsOf(criterion).map(({ test, points, why }, index) => `      <rule id="rule-${code}-${index + 1}"><inputEntry id="test-${code}-${index + 1}"><text>${inMarkup(test)}</text></inputEntry><outputEntry id="gives-${code}-${index + 1}"><text>${points}</text></outputEntry><annotationEntry><text>${inMarkup(why.ca)}</text></annotationEntry></rule>`).join('\n')}
    </decisionTable>
  </decision>`;
}

const requirement = (id: string, kind: 'Decision' | 'Input', of: string) => `    <informationRequirement id="${id}"><required${kind} href="#${of}"/></informationRequirement>`;
const shape = (of: string, x: number, y: number, height: number) => `      <dmndi:DMNShape id="shape-${of}" dmnElementRef="${of}"><dc:Bounds x="${x}" y="${y}" width="${wide}" height="${height}"/></dmndi:DMNShape>`;
const edge = (of: string, [x1, y1]: [number, number], [x2, y2]: [number, number]) => `      <dmndi:DMNEdge id="edge-${of}" dmnElementRef="${of}"><di:waypoint x="${x1}" y="${y1}"/><di:waypoint x="${x2}" y="${y2}"/></dmndi:DMNEdge>`;
