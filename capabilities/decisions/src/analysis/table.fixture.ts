import { readDmn, type Model } from '../dmn/model.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface TableSketch {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** Name and type of each input, with the values allowed when they are listed. */
  readonly inputs: readonly (readonly [name: string, type: string, allowed?: string])[];
  /** One row per rule: its tests and then its outputs; what follows is its annotation. */
  readonly rules: readonly (readonly string[])[];
  readonly outputs?: readonly { readonly name: string; readonly values?: string; readonly byDefault?: string }[];
}

/** The source of a model with one decision, called “Outcome”, whose logic is the table. */
export function tableSource({ hitPolicy = 'UNIQUE', aggregation, inputs, rules, outputs = [{ name: 'outcome' }] }: TableSketch): string {
  const allowedType = (index: number): string => `tInput${index}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:test" name="Test" id="test">
${inputs.map(([, type, allowed], index) => (allowed ? `<itemDefinition name="${allowedType(index)}"><typeRef>${type}</typeRef><allowedValues><text>${escape(allowed)}</text></allowedValues></itemDefinition>` : '')).join('\n')}
${inputs.map(([name, type, allowed], index) => `<inputData id="input${index}" name="${name}"><variable name="${name}" typeRef="${allowed ? allowedType(index) : type}"/></inputData>`).join('\n')}
<decision id="outcome" name="Outcome"><variable name="Outcome"/>
${inputs.map((_, index) => `<informationRequirement><requiredInput href="#input${index}"/></informationRequirement>`).join('\n')}
<decisionTable hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>
${inputs.map(([name, type]) => `<input><inputExpression typeRef="${type}"><text>${name}</text></inputExpression></input>`).join('\n')}
${outputs.map(({ name, values, byDefault }) => `<output name="${name}">${values ? `<outputValues><text>${escape(values)}</text></outputValues>` : ''}${byDefault ? `<defaultOutputEntry><text>${escape(byDefault)}</text></defaultOutputEntry>` : ''}</output>`).join('\n')}
<annotation name="Law"/>
${rules.map((cells, index) => `<rule id="rule${index + 1}">
${inputs.map((_, column) => `<inputEntry><text>${escape(cells[column] ?? '-')}</text></inputEntry>`).join('')}
${outputs.map((_, column) => `<outputEntry><text>${escape(cells[inputs.length + column] ?? `"rule ${index + 1}"`)}</text></outputEntry>`).join('')}
<annotationEntry><text>${escape(cells[inputs.length + outputs.length] ?? '')}</text></annotationEntry>
</rule>`).join('\n')}
</decisionTable></decision></definitions>`;
}

export const tableModel = (sketch: TableSketch): Model => readDmn(tableSource(sketch));
