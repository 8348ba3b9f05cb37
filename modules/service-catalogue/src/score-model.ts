import type { Criterion } from './rules-of-a-call.ts';

/** The decision that gives the score; a process asks for it by this name. */
export const scoreDecision = 'score';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const wide = 190;

/**
 * The DMN 1.5 model that scores an application: one table for each criterion and their sum, with its diagram. It is made from the
 * criteria of the call, so what the form shows and what is scored can never differ.
 */
export function scoreModel({ code, title, criteria }: { code: string; title: string; criteria: readonly Criterion[] }): string {
  const at = (column: number) => 40 + column * (wide + 30);
  const middle = at((criteria.length - 1) / 2);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" id="score-${code}" name="${escape(title)}" namespace="https://comu.cat/dmn/${code}">
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

function table(criterion: Criterion): string {
  const { code, title, kind } = criterion;
  // Whoever has no population of its own, such as a county council, gets no points for it.
  const rules = kind === 'answer'
    ? criterion.options.map((option) => ({ test: `"${option.code}"`, points: option.points, why: option.label.ca }))
    : [...criterion.bands.map(({ from, to, points }) => ({ test: to === null ? `>= ${from}` : `[${from}..${to}]`, points, why: to === null ? `${from} habitants o més` : `De ${from} a ${to} habitants` })), { test: '-', points: 0, why: 'Fora de les bandes, o sense població pròpia' }];
  return `  <decision id="decision-${code}" name="${code}Points" label="${escape(title.ca)}">
    <variable id="points-${code}" name="${code}Points" typeRef="number"/>
${requirement(`decision-${code}-needs`, 'Input', 'application')}
    <decisionTable id="table-${code}" hitPolicy="${kind === 'answer' ? 'UNIQUE' : 'FIRST'}" outputLabel="Punts">
      <input id="column-${code}" label="${escape(title.ca)}"><inputExpression id="expression-${code}" typeRef="${kind === 'population' ? 'number' : 'string'}"><text>application.${code}</text></inputExpression></input>
      <output id="output-${code}" name="points" label="Punts" typeRef="number"/>
      <annotation name="Per què"/>
${rules.map(({ test, points, why }, index) => `      <rule id="rule-${code}-${index + 1}"><inputEntry id="test-${code}-${index + 1}"><text>${escape(test)}</text></inputEntry><outputEntry id="gives-${code}-${index + 1}"><text>${points}</text></outputEntry><annotationEntry><text>${escape(why)}</text></annotationEntry></rule>`).join('\n')}
    </decisionTable>
  </decision>`;
}

const requirement = (id: string, kind: 'Decision' | 'Input', of: string) => `    <informationRequirement id="${id}"><required${kind} href="#${of}"/></informationRequirement>`;
const shape = (of: string, x: number, y: number, height: number) => `      <dmndi:DMNShape id="shape-${of}" dmnElementRef="${of}"><dc:Bounds x="${x}" y="${y}" width="${wide}" height="${height}"/></dmndi:DMNShape>`;
const edge = (of: string, [x1, y1]: [number, number], [x2, y2]: [number, number]) => `      <dmndi:DMNEdge id="edge-${of}" dmnElementRef="${of}"><di:waypoint x="${x1}" y="${y1}"/><di:waypoint x="${x2}" y="${y2}"/></dmndi:DMNEdge>`;
