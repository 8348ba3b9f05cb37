import type { Module } from '@comu/kernel';

/** The capabilities and modules of this installation, in any order: each says what it needs. */
export const modules: readonly Module[] = [];
