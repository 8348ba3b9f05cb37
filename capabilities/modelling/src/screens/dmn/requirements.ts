/** An element as dmn-js holds it. */
export interface DmnPart {
  readonly $type: string;
  readonly id?: string;
  name?: string;
  $parent?: DmnPart;
  // oxlint-disable-next-line no-explicit-any -- the metamodel of DMN; only the few parts below are touched.
  [property: string]: any;
}
interface DmnModel { create(type: string, properties: Readonly<Record<string, unknown>>): DmnPart }

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const many = (value: unknown): DmnPart[] => (Array.isArray(value) ? (value as DmnPart[]) : []);

/** A table may speak of data by their name alone: the input data and the requirement that the standard asks for are added for each, and those no column uses any more are left. */
export function requireInputs(definitions: DmnPart, model: DmnModel): void {
  const elements = many(definitions['drgElement']);
  for (const decision of elements.filter(({ $type }) => $type === 'dmn:Decision')) {
    if (decision['decisionLogic']?.$type !== 'dmn:DecisionTable') continue;
    for (const column of many(decision['decisionLogic'].input)) {
      const name = String(column['inputExpression']?.text ?? '').trim();
      if (!plainName.test(name) || isKnown(decision, elements, name)) continue;
      const type = column['inputExpression'].typeRef as string | undefined;
      const input = elements.find((each) => each.$type === 'dmn:InputData' && each.name === name) ?? addInput({ definitions, elements, model, name, type });
      const requirement = model.create('dmn:InformationRequirement', { id: `needs_${decision.id}_${input.id}` });
      requirement['requiredInput'] = inside(model.create('dmn:DMNElementReference', { href: `#${input.id}` }), requirement);
      decision['informationRequirement'] = [...many(decision['informationRequirement']), inside(requirement, decision)];
    }
  }
}

const inside = (part: DmnPart, parent: DmnPart): DmnPart => Object.assign(part, { $parent: parent });

function isKnown(decision: DmnPart, elements: readonly DmnPart[], name: string): boolean {
  return many(decision['informationRequirement']).some((requirement) => {
    const href = String(requirement['requiredInput']?.href ?? requirement['requiredDecision']?.href ?? '').replace(/^.*#/, '');
    return elements.some((each) => each.id === href && each.name === name);
  });
}

function addInput({ definitions, elements, model, name, type }: { definitions: DmnPart; elements: DmnPart[]; model: DmnModel; name: string; type: string | undefined }): DmnPart {
  const input = model.create('dmn:InputData', { id: `input_${name.normalize('NFD').replaceAll(/[^\w]/g, '')}_${elements.length}`, name });
  input['variable'] = inside(model.create('dmn:InformationItem', { id: `${input.id}_variable`, name, ...(type === undefined ? {} : { typeRef: type }) }), input);
  elements.push(inside(input, definitions));
  definitions['drgElement'] = elements;
  return input;
}
