import type { Texts } from '../texts.ts';

/** What is wrong in a template, where, and what was probably meant. Lines and columns count from 1. */
export type TemplateProblem = {
  code: keyof typeof PROBLEMS;
  line: number;
  column: number;
  /** The text at fault. */
  found: string;
  suggestion?: string;
  texts: Texts;
};

const PROBLEMS = {
  'unknown-field': {
    ca: 'El camp «{found}» no existeix.', es: 'El campo «{found}» no existe.', en: 'There is no field “{found}”.',
  },
  'unknown-format': {
    ca: 'El camp no es pot mostrar com a «{found}».', es: 'El campo no se puede mostrar como «{found}».', en: 'The field cannot be shown as “{found}”.',
  },
  'unknown-option': {
    ca: '«{found}» no és cap dels valors del camp.', es: '«{found}» no es ninguno de los valores del campo.', en: '“{found}” is none of the values of the field.',
  },
  'not-a-list': {
    ca: '«{found}» no és una llista: {{#each}} només recorre llistes.', es: '«{found}» no es una lista: {{#each}} solo recorre listas.', en: '“{found}” is not a list: {{#each}} only goes over lists.',
  },
  'not-a-value': {
    ca: '«{found}» agrupa diversos camps: trieu-ne un.', es: '«{found}» agrupa varios campos: elija uno.', en: '“{found}” holds several fields: choose one.',
  },
  malformed: {
    ca: 'No s’entén «{found}»: escriviu-hi un camp, com ara {{ expedient.numero }}.', es: 'No se entiende «{found}»: escriba un campo, como {{ expedient.numero }}.', en: '“{found}” cannot be read: write a field, such as {{ expedient.numero }}.',
  },
  unclosed: {
    ca: 'Falta tancar «{found}».', es: 'Falta cerrar «{found}».', en: '“{found}” is never closed.',
  },
  'unexpected-close': {
    ca: '«{found}» no tanca res obert.', es: '«{found}» no cierra nada abierto.', en: '“{found}” closes nothing that is open.',
  },
  'too-deep': {
    ca: 'Hi ha massa blocs l’un dins de l’altre (màxim 8).', es: 'Hay demasiados bloques uno dentro de otro (máximo 8).', en: 'Too many blocks inside one another (8 at most).',
  },
  'too-long': {
    ca: 'La plantilla és massa llarga (màxim 100.000 caràcters).', es: 'La plantilla es demasiado larga (máximo 100.000 caracteres).', en: 'The template is too long (100,000 characters at most).',
  },
} satisfies Record<string, Texts>;

export function problem(code: TemplateProblem['code'], { line, column }: { line: number; column: number }, found = '', suggestion?: string): TemplateProblem {
  const texts = PROBLEMS[code];
  const shown = found.slice(0, 80);
  return {
    code, line, column, found: shown,
    ...(suggestion ? { suggestion } : {}),
    texts: {
      ca: texts.ca.replace('{found}', () => shown) + (suggestion ? ` Volíeu dir «${suggestion}»?` : ''),
      es: texts.es.replace('{found}', () => shown) + (suggestion ? ` ¿Quería decir «${suggestion}»?` : ''),
      en: texts.en.replace('{found}', () => shown) + (suggestion ? ` Did you mean “${suggestion}”?` : ''),
    },
  };
}
