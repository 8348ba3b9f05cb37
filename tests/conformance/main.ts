import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runTck, tckFolder } from '../../capabilities/decisions/src/conformance/tck.ts';
import { conformance as mining } from '../../capabilities/mining/src/reference/checks.ts';
import { conformance } from '../../capabilities/processes/src/reference/conformance.ts';

/** `npm run conformance`: runs the suites that others wrote and writes what came of each into docs/conformance.md. */
interface Result { readonly suite: string; readonly id: string; readonly status: string; readonly reason?: string | null }

const names: Readonly<Record<string, string>> = {
  'dmn-tck': 'DMN TCK, levels 2 and 3 (FEEL and decision models)', 'bpmn-execution': 'Executable BPMN models with expected traces (betsy)',
  'bpmn-execution-rejected': 'Models that break the BPMN standard, to be refused (betsy)', 'bpmn-miwg': 'BPMN model interchange (MIWG), read and written back',
  pm4py: 'Process mining figures on three public logs (PM4Py 2.7.14)',
};

const folder = tckFolder();
if (folder === null) {
  console.error('The reference folder is missing: put it beside the checkout or name it in COMU_REFERENCE.');
  process.exit(1);
}
const results: Result[] = [...runTck(folder).map((each) => ({ ...each, suite: 'dmn-tck', id: `${each.suite} ${each.id}` })), ...(await conformance()), ...(await mining())];
const suites = [...results.reduce((all, each) => all.set(each.suite, [...(all.get(each.suite) ?? []), each]), new Map<string, Result[]>())];
const count = (of: readonly Result[], status: RegExp) => of.filter((each) => status.test(each.status)).length;
const rows = suites.map(([suite, of]) => ({ suite, name: names[suite] ?? suite, passed: count(of, /^pass/), failed: count(of, /^fail/), skipped: count(of, /^skip/), of }));

for (const { name, passed, failed, skipped } of rows) console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);

writeFileSync(resolve(import.meta.dirname, '../../docs/conformance.md'), `# Conformance

Written by \`npm run conformance\`; the suites are others’ and are read from the reference folder. A case that does not pass stands here with its reason, and a test fails
when this list and the truth differ.

| suite | passed | failed | skipped |
|---|---:|---:|---:|
${rows.map(({ name, passed, failed, skipped }) => `| ${name} | ${passed} | ${failed} | ${skipped} |`).join('\n')}

${rows.filter(({ failed, skipped }) => failed + skipped > 0).map(({ name, of }) => `## ${name}\n\n${of.filter(({ status }) => !status.startsWith('pass')).map(({ id, reason }) => `- \`${id}\`: ${reason ?? 'no reason given'}`).join('\n')}`).join('\n\n')}
`);
