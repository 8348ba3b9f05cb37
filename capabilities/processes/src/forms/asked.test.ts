import { describe, expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import { readBpmn, writeBpmn } from '../model/read.ts';
import { bpmn, chain } from '../testing/models.ts';
import { answersTo, schemaOfForm } from './asked.ts';

const xml = bpmn(`<startEvent id="s"/>${chain('s', 'ask', 'e')}<endEvent id="e"/>
  <userTask id="ask" name="Demana"><extensionElements><comu:form key="model:ask">
    <comu:field name="amount" kind="money" ca="Import" es="Importe" en="Amount" required="true"/>
    <comu:field name="sense" kind="choice" ca="Sentit"><comu:option value="yes" ca="Concedir" es="Conceder" en="Grant"/><comu:option value="no" ca="Denegar"/></comu:field>
    <comu:field name="urgent" kind="yes-no" ca="Urgent"/>
    <comu:field name="until" kind="day" ca="Fins al"/>
    <comu:field name="count" kind="integer" ca="Quants"/>
  </comu:form></extensionElements></userTask>`);
const fields = async (source = xml) => compile(await readBpmn(source)).nodes['ask']!.activity!.fields;

describe('a form written in a model', () => {
  it('is read with the task, and comes back when the file is written', async () => {
    expect(await fields()).toMatchObject([{ name: 'amount', kind: 'money', required: true, label: { ca: 'Import', es: 'Importe', en: 'Amount' } }, { name: 'sense', options: [{ value: 'yes' }, { value: 'no', label: { es: 'Denegar' } }] }, { kind: 'yes-no' }, { kind: 'day' }, { kind: 'integer' }]);
    expect(await fields(await writeBpmn(await readBpmn(xml)))).toEqual(await fields());
  });
  it('gives variables that conditions can reckon with, and nothing for what was left empty', async () => {
    expect(answersTo(await fields(), { amount: '1200.50', sense: 'yes', count: '3' })).toEqual({ variables: { amount: 1200.5, sense: 'yes', urgent: false, until: null, count: 3 }, wrong: [] });
  });
  it('names each answer that is wrong and how to mend it', async () => {
    const { wrong } = answersTo(await fields(), { amount: '12,5', sense: 'maybe', urgent: 'sí', until: '2026-02-30', count: 1.5, other: 1 });
    expect(wrong.map(({ name, rule }) => [name, rule])).toEqual([['amount', 'format'], ['sense', 'format'], ['urgent', 'format'], ['until', 'format'], ['count', 'format'], ['other', 'unknown']]);
    expect(answersTo(await fields(), {}).wrong).toMatchObject([{ name: 'amount', rule: 'required' }]);
  });
  it('is described as every form of the house', async () => {
    expect(schemaOfForm(await fields())).toMatchObject({ required: ['amount'], properties: { sense: { enum: ['yes', 'no'], 'x-comu': { kind: 'choice', choices: { yes: { en: 'Grant' } } } } } });
  });
});
