import type { TemplateSchema } from '@comu/documents';
import { z } from 'zod';

/** The fields of a case that a template may name, as what travels and is kept. */
export const templateSchema = z.custom<TemplateSchema>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
