import { describe, expect, it } from 'vitest';
import { tableModel } from '../analysis/table.fixture.ts';
import { fromFeel } from '../feel/json.ts';
import { LimitExceeded } from '../feel/run.ts';
import { explain } from './explain.ts';
import { readDmn, UnknownElement } from './model.ts';
import { DmnError } from './problem.ts';

const NS = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const definitions = (body: string, namespace = 'urn:m'): string => `<definitions xmlns="${NS}" namespace="${namespace}" name="M">\n${body}\n</definitions>`;
const decision = (id: string, logic: string, requires = '', typeRef = ''): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"${typeRef ? ` typeRef="${typeRef}"` : ''}/>${requires}${logic}</decision>`;
const literal = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`;
const requires = (kind: 'Decision' | 'Input' | 'Knowledge', href: string): string =>
  `<${kind === 'Knowledge' ? 'knowledge' : 'information'}Requirement><required${kind} href="${href}"/></${kind === 'Knowledge' ? 'knowledge' : 'information'}Requirement>`;

describe('reading a model', () => {
  const refused = (source: string | Uint8Array): DmnError => {
    try {
      readDmn(source);
    } catch (error) {
      if (error instanceof DmnError) return error;
      throw error;
    }
    throw new Error('it was read');
  };

  it('refuses what is no XML, telling the line', () => {
    expect(refused('<definitions>\n<decision>\n</definitions>').problem).toMatchObject({ code: 'notXml', line: 3 });
  });

  it('never opens entities nor files', () => {
    const source = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${definitions(decision('a', literal('"&x;"')))}`;
    expect(refused(source).problem.code).toBe('hasDoctype');
    const hidden = new Uint8Array(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${source}`, 'utf16le'));
    expect(refused(hidden).problem.code).toBe('hasDoctype');
  });

  it('refuses XML that is no DMN, and files too large', () => {
    expect(refused('<bpmn xmlns="urn:x"/>').text.ca).toBe('Línia 1, bpmn: El fitxer no és un model DMN 1.1 a 1.5: comença per {urn:x}bpmn. Trieu-ne un altre.');
    expect(refused(new Uint8Array(10_000_001)).problem.code).toBe('tooLarge');
  });

  it('reads versions 1.2 to 1.5 alike', () => {
    for (const version of ['http://www.omg.org/spec/DMN/20180521/MODEL/', 'https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20211108/MODEL/', NS]) {
      const model = readDmn(definitions(decision('a', literal('1 + 1'))).replace(NS, version));
      expect(fromFeel(model.evaluate('a').value)).toBe(2);
    }
  });

  it('tells what is wrong inside, with element and line, and works out the rest', () => {
    const model = readDmn(definitions([
      decision('good', literal('1')),
      decision('syntax', literal('1 +')),
      decision('lost', literal('1'), requires('Decision', '#nowhere')),
      decision('typed', literal('1'), '', 'tNothing'),
      decision('java', '<functionDefinition kind="Java"><formalParameter name="x"/><context/></functionDefinition>'),
      decision('other', '<literalExpression expressionLanguage="http://www.java.com"><text>1</text></literalExpression>'),
    ].join('\n')));
    expect(model.problems.map(({ code, element, line }) => ({ code, element, line }))).toEqual([
      { code: 'unreadable', element: 'syntax', line: 3 },
      { code: 'unknownReference', element: 'lost', line: 4 },
      { code: 'unknownType', element: 'typed', line: 5 },
      { code: 'foreignFunction', element: 'java', line: 6 },
      { code: 'foreignLanguage', element: 'other', line: 7 },
    ]);
    expect(fromFeel(model.evaluate('good').value)).toBe(1);
    expect(model.evaluate('syntax')).toMatchObject({ value: null, trace: { warnings: [{ code: 'unreadable' }] } });
  });

  it('tells of names that nothing declares, members of types too', () => {
    const model = readDmn(definitions(`<itemDefinition name="tPerson"><itemComponent name="birth date"><typeRef>date</typeRef></itemComponent></itemDefinition>
<inputData id="p" name="Person"><variable name="Person" typeRef="tPerson"/></inputData>
${decision('a', literal('Person.birth date &lt; today() and\nPersn = null and Person.bith date = null'), requires('Input', '#p'))}`));
    expect(model.problems.map(({ code, line, message }) => [code, line, message.es])).toEqual([
      ['unknownName', 5, 'Usa «Persn», que no es ningún dato, decisión ni función a su alcance. Corrija el nombre o añada el requisito.'],
      ['unknownName', 5, 'Usa «bith date», que no es ningún dato, decisión ni función a su alcance. Corrija el nombre o añada el requisito.'],
    ]);
  });

  it('tells of decisions that depend on one another in a circle', () => {
    const model = readDmn(definitions(decision('a', literal('b'), requires('Decision', '#b')) + decision('b', literal('a'), requires('Decision', '#a'))));
    expect(model.problems[0]?.message.en).toBe('The decisions depend on one another in a circle: a → b → a. Let one of them no longer ask for another.');
    expect(model.evaluate('a').value).toBeNull();
  });

  it('tells of a service made of what does not exist', () => {
    const model = readDmn(definitions('<decisionService id="s" name="S"><outputDecision href="#nowhere"/></decisionService>'));
    expect(model.problems.map(({ code, element }) => [code, element])).toEqual([['unknownReference', 'S']]);
  });

  it('finds imported models wherever they stand in the list, and misses those not supplied', () => {
    const base = definitions('<itemDefinition name="tAge"><typeRef>number</typeRef></itemDefinition>' + decision('limit', literal('18'), '', 'tAge'), 'urn:base');
    const main = definitions(`<import namespace="urn:base" name="base" importType="${NS}"/>${decision('adult', literal('20 >= base.limit'), requires('Decision', 'urn:base#limit'))}`);
    const other = definitions(decision('x', literal('1')), 'urn:other');
    expect(readDmn(main, { imports: [other, base] }).evaluate('adult').value).toBe(true);
    expect(readDmn(main).problems.map(({ code }) => code)).toEqual(['unknownImport', 'unknownReference', 'unknownName']);
  });
});

describe('evaluating a model', () => {
  const grant = tableModel({
    hitPolicy: 'UNIQUE',
    inputs: [['Age', 'number'], ['Income', 'number']],
    rules: [['>= 65', '< 12000', '300', 'Ordinance 4.1'], ['< 65', '-', '0', 'Ordinance 4.2']],
  });

  it('tells how the result came about, as plain data', () => {
    const { value, trace } = grant.evaluate('Outcome', { Age: 70, Income: 9000.5 });
    expect(fromFeel(value)).toBe(300);
    expect(trace).toEqual({
      model: { name: 'Test', namespace: 'urn:test' },
      target: { id: 'outcome', name: 'Outcome', kind: 'decision' },
      inputs: [{ name: 'Age', value: 70, given: true }, { name: 'Income', value: 9000.5, given: true }],
      decisions: [{
        id: 'outcome', name: 'Outcome', value: 300, warnings: [],
        tables: [{
          name: 'Outcome', hitPolicy: 'UNIQUE', inputs: [{ label: 'Age', value: 70 }, { label: 'Income', value: 9000.5 }],
          matched: [{ rule: 1, id: 'rule1', tests: ['>= 65', '< 12000'], output: 300, annotations: [{ name: 'Law', text: 'Ordinance 4.1' }] }], output: 300,
        }],
      }],
      outputs: { Outcome: 300 },
      warnings: [],
    });
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
  });

  it('tells it in plain words in the three languages', () => {
    const text = explain(grant.evaluate('Outcome', { Age: 70, Income: 9000.5 }));
    expect(text.ca).toBe([
      'Resultat: «Outcome» = 300.',
      'Dades de partida: «Age» = 70; «Income» = 9.000,5.',
      'Com s’hi arriba:',
      '1. «Outcome» = 300.',
      '   Amb Age = 70 i Income = 9.000,5, s’aplica la regla 1 (Age: >= 65; Income: < 12000): 300. Law: Ordinance 4.1.',
    ].join('\n'));
    expect(explain(grant.evaluate('Outcome', { Age: 70 })).es).toContain('Falta el dato «Income»; se ha tratado como vacío.');
    expect(explain(grant.evaluate('Outcome', { Age: 70, Income: 20000 })).en).toContain('With Age = 70 and Income = 20,000, no rule applies: no value.');
  });

  it('tells it in the words that the model brings for each language, and keeps them with the trace', () => {
    const words = '<extensionElements><words xmlns="https://comu.cat/dmn/words"><word of="Outcome" es="Ayuda" en="Grant"/><word of="Class" ca="Classe" es="Clase" en="Class"/><word of="a" ca="alta" es="alta" en="high"/><word of="spare" en="spare"/></words></extensionElements>';
    const model = readDmn(definitions(`${words}<inputData id="class" name="Class"><variable name="Class" typeRef="string"/></inputData>${decision('Outcome', '<decisionTable><input label="Class"><inputExpression><text>Class</text></inputExpression></input><output name="Outcome"/><rule><inputEntry><text>"a"</text></inputEntry><outputEntry><text>10</text></outputEntry></rule></decisionTable>', requires('Input', '#class'))}`));
    const evaluation = model.evaluate('Outcome', { Class: 'a' });
    expect(evaluation.trace.model.words).toEqual({ Outcome: { ca: 'Outcome', es: 'Ayuda', en: 'Grant' }, Class: { ca: 'Classe', es: 'Clase', en: 'Class' }, a: { ca: 'alta', es: 'alta', en: 'high' } });
    expect(explain(evaluation).es).toContain('Con Clase = alta, se aplica la regla 1 (Clase: alta): 10.');
    expect(model.evaluate('Outcome', {}).trace.warnings[0]?.message.ca).toBe('Falta la dada «Classe»; s’ha tractat com a buida.');
  });

  it('reads dates and numbers that JSON can only write as strings, as the type wants', () => {
    const model = tableModel({ inputs: [['Day', 'date'], ['Amount', 'number']], rules: [['< date("2026-01-01")', '> 0.1', '"before"']] });
    expect(model.evaluate('Outcome', { Day: '2025-12-31', Amount: '0.10000000000000000000000000000001' }).value).toBe('before');
    expect(model.evaluate('Outcome', { Day: 'yesterday', Amount: 1 }).trace.warnings[0]?.message.en).toBe('Day must be a date and was given a string.');
  });

  it('warns once of what every rule stumbles over', () => {
    const model = tableModel({ inputs: [['N', 'number']], rules: Array.from({ length: 20 }, (_, n) => [`[${n}..${n + 1})`]) });
    expect(model.evaluate('Outcome', {}).trace.warnings.map(({ code }) => code)).toEqual(['missingInput', 'noResult']);
  });

  it('refuses a value that the type does not allow', () => {
    const model = tableModel({ inputs: [['Class', 'string', '"a","b"']], rules: [['-', '1']] });
    expect(model.evaluate('Outcome', { Class: 'z' }).trace.warnings[0]?.message.ca).toBe('Class no admet el valor "z".');
  });

  it('applies each hit policy', () => {
    const outcome = (hitPolicy: string, aggregation?: string, n = 5): unknown => {
      const model = tableModel({
        hitPolicy, ...(aggregation ? { aggregation } : {}), inputs: [['N', 'number']],
        rules: [['> 0', '10'], ['> 3', '30'], ['> 4', '10'], ['> 9', '99']], outputs: [{ name: 'o', values: '30, 20, 10' }],
      });
      return fromFeel(model.evaluate('Outcome', { N: n }).value);
    };
    expect(outcome('UNIQUE', undefined, 1)).toBe(10);
    expect(outcome('UNIQUE')).toBeNull();
    expect(outcome('FIRST')).toBe(10);
    expect(outcome('ANY')).toBeNull();
    expect(outcome('PRIORITY')).toBe(30);
    expect(outcome('OUTPUT ORDER')).toEqual([30, 10, 10]);
    expect(outcome('RULE ORDER')).toEqual([10, 30, 10]);
    expect(outcome('COLLECT')).toEqual([10, 30, 10]);
    expect(['SUM', 'COUNT', 'MIN', 'MAX'].map((aggregation) => outcome('COLLECT', aggregation))).toEqual([50, 3, 10, 30]);
    expect(['SUM', 'COUNT', 'MIN', 'MAX'].map((aggregation) => outcome('COLLECT', aggregation, -1))).toEqual([null, 0, null, null]);
    expect(outcome('COLLECT', undefined, -1)).toEqual([]);
  });

  it('falls back on default outputs when no rule applies', () => {
    const model = tableModel({ inputs: [['N', 'number']], rules: [['> 0', '1']], outputs: [{ name: 'o', byDefault: '"none"' }] });
    expect(model.evaluate('Outcome', { N: -1 }).value).toBe('none');
  });

  it('works out each decision once, in order of need', () => {
    const model = readDmn(definitions(decision('a', literal('1')) + decision('b', literal('a + 1'), requires('Decision', '#a'))
      + decision('c', literal('a + b'), requires('Decision', '#a') + requires('Decision', '#b'))));
    expect(model.evaluate('c').trace.decisions.map(({ name, value }) => [name, value])).toEqual([['a', 1], ['b', 2], ['c', 3]]);
  });

  it('keeps a decision from seeing what it does not require', () => {
    const model = readDmn(definitions(decision('a', literal('1')) + decision('b', literal('a + 1'))));
    expect(model.evaluate('b').trace.warnings[0]?.message.en).toBe('Nothing is called “a”.');
  });

  it('says which element it does not have', () => {
    expect(() => grant.evaluate('Other')).toThrow(UnknownElement);
  });

  it('stops a model of knowledge that calls itself without end', () => {
    const model = readDmn(definitions(`<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>${literal('f(n + 1)')}</encapsulatedLogic>${requires('Knowledge', '#f')}</businessKnowledgeModel>`
      + decision('a', literal('f(1)'), requires('Knowledge', '#f'))));
    expect(() => model.evaluate('a')).toThrow(LimitExceeded);
  });

  it('lets services and models of knowledge be asked directly', () => {
    const model = readDmn(definitions(`<inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>${decision('twice', literal('n * 2'), requires('Input', '#n'))}${decision('thrice', literal('n * 3'), requires('Input', '#n'))}
      <decisionService id="s" name="both"><variable name="both"/><outputDecision href="#twice"/><outputDecision href="#thrice"/><inputData href="#n"/></decisionService>
      <businessKnowledgeModel id="k" name="half"><encapsulatedLogic><formalParameter name="x" typeRef="number"/>${literal('x / 2')}</encapsulatedLogic></businessKnowledgeModel>`));
    expect(fromFeel(model.evaluate('both', { n: 5 }).value)).toEqual({ twice: 10, thrice: 15 });
    expect(fromFeel(model.evaluate('half', { x: 5 }).value)).toBe(2.5);
    expect(model.inputsOf('twice').map(({ name }) => name)).toEqual(['n']);
  });

  it('answers each time for what it is asked, and nothing stays of the times before', () => {
    for (let time = 0; time < 2000; time += 1) {
      const age = (time * 37) % 100;
      expect(fromFeel(grant.evaluate('Outcome', { Age: age, Income: 9000 }).value), `${age}`).toBe(age >= 65 ? 300 : 0);
    }
  });
});
