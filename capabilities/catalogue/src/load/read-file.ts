import { extname } from 'node:path';
import type { Context } from '@comu/kernel';
import type { Finding, Loaded, Proposal, Reading } from '@comu/tables';
import { noData } from '../refusals.ts';
import { copyOf, workFile } from '../store/content.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { asAgreed, formOf } from './reading.ts';

export interface Asked { readonly file: string; readonly fileName: string; readonly given?: Reading | undefined; readonly agreed?: Reading | undefined }
export interface Read { readonly path: string; readonly reading: Reading; readonly loaded: Loaded; readonly findings: readonly Finding[] }

/** How a file would be read: as a person says now, else as was agreed for its dataset, else as its content suggests. */
export async function proposalFor({ files }: Pick<Context, 'files'>, { file, fileName, given, agreed }: Asked): Promise<Proposal> {
  const path = await copyOf({ files }, file, extname(fileName).toLowerCase().slice(0, 12));
  if (given !== undefined) return explained(tables().propose({ path, name: fileName, corrections: given }));
  const fresh = await explained(tables().propose({ path, name: fileName }));
  const form = formOf(agreed, fresh.reading.kind);
  const proposal = Object.keys(form).length === 0 ? fresh : await explained(tables().propose({ path, name: fileName, corrections: form }));
  if (agreed === undefined) return proposal;
  return explained(tables().propose({ path, name: fileName, corrections: asAgreed(proposal.reading, agreed) }));
}

/** Reads a stored file into Parquet on this machine, with what is strange in it. */
export async function readFile(context: Pick<Context, 'files'>, asked: Asked, onProgress: (share: number) => void): Promise<Read> {
  const { reading, findings } = await proposalFor(context, asked);
  const path = workFile('.parquet');
  const source = await copyOf(context, asked.file, extname(asked.fileName).toLowerCase().slice(0, 12));
  const loaded = await explained(tables().load({ path: source, reading, out: path, onProgress: ({ bytes, of }) => onProgress(of === 0 ? 0 : bytes / of) }));
  if (loaded.rows === 0) throw noData();
  return { path, reading, loaded, findings };
}
