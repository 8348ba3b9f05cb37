// The thread in which large drawings are checked: it registers the loader of the project's TypeScript and hands over.
import { register } from 'tsx/esm/api';

register();
await import('./work.ts');
