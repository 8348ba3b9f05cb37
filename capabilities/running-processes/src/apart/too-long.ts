import { refusal } from '@comu/kernel';

/** A drawing or a decision that could not be read within the time and the memory it is allowed. */
export const tooLongToRead = refusal('processes.reading-too-long', {
  status: 422,
  says: { ca: 'Aquest model demana massa temps o massa memòria per llegir-lo. Dividiu-lo en processos que es cridin, i les taules grans en decisions més petites.', es: 'Este modelo pide demasiado tiempo o demasiada memoria para leerlo. Divídalo en procesos que se llamen, y las tablas grandes en decisiones más pequeñas.', en: 'This model takes too much time or memory to be read. Split it into processes that call one another, and large tables into smaller decisions.' },
});
