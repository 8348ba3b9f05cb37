// The thread in which large models are read, checked or compiled: it registers the loader of the project's TypeScript and hands over.
import { register } from 'tsx/esm/api';

register();
await import('./work.ts');
