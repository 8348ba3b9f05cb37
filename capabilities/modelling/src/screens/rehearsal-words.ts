import type { Text } from '@comu/design';
import type { Action } from './rows.ts';

/** The name of an element as its file has it. */
export function nameIn(bpmn: string, element: string): string {
  const tag = new RegExp(`<[^>]*\\bid="${element.replaceAll(/[^\w-]/g, '\\$&')}"[^>]*>`).exec(bpmn)?.[0] ?? '';
  return /\bname="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&#10;', ' ').replaceAll('&amp;', '&') || element;
}

/** What an action of a rehearsal was, in one sentence. */
export function sayAction(action: Action, bpmn: string): Text {
  const name = 'element' in action ? nameIn(bpmn, action.element) : '';
  switch (action.do) {
    case 'task': return { ca: `${action.by} fa «${name}»`, es: `${action.by} hace «${name}»`, en: `${action.by} does “${name}”` };
    case 'answer': return { ca: `«${name}» respon`, es: `«${name}» responde`, en: `“${name}” answers` };
    case 'fail': return { ca: `«${name}» falla: ${action.message}`, es: `«${name}» falla: ${action.message}`, en: `“${name}” fails: ${action.message}` };
    case 'message': return { ca: `Arriba el missatge «${action.name}»`, es: `Llega el mensaje «${action.name}»`, en: `The message “${action.name}” arrives` };
    case 'signal': return { ca: `Arriba el senyal «${action.name}»`, es: `Llega la señal «${action.name}»`, en: `The signal “${action.name}” arrives` };
    case 'wait': return action.for === 'next' ? { ca: 'Passa el temps fins al que venç primer', es: 'Pasa el tiempo hasta lo que vence primero', en: 'Time goes by until what falls due next' } : { ca: `Passa el temps (${action.for})`, es: `Pasa el tiempo (${action.for})`, en: `Time goes by (${action.for})` };
  }
}
