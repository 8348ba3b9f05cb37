/** One row as the file has it: `null` is an empty cell, and `line` where it starts (row of a sheet, number of a JSON record), from 1. */
export interface FileRecord { readonly line: number; readonly cells: (string | null)[]; }

/** Rows in handfuls, so that reading does not wait on every one. */
export type Records = AsyncGenerator<FileRecord[]>;
