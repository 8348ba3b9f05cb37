import { fill, type Language, type Text } from './text.ts';

/** One thing wrong with one field of an input: what rule it broke and how to put it right. */
export interface FieldProblem {
  /** JSON pointer into the input, as RFC 6901 writes it: `/parties/0/nif`. */
  readonly field: string;
  readonly rule: string;
  readonly remedy: Text;
}

/** Something a person can cause and can mend. Everything else is `Error`: only we can cause it. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly sentence: Text;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];

  constructor(code: string, status: number, sentence: Text, facts: Readonly<Record<string, unknown>> = {}, fields: readonly FieldProblem[] = []) {
    // The message goes to logs, so it holds the code alone: facts may be personal data.
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
    this.sentence = sentence;
    this.facts = facts;
    this.fields = fields;
  }
}

export interface RefusalDeclaration {
  /** HTTP status; 409 (the state of things forbids it) when not said. */
  readonly status?: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503 | 507;
  /** What happened and how to go on; `{name}` is filled from the facts. */
  readonly says: Text;
  /** The article or rule behind it, shown with the sentence: `Llei 39/2015, art. 68.1`. */
  readonly rule?: string;
}

export interface Refusal {
  (facts?: Readonly<Record<string, unknown>>): Refused;
  readonly code: string;
}

/** Declares a refusal with its sentence, so that none can be thrown without one: `throw deviceNotStored({ tag })`. */
export function refusal(code: string, { status = 409, says, rule }: RefusalDeclaration): Refusal {
  const make = (facts: Readonly<Record<string, unknown>> = {}) =>
    new Refused(code, status, fill(says, facts), rule === undefined ? facts : { ...facts, rule });
  return Object.assign(make, { code });
}

/** RFC 9457 problem details, in the reader's language, with every language's sentence for clients that switch. */
export function problemOf(refused: Refused, language: Language) {
  return {
    type: `about:blank#${refused.code}`,
    code: refused.code,
    status: refused.status,
    title: refused.sentence[language],
    detail: refused.sentence[language],
    sentence: refused.sentence,
    facts: refused.facts,
    fields: refused.fields.map((each) => ({ ...each, remedy: each.remedy[language] })),
  };
}

export const notFound = refusal('kernel.not-found', {
  status: 404,
  says: {
    ca: 'No trobem “{what}” en aquest ens. Potser és d’un altre ens o l’enllaç és antic: torneu a la llista i cerqueu-lo.',
    es: 'No encontramos «{what}» en este ente. Quizá es de otro ente o el enlace es antiguo: vuelva a la lista y búsquelo.',
    en: 'There is no “{what}” in this organisation. It may belong to another one or the link may be old: go back to the list and search for it.',
  },
});

export const notAllowed = refusal('kernel.not-allowed', {
  status: 403,
  says: {
    ca: 'Cal el permís “{permission}” en aquest ens i no el teniu. Demaneu-lo a qui administra l’ens.',
    es: 'Se necesita el permiso «{permission}» en este ente y no lo tiene. Pídalo a quien administra el ente.',
    en: 'The permission “{permission}” is needed in this organisation and you do not hold it. Ask its administrator.',
  },
});

export const signInFirst = refusal('kernel.sign-in-first', {
  status: 401,
  says: {
    ca: 'La sessió no és oberta o ha caducat. Identifiqueu-vos i torneu-hi: el que heu escrit es conserva.',
    es: 'La sesión no está abierta o ha caducado. Identifíquese y vuelva: lo que ha escrito se conserva.',
    en: 'You are not signed in, or the session has expired. Sign in and come back: what you wrote is kept.',
  },
});

export const noOrganisation = refusal('kernel.no-organisation', {
  status: 400,
  says: {
    ca: 'No sabem en nom de quin ens actueu. Trieu un dels vostres ens i torneu-ho a provar.',
    es: 'No sabemos en nombre de qué ente actúa. Elija uno de sus entes y vuelva a intentarlo.',
    en: 'We do not know in whose name you act. Choose one of your organisations and try again.',
  },
});

export const changedMeanwhile = refusal('kernel.changed-meanwhile', {
  says: {
    ca: 'Algú altre ho ha canviat mentre hi treballàveu. Es conserva el que heu escrit: recarregueu, compareu i torneu-ho a desar.',
    es: 'Otra persona lo ha cambiado mientras trabajaba. Se conserva lo que ha escrito: recargue, compare y vuelva a guardarlo.',
    en: 'Somebody else changed it while you worked. What you wrote is kept: reload, compare and save again.',
  },
});

export const alreadyExists = refusal('kernel.already-exists', {
  says: {
    ca: 'Ja n’hi ha un amb el mateix valor a “{field}”. Obriu el que ja existeix o canvieu el valor.',
    es: 'Ya existe uno con el mismo valor en «{field}». Abra el existente o cambie el valor.',
    en: 'There is already one with the same value in “{field}”. Open that one or change the value.',
  },
});

export const stillUsed = refusal('kernel.still-used', {
  says: {
    ca: 'No es pot fer: hi ha altres registres que en depenen ({constraint}).',
    es: 'No se puede hacer: hay otros registros que dependen de él ({constraint}).',
    en: 'It cannot be done: other records depend on it ({constraint}).',
  },
});

export const inputRefused = (fields: readonly FieldProblem[]) =>
  new Refused(
    'kernel.input-refused',
    422,
    {
      ca: `Hi ha ${fields.length === 1 ? 'un camp' : `${fields.length} camps`} per corregir. No s’ha desat res i el que heu escrit es conserva.`,
      es: `Hay ${fields.length === 1 ? 'un campo' : `${fields.length} campos`} por corregir. No se ha guardado nada y lo que ha escrito se conserva.`,
      en: `${fields.length === 1 ? 'One field needs' : `${fields.length} fields need`} correcting. Nothing was saved and what you wrote is kept.`,
    },
    {},
    fields,
  );
