// What every thread apart runs first: it registers the loader of the project's TypeScript, which a thread does not inherit, and hands over to its work.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData);
