#!/usr/bin/env node
// The project is TypeScript all the way; this finds the program that its sources make, and begins it.
import { resolve } from 'node:path';
import { program } from '../program/program.mjs';

const cli = resolve(import.meta.dirname, '..');
await import(await program({ house: resolve(cli, '../..'), main: resolve(cli, 'src/main.ts'), into: resolve(cli, 'dist') }));
