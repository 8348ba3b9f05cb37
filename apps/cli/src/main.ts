import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await run(process.argv.slice(2), processTerminal());
// Something that does not answer any more, such as a database that was lost, must not keep an ended command alive.
setTimeout(() => process.exit(), 5000).unref();
