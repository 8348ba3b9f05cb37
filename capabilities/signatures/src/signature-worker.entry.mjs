import { parentPort } from 'node:worker_threads';

// Node 20 reads no TypeScript by itself, and a thread does not inherit from its process who does.
const { register } = await import('tsx/esm/api');
register();
const { operations } = await import('./worker-operations.ts');

parentPort.on('message', ({ name, input }) => {
  operations[name](...input).then(
    (result) => parentPort.postMessage({ result }),
    (error) => parentPort.postMessage(error.name === 'SignatureRefused' ? { refused: { code: error.code, detail: error.detail } } : { failed: String(error.stack ?? error) }),
  );
});
parentPort.postMessage({ ready: true });
