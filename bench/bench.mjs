// Measures the program as it is shipped: put together from its sources (docs/decisions/0017), not read through a loader.
import { resolve } from 'node:path';
import { program } from '../apps/cli/program/program.mjs';

const house = resolve(import.meta.dirname, '..');
await import(await program({ house, main: resolve(house, 'bench/main.ts'), into: resolve(house, 'bench/dist') }));
