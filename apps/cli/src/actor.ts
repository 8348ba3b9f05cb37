import { userInfo } from 'node:os';
import { systemActor, type Actor } from '@comu/kernel';
import type { Terminal } from './terminal.ts';

/** Whoever may run commands on the machine has all power over it; what they do is kept under the name of their account. */
export const operator = ({ language }: Terminal): Actor => ({ ...systemActor, name: `comu (${userInfo().username})`, language });
