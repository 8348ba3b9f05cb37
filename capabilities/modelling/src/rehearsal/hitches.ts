import { fill } from '@comu/kernel/text';
import type { Text } from '@comu/processes';

/** Why a rehearsal could not go on, and at which of its actions; null when it could not start. */
export interface Hitch { readonly sentence: Text; readonly action: number | null }

const says = {
  noStart: { ca: 'El model ja no té l’inici «{name}». Trieu-ne un altre.', es: 'El modelo ya no tiene el inicio «{name}». Elija otro.', en: 'The model no longer has the start “{name}”. Choose another.' },
  noTask: { ca: 'Ara ningú no espera que es faci «{name}».', es: 'Ahora nadie espera que se haga «{name}».', en: 'Nobody waits for “{name}” to be done now.' },
  noJob: { ca: 'El pas automàtic «{name}» no espera ara cap resposta.', es: 'El paso automático «{name}» no espera ahora ninguna respuesta.', en: 'The automatic step “{name}” waits for no answer now.' },
  noMessage: { ca: 'Ningú no espera ara el missatge «{name}».', es: 'Nadie espera ahora el mensaje «{name}».', en: 'Nobody waits for the message “{name}” now.' },
  noSignal: { ca: 'Ningú no espera ara el senyal «{name}».', es: 'Nadie espera ahora la señal «{name}».', en: 'Nobody waits for the signal “{name}” now.' },
  noTimer: { ca: 'Ara no hi ha cap data ni termini que s’esperi.', es: 'Ahora no hay ninguna fecha ni plazo que se espere.', en: 'No date or term is awaited now.' },
  circles: { ca: 'El procés dona voltes sense aturar-se: mireu les condicions i els temporitzadors que es repeteixen.', es: 'El proceso da vueltas sin detenerse: mire las condiciones y los temporizadores que se repiten.', en: 'The process runs in circles without coming to rest: look at its conditions and repeating timers.' },
} satisfies Record<string, Text>;

const hitch = (text: Text) => (name = ''): Hitch => ({ sentence: fill(text, { name }), action: null });

/** Each way in which a rehearsal stops, in words. */
export const hitches = Object.fromEntries(Object.entries(says).map(([key, text]) => [key, hitch(text)])) as { readonly [K in keyof typeof says]: (name?: string) => Hitch };
