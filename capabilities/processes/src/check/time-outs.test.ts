import { describe, expect, it } from 'vitest';
import { bpmn, chain, definitionOf, flow } from '../testing/models.ts';
import { tellsOfTime, timeOutsOf } from './time-outs.ts';

const time = '<timerEventDefinition id="time"><timeDuration xsi:type="tFormalExpression">P10D</timeDuration></timerEventDefinition>';
const work = (id: string, operation = 'x.note') => `<serviceTask id="${id}"><extensionElements><comu:operation name="${operation}"/></extensionElements></serviceTask>`;
const on = (id: string, task: string, more = '') => `<boundaryEvent id="${id}" attachedToRef="${task}" ${more}>${time}</boundaryEvent>`;
const asked = `<startEvent id="s"/><userTask id="ask"/><endEvent id="e"/>${chain('s', 'ask', 'e')}`;
/** Each timer that decides by itself, with what it gets to. */
const found = async (inside: string, around = '') => timeOutsOf(await definitionOf(bpmn(inside, around)), (operation) => operation === 'x.adopt').map(({ timer, reaches, decides }) => `${timer.id} ${decides ? 'decides' : 'ends'} ${reaches.id}`);

describe('a timer decides by itself', () => {
  it('when it ends the process and nobody has had a say since', async () => {
    expect(await found(`${asked}${on('late', 'ask')}${work('note')}<endEvent id="over"/>${chain('late', 'note', 'over')}`)).toEqual(['late ends over']);
    expect(await found(`<userTask id="ask"/>${on('late', 'ask')}${work('note')}${flow('late', 'note')}`)).toEqual(['late ends note']);
    expect(await found(`<startEvent id="s"/><intermediateCatchEvent id="wait">${time}</intermediateCatchEvent><endEvent id="e"/>${chain('s', 'wait', 'e')}`)).toEqual(['wait ends e']);
  });
  it('when it is one of several things awaited, and its way leads to a step that decides, also through a choice', async () => {
    const gateway = `<startEvent id="s"/><eventBasedGateway id="first"/><intermediateCatchEvent id="told"><extensionElements><comu:correlation key="case"/></extensionElements><messageEventDefinition id="m" messageRef="answer"/></intermediateCatchEvent><intermediateCatchEvent id="silence">${time}</intermediateCatchEvent>
      <exclusiveGateway id="over" default="over_adopt"/>${work('adopt', 'x.adopt')}<userTask id="look"/><endEvent id="e"/>${chain('s', 'first', 'told', 'look', 'e')}${chain('first', 'silence', 'over', 'adopt', 'look')}${flow('over', 'first', 'false')}`;
    expect(await found(gateway, '<message id="answer" name="answer"/>')).toEqual(['silence decides adopt']);
  });
  it('not when a person is asked first, when it only warns beside the step, or when it begins the process', async () => {
    expect(await found(`${asked}${on('late', 'ask')}<userTask id="decide"/>${work('adopt', 'x.adopt')}<endEvent id="over"/>${chain('late', 'decide', 'adopt', 'over')}`)).toEqual([]);
    expect(await found(`${asked}${on('late', 'ask', 'cancelActivity="false"')}${work('warn')}<endEvent id="warned"/>${chain('late', 'warn', 'warned')}`)).toEqual([]);
    expect(await found(`<startEvent id="nightly">${time}</startEvent>${work('adopt', 'x.adopt')}<endEvent id="e"/>${chain('nightly', 'adopt', 'e')}`)).toEqual([]);
  });
  it('also beside a step, when it decides or stops everything', async () => {
    expect(await found(`${asked}${on('late', 'ask', 'cancelActivity="false"')}${work('adopt', 'x.adopt')}<endEvent id="warned"/>${chain('late', 'adopt', 'warned')}`)).toEqual(['late decides adopt']);
    expect(await found(`${asked}${on('late', 'ask', 'cancelActivity="false"')}<endEvent id="all"><terminateEventDefinition id="t"/></endEvent>${flow('late', 'all')}`)).toEqual(['late ends all']);
  });
  it('from inside a sub-process, and in one that watches over the whole process', async () => {
    const inside = (after: string) => `<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><userTask id="ask"/><endEvent id="e2"/>${on('late', 'ask')}<endEvent id="over"/>${chain('s2', 'ask', 'e2')}${flow('late', 'over')}</subProcess>${after}<endEvent id="e"/>`;
    expect(await found(`${inside('<userTask id="then"/>')}${chain('s', 'sub', 'then', 'e')}`)).toEqual([]);
    expect(await found(`${inside('')}${chain('s', 'sub', 'e')}`)).toEqual(['late ends e']);
    const watching = (interrupting: boolean) => `${asked}<subProcess id="watch" triggeredByEvent="true"><startEvent id="month" isInterrupting="${interrupting}">${time}</startEvent><endEvent id="over"/>${flow('month', 'over')}</subProcess>`;
    expect([await found(watching(true)), await found(watching(false))]).toEqual([['month ends over'], []]);
  });
  it('never runs round in circles', async () => {
    expect(await found(`<userTask id="x"/><exclusiveGateway id="a"/><intermediateCatchEvent id="wait">${time}</intermediateCatchEvent>${work('b')}${chain('x', 'a', 'wait', 'b', 'a')}`)).toEqual([]);
  });
});

describe('a name tells that time decides', () => {
  it.each(['10 dies hàbils sense esmena (art. 68.1)', 'Venç el termini', 'Silenci negatiu', 'Caducitat', 'Sense resposta', 'Ha passat un mes', 'El plazo vence', 'Nadie contesta', 'Silencio positivo', 'The term runs out', 'Nobody answers', 'After a week', 'Tard'])('%s', (name) => expect(tellsOfTime(name)).toBe(true));
  it.each(['', '  ', 'Temporitzador', 'Timer', 'Excepció', 'Arxiva', 'Resolució'])('but “%s” does not', (name) => expect(tellsOfTime(name)).toBe(false));
});
