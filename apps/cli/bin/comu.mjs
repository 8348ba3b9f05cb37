#!/usr/bin/env node
// The project is TypeScript all the way; this registers its loader and hands over.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
