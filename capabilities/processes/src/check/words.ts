import type { Text } from '../text.ts';

/** What people call the parts of BPMN, for the sentences of the rules. */
export const eventKinds: Readonly<Record<string, Text>> = {
  none: { ca: 'simple', es: 'simple', en: 'plain' },
  message: { ca: 'missatge', es: 'mensaje', en: 'message' },
  timer: { ca: 'temporitzador', es: 'temporizador', en: 'timer' },
  error: { ca: 'error', es: 'error', en: 'error' },
  escalation: { ca: 'escalada', es: 'escalada', en: 'escalation' },
  cancel: { ca: 'cancel·lació', es: 'cancelación', en: 'cancel' },
  compensate: { ca: 'compensació', es: 'compensación', en: 'compensation' },
  conditional: { ca: 'condicional', es: 'condicional', en: 'conditional' },
  link: { ca: 'enllaç', es: 'enlace', en: 'link' },
  signal: { ca: 'senyal', es: 'señal', en: 'signal' },
  terminate: { ca: 'terminació', es: 'terminación', en: 'terminate' },
};

export const positions: Readonly<Record<string, Text>> = {
  start: { ca: 'l’inici d’un procés', es: 'el inicio de un proceso', en: 'the start of a process' },
  'start of sub-process': { ca: 'l’inici d’un subprocés', es: 'el inicio de un subproceso', en: 'the start of a sub-process' },
  'start of event sub-process': { ca: 'l’inici d’un subprocés d’esdeveniment', es: 'el inicio de un subproceso de evento', en: 'the start of an event sub-process' },
  'start of event sub-process, non-interrupting': { ca: 'l’inici d’un subprocés d’esdeveniment que no interromp', es: 'el inicio de un subproceso de evento que no interrumpe', en: 'the start of a non-interrupting event sub-process' },
  'intermediate catch': { ca: 'captura intermèdia', es: 'captura intermedia', en: 'intermediate catch' },
  'intermediate throw': { ca: 'llançament intermedi', es: 'lanzamiento intermedio', en: 'intermediate throw' },
  boundary: { ca: 'la vora d’una activitat', es: 'el borde de una actividad', en: 'the boundary of an activity' },
  'boundary, non-interrupting': { ca: 'la vora d’una activitat, sense interrompre-la', es: 'el borde de una actividad, sin interrumpirla', en: 'the boundary of an activity, not interrupting it' },
  end: { ca: 'el final', es: 'el final', en: 'the end' },
};

export const directions: Readonly<Record<string, Text>> = {
  Converging: { ca: 'd’unió', es: 'de unión', en: 'converging' },
  Diverging: { ca: 'de separació', es: 'de separación', en: 'diverging' },
  Mixed: { ca: 'mixta', es: 'mixta', en: 'mixed' },
};

/** The words of a key, or the key itself where there are none. */
export const wordsFor = (words: Readonly<Record<string, Text>>, key: string): Text | string => words[key] ?? key;
