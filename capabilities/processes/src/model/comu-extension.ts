/**
 * Our own extension elements, in the form bpmn-moddle reads. Only what the standard has no place for: everything the standard
 * can say (messages, timers, data associations, lanes) is said with the standard's own elements.
 */
export const comuNamespace = 'https://comu.cat/bpmn/1';

const text = (name: string) => ({ name, isAttr: true, type: 'String' });

export const comuExtension = {
  name: 'Comu',
  uri: comuNamespace,
  prefix: 'comu',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    { name: 'Candidates', superClass: ['Element'], properties: [text('role'), text('unit'), text('person')] },
    { name: 'Form', superClass: ['Element'], properties: [text('key'), { name: 'fields', type: 'Field', isMany: true }] },
    { name: 'Field', superClass: ['Element'], properties: [text('name'), text('kind'), text('ca'), text('es'), text('en'), text('help'), { name: 'required', isAttr: true, type: 'Boolean' }, { name: 'options', type: 'Option', isMany: true }] },
    { name: 'Option', superClass: ['Element'], properties: [text('value'), text('ca'), text('es'), text('en')] },
    { name: 'Operation', superClass: ['Element'], properties: [text('name'), text('result')] },
    { name: 'Decision', superClass: ['Element'], properties: [text('ref'), text('result')] },
    { name: 'Due', superClass: ['Element'], properties: [text('term'), text('date')] },
    { name: 'Priority', superClass: ['Element'], properties: [text('level')] },
    { name: 'Input', superClass: ['Element'], properties: [text('source'), text('target')] },
    { name: 'Output', superClass: ['Element'], properties: [text('source'), text('target')] },
    { name: 'FourEyes', superClass: ['Element'], properties: [text('task')] },
    { name: 'Correlation', superClass: ['Element'], properties: [text('key')] },
    { name: 'Each', superClass: ['Element'], properties: [text('collection'), text('item'), text('result'), text('collect')] },
    { name: 'Script', superClass: ['Element'], properties: [text('result')] },
    { name: 'Called', superClass: ['Element'], properties: [text('process')] },
    { name: 'Retry', superClass: ['Element'], properties: [{ name: 'times', isAttr: true, type: 'Integer' }, text('wait')] },
    { name: 'Name', superClass: ['Element'], properties: [text('es'), text('en')] },
    { name: 'Note', superClass: ['Element'], properties: [text('ca'), text('es'), text('en')] },
    { name: 'Party', superClass: ['Element'], properties: [text('ca'), text('es'), text('en')] },
  ],
};
