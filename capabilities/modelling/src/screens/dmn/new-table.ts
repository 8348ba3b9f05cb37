import { codeFrom } from '@comu/design';
import { inMarkup } from '@comu/kernel/text';

const types: Readonly<Record<string, string>> = { 'yes-no': 'boolean', integer: 'number', decimal: 'number', money: 'number', day: 'date' };

/** The file of a new table with one result, that decides by some data of the model. */
export function newTable({ name, result, inputs }: { name: string; result: string; inputs: readonly { readonly name: string; readonly label: string; readonly kind: string }[] }): string {
  const id = codeFrom(name) || 'decision';
  const typeOf = (kind: string) => types[kind] ?? 'string';
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions-${id}" name="${inMarkup(name)}" namespace="https://comu.cat/dmn/${id}">
${inputs.map((input) => `  <inputData id="input-${input.name}" name="${input.name}"><variable id="variable-${input.name}" name="${input.name}" typeRef="${typeOf(input.kind)}"/></inputData>\n`).join('')}  <decision id="decision-${id}" name="${inMarkup(name)}">
    <variable id="variable-decision-${id}" name="${inMarkup(name)}" typeRef="string"/>
${inputs.map((input) => `    <informationRequirement id="needs-${input.name}"><requiredInput href="#input-${input.name}"/></informationRequirement>\n`).join('')}    <decisionTable id="table-${id}" hitPolicy="FIRST">
${inputs.map((input) => `      <input id="column-${input.name}" label="${inMarkup(input.label)}"><inputExpression id="expression-${input.name}" typeRef="${typeOf(input.kind)}"><text>${input.name}</text></inputExpression></input>\n`).join('')}      <output id="output-${id}" label="${inMarkup(result)}" name="${inMarkup(name)}" typeRef="string"/>
      <rule id="rule-1">${inputs.map((input) => `<inputEntry id="entry-${input.name}-1"><text></text></inputEntry>`).join('')}<outputEntry id="result-1"><text>"${inMarkup(result)}"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`;
}
