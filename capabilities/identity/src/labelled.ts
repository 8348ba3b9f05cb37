import type { Field, Text } from '@comu/kernel';
import type { z } from 'zod';

/** Gives a schema that checks more than a field can the label and help of that field, so that forms show both. */
export function likeField<S extends z.ZodType>({ declaration: { kind, label, help, choices, to } }: Field<any, any, any, any>, schema: S): S {
  return schema.meta({ title: label.ca, 'x-comu': { kind, label, help, choices, to: to?.().name } });
}

/** Gives a schema a label of its own. */
export const labelled = <S extends z.ZodType>(label: Text, kind: 'text' | 'integer' | 'day' | 'yes-no' | 'structure', schema: S): S => schema.meta({ title: label.ca, 'x-comu': { kind, label } });
