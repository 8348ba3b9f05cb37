import { words, type Text } from '@comu/kernel';
import type { Failure } from './ask.ts';

/** Why another system could not be asked, and what to do. */
export const failures: Readonly<Record<Failure, Text>> = {
  timeout: words('«{name}» no ha respost a temps ({seconds} s).', '«{name}» no ha respondido a tiempo ({seconds} s).', '“{name}” did not answer in time ({seconds} s).'),
  'too-large': words('La resposta de «{name}» és massa gran (més de {kilobytes} kB). Demaneu-ne menys o apugeu-ne el límit.', 'La respuesta de «{name}» es demasiado grande (más de {kilobytes} kB). Pida menos o suba su límite.', 'The answer of “{name}” is too large (more than {kilobytes} kB). Ask for less or raise its limit.'),
  certificate: words('El certificat de «{name}» no és vàlid per a la seva adreça, o ningú de confiança no el signa. No s’hi ha enviat res.', 'El certificado de «{name}» no es válido para su dirección, o nadie de confianza lo firma. No se le ha enviado nada.', 'The certificate of “{name}” is not valid for its address, or nobody trusted signs it. Nothing was sent.'),
  'unknown-host': words('No es troba l’adreça de «{name}». Reviseu-ne el nom.', 'No se encuentra la dirección de «{name}». Revise el nombre.', 'The address of “{name}” is not found. Check its name.'),
  'private-address': words('L’adreça de «{name}» porta a una xarxa privada, on els connectors no poden anar.', 'La dirección de «{name}» lleva a una red privada, adonde los conectores no pueden ir.', 'The address of “{name}” leads to a private network, where connectors may not go.'),
  'refused-connection': words('«{name}» no accepta connexions ara.', '«{name}» no acepta conexiones ahora.', '“{name}” accepts no connections now.'),
  'redirect-outside': words('«{name}» envia a una adreça que no és a la llista de connexions.', '«{name}» envía a una dirección que no está en la lista de conexiones.', '“{name}” redirects to an address that is not on the list of connections.'),
  'too-many-redirects': words('«{name}» envia d’una adreça a una altra sense acabar mai.', '«{name}» envía de una dirección a otra sin acabar nunca.', '“{name}” redirects from one address to another without end.'),
  'broken-off': words('La connexió amb «{name}» s’ha tallat.', 'La conexión con «{name}» se ha cortado.', 'The connection to “{name}” was broken off.'),
};
/** What may pass by itself if one waits. */
export const passing: ReadonlySet<Failure> = new Set(['timeout', 'refused-connection', 'broken-off', 'unknown-host']);

export const statusRefused = words('«{name}» ha respost que no es pot fer (codi {status}).', '«{name}» ha respondido que no se puede hacer (código {status}).', '“{name}” answered that it cannot be done (status {status}).');
export const statusBroken = words('«{name}» té un error seu (codi {status}).', '«{name}» tiene un error propio (código {status}).', '“{name}” has an error of its own (status {status}).');
export const resting = words('«{name}» ha fallat massa vegades seguides i es deixa reposar fins a les {time}.', '«{name}» ha fallado demasiadas veces seguidas y se deja descansar hasta las {time}.', '“{name}” has failed too often in a row and is left alone until {time}.');
