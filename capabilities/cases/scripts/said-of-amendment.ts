import type { Said } from '../../processes/scripts/draw-process.ts';

/** What every process that asks a party to complete what they filed calls those steps, in Spanish and English. */
export const saidOfAmendment: Said = {
  'Es redacta el requeriment': ['Se redacta el requerimiento', 'The requirement is being written'],
  'Se us notifica el requeriment': ['Se le notifica el requerimiento', 'You are notified of the requirement'],
  'Se suspèn el termini: teniu 10 dies hàbils': ['Se suspende el plazo: tiene 10 días hábiles', 'The term is suspended: you have 10 working days'],
  'Es reprèn el termini per resoldre': ['Se reanuda el plazo para resolver', 'The term to decide is resumed'],
  'Es comprova que el termini ha vençut': ['Se comprueba que el plazo ha vencido', 'It is checked that the term has run out'],
  'Heu de completar la sol·licitud': ['Debe completar la solicitud', 'You have to complete the application'],
  'Se signa el requeriment': ['Se firma el requerimiento', 'The requirement is being signed'],
  'El requeriment és signat': ['El requerimiento está firmado', 'The requirement is signed'],
  'No se signa i es refà el requeriment': ['No se firma y se rehace el requerimiento', 'It is not signed and the requirement is redone'],
  'Rebeu el requeriment': ['Recibe el requerimiento', 'You receive the requirement'],
  'Ens arriba el que hi faltava': ['Nos llega lo que faltaba', 'We receive what was missing'],
  'Redacta el requeriment': ['Redacta el requerimiento', 'Write the requirement'],
  'Requeriment signat': ['Requerimiento firmado', 'Requirement signed'],
  'Notifica el requeriment': ['Notifica el requerimiento', 'Notify the requirement'],
  'Requeriment notificat': ['Requerimiento notificado', 'Requirement notified'],
  'Suspèn el termini i compta els 10 dies hàbils': ['Suspende el plazo y cuenta los 10 días hábiles', 'Suspend the term and count the 10 working days'],
  'Esmena dins del termini?': ['¿Se subsana en plazo?', 'Amended in time?'],
  'Arriba l’esmena': ['Llega la subsanación', 'The amendment arrives'],
  'Reprèn el termini per resoldre': ['Reanuda el plazo para resolver', 'Resume the term to decide'],
  '10 dies hàbils sense esmena (art. 68.1)': ['10 días hábiles sin subsanación (art. 68.1)', '10 working days without amendment (art. 68.1)'],
  'Comprova que el termini ha vençut': ['Comprueba que el plazo ha vencido', 'Check that the term has run out'],
  'Ha vençut?': ['¿Ha vencido?', 'Has it run out?'],
  'encara no': ['todavía no', 'not yet'],
};
