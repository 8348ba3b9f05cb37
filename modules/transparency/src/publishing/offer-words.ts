import type { RowOf } from '@comu/kernel';
import { frequencies, highValue, licences, sectors } from '@comu/open-data';
import { z } from 'zod';
import { Offer } from '../transparency.records.ts';

const codesOf = <Code extends string>(list: Readonly<Record<Code, unknown>>) => z.enum(Object.keys(list) as [Code, ...Code[]]);
const text = z.string().max(4000);
const inLanguages = z.strictObject({ ca: text, es: text.optional(), en: text.optional() });

/** The words of an offer while they are being written, whole or half: what is empty is told as missing, not refused. */
export const beingWritten = z.strictObject({
  name: inLanguages, describes: inLanguages.nullable(), keywords: z.array(z.string().max(80)).max(30), sector: codesOf(sectors), frequency: codesOf(frequencies), licence: codesOf(licences), from: z.iso.date().nullable(), to: z.iso.date().nullable(), highValue: codesOf(highValue).nullable(),
}).partial();
export type BeingWritten = z.output<typeof beingWritten>;

/** An offer with what is being written in place of what is kept. */
export const withWords = (offer: RowOf<typeof Offer>, written: BeingWritten): RowOf<typeof Offer> => ({ ...offer, ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) });
