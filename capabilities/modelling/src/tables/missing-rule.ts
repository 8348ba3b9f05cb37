import { inMarkup } from '@comu/kernel/text';

/** A result of a table: what it is called, of what type it is, and the values that other rules give it. */
export interface TableResult { readonly label: string; readonly text: boolean; readonly used: readonly string[] }

const unescape = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Where the table of a decision stands in its file: from its first character to its closing tag. */
function tableOf(xml: string, decision: string): { readonly from: number; readonly to: number; readonly prefix: string } | undefined {
  const opening = [...xml.matchAll(/<(?:\w[\w.-]*:)?decision\s[^>]*>/g)].find(([tag]) => attribute(tag, 'id') === decision);
  if (opening === undefined) return undefined;
  const closing = /<\/((?:\w[\w.-]*:)?)decisionTable\s*>/g;
  closing.lastIndex = opening.index;
  const end = closing.exec(xml);
  return end === null ? undefined : { from: opening.index, to: end.index, prefix: end[1] ?? '' };
}

/** The results of a table, for whoever writes one more rule. */
export function resultsOf(xml: string, decision: string): readonly TableResult[] {
  const table = tableOf(xml, decision);
  if (table === undefined) return [];
  const inside = xml.slice(table.from, table.to);
  const rules = [...inside.matchAll(/<(?:\w[\w.-]*:)?rule[\s>][\s\S]*?<\/(?:\w[\w.-]*:)?rule\s*>/g)].map(([rule]) =>
    [...rule.matchAll(/<(?:\w[\w.-]*:)?outputEntry[\s>][\s\S]*?<\/(?:\w[\w.-]*:)?outputEntry\s*>/g)].map(([entry]) => unescape(/<(?:\w[\w.-]*:)?text\s*>([\s\S]*?)<\//.exec(entry)?.[1] ?? '').trim()));
  return [...inside.matchAll(/<(?:\w[\w.-]*:)?output(?:\s[^>]*)?>/g)].map(([tag], index) => {
    const used = [...new Set(rules.map((entries) => entries[index] ?? '').filter((value) => value !== ''))];
    return { label: attribute(tag, 'label') || attribute(tag, 'name'), text: attribute(tag, 'typeRef') === 'string', used };
  });
}

/** What the conditions of a table are about, column by column. */
export function columnsOf(xml: string, decision: string): readonly string[] {
  const table = tableOf(xml, decision);
  if (table === undefined) return [];
  return [...xml.slice(table.from, table.to).matchAll(/<(?:\w[\w.-]*:)?input(\s[^>]*)?>([\s\S]*?)<\/(?:\w[\w.-]*:)?input\s*>/g)].map(([, tag = '', inside = '']) => attribute(tag, 'label') || unescape(/<(?:\w[\w.-]*:)?text\s*>([\s\S]*?)<\//.exec(inside)?.[1] ?? '').trim());
}

/** The file with one more rule at the end of a table, and the identifier of that rule; `undefined` when the table is not there. */
export function withRule(xml: string, { decision, id, conditions, results }: { decision: string; id: string; conditions: readonly string[]; results: readonly string[] }): string | undefined {
  const table = tableOf(xml, decision);
  if (table === undefined) return undefined;
  const { to, prefix } = table;
  const entry = (kind: 'inputEntry' | 'outputEntry', text: string, index: number) => `<${prefix}${kind} id="${id}_${kind === 'inputEntry' ? 'in' : 'out'}_${index + 1}"><${prefix}text>${inMarkup(text)}</${prefix}text></${prefix}${kind}>`;
  const rule = `  <${prefix}rule id="${id}">${conditions.map((text, index) => entry('inputEntry', text === '-' ? '' : text, index)).join('')}${results.map((text, index) => entry('outputEntry', text, index)).join('')}</${prefix}rule>\n    `;
  return xml.slice(0, to) + rule + xml.slice(to);
}
