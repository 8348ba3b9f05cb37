import type { Context } from '@comu/kernel';
import { codeOfRecord } from '../house/record-datasets.ts';
import { Dataset } from '../records/index.ts';

/** A code for a dataset of this title that no other has: its words in lower case without accents, numbered when taken. */
export async function freeCode({ db, house }: Pick<Context, 'db' | 'house'>, title: string): Promise<string> {
  const plain = title.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '').slice(0, 48).replace(/_+$/, '');
  const stem = plain === '' ? 'conjunt' : plain;
  const records = new Set([...house.records.keys()].map(codeOfRecord));
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? stem : `${stem}_${number}`;
    if (!records.has(code) && (await db.first(Dataset, { code })) === undefined) return code;
  }
}
