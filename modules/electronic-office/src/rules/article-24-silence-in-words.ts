import type { Text } from '@comu/kernel';
import { say } from '../words.ts';

/** What not being answered in time means to whoever asked (Llei 39/2015, art. 24.1), or nothing where silence has no effect. */
export function silenceInWords(silence: 'granted' | 'refused' | 'none'): Text | null {
  if (silence === 'granted') return say('Si no us contesten a temps, podeu entendre que us diuen que sí (silenci estimatori, art. 24).', 'Si no le contestan a tiempo, puede entender que le dicen que sí (silencio estimatorio, art. 24).', 'If you are not answered in time, you may take it as a yes (positive silence, art. 24).');
  if (silence === 'refused') return say('Si no us contesten a temps, podeu entendre que us diuen que no i recórrer-hi (silenci desestimatori, art. 24).', 'Si no le contestan a tiempo, puede entender que le dicen que no y recurrir (silencio desestimatorio, art. 24).', 'If you are not answered in time, you may take it as a no and appeal (negative silence, art. 24).');
  return null;
}
