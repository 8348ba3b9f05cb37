/** `npm run bench [-- registry processes lists startup mining simulation data dashboards portal catalogue]`: figures of this machine, as ratios against a limit or a peer measured in the same run. */
export {};
const known = ['registry', 'processes', 'lists', 'startup', 'mining', 'simulation', 'data', 'dashboards', 'portal', 'catalogue'] as const;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(known as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n# ${name}`);
  const { run } = (await import(`./${name}.ts`)) as { run(): Promise<void> };
  await run();
}
