import { words, type Text } from '@comu/kernel/text';
import { commonRules } from '@comu/terms';

interface Ground { readonly does: Text; readonly asks: Text; readonly rule: typeof commonRules.amendRequest | typeof commonRules.clarifyRequest }

/** Why a body may ask a party to complete what they filed before it decides, each with its term. */
export const grounds = {
  /** Something that the law asks of every application is missing (Llei 39/2015, arts. 66 and 68.1). */
  amend: { does: words('Esmenar la sol·licitud', 'Subsanar la solicitud', 'Amend the application'), asks: words('Requeriment d’esmena', 'Requerimiento de subsanación', 'Requirement to amend'), rule: commonRules.amendRequest },
  /** What is asked for cannot be told from the request (Llei 19/2014, art. 28; Llei 19/2013, art. 19.2). */
  clarify: { does: words('Concretar què es demana', 'Concretar qué se pide', 'Say precisely what is asked for'), asks: words('Requeriment per concretar la petició', 'Requerimiento para concretar la petición', 'Requirement to make the request precise'), rule: commonRules.clarifyRequest },
} as const satisfies Readonly<Record<string, Ground>>;
export type GroundOfRequirement = keyof typeof grounds;

/** On which grounds the cases of a procedure may be stopped, the usual one first; `article` is the norm of its term. */
export const groundsOf = (article: string): readonly GroundOfRequirement[] => (article.includes('19/2014') ? ['clarify', 'amend'] : ['amend']);
