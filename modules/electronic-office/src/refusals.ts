import { refusal } from '@comu/kernel';
import { say } from './words.ts';

export const identifyFirst = refusal('electronic-office.identify-first', { status: 401, rule: 'Llei 39/2015, art. 9', says: say(
  'Cal identificar-se, o la visita ha caducat. Identifiqueu-vos i torneu-hi: l’esborrany es conserva.', 'Hay que identificarse, o la visita ha caducado. Identifíquese y vuelva: el borrador se conserva.', 'You have to identify yourself, or the visit has lapsed. Do so and come back: the draft is kept.') });
export const journeyOver = refusal('electronic-office.journey-over', { status: 410, says: say(
  'Aquesta identificació ja no és vàlida: s’ha fet servir o ha passat massa temps. Torneu a començar.', 'Esta identificación ya no es válida: se ha usado o ha pasado demasiado tiempo. Vuelva a empezar.', 'This identification is no longer valid: it was used or took too long. Begin again.') });
export const providerAway = refusal('electronic-office.provider-away', { status: 503, says: say(
  '{provider} no respon. Torneu-ho a provar d’aquí a uns minuts o trieu una altra manera d’identificar-vos.', '{provider} no responde. Vuelva a intentarlo en unos minutos o elija otra forma de identificarse.', '{provider} does not answer. Try again in a few minutes or choose another way.') });
export const providerRefused = refusal('electronic-office.provider-refused', { status: 422, says: say(
  '{provider} no us ha identificat. Torneu-ho a provar.', '{provider} no le ha identificado. Vuelva a intentarlo.', '{provider} did not identify you. Try again.') });
export const noNumber = refusal('electronic-office.no-number', { status: 422, rule: 'Llei 39/2015, art. 9.2', says: say(
  '{provider} no ha dit un número d’identitat vàlid i sense ell no es pot presentar res. Identifiqueu-vos d’una altra manera.', '{provider} no ha indicado un número de identidad válido y sin él no se puede presentar nada. Identifíquese de otra forma.', '{provider} gave no valid identity number, without which nothing can be filed. Identify yourself in another way.') });
export const notOffered = refusal('electronic-office.not-offered', { status: 404, says: say(
  'Aquest tràmit no és (o ja no és) a la seu de l’ens. Torneu a la llista de tràmits.', 'Este trámite no está (o ya no está) en la sede del ente. Vuelva a la lista de trámites.', 'This procedure is not, or no longer, offered here. Go back to the list.') });
export const notForYou = refusal('electronic-office.not-for-you', { status: 422, says: say(
  'Aquest tràmit només el poden iniciar {ca}. Digueu en nom de qui actueu o trieu-ne un altre.', 'Este trámite solo lo pueden iniciar {es}. Diga en nombre de quién actúa o elija otro.', 'Only {en} may begin this procedure. Say on whose behalf you act, or choose another.') });
export const tooManyFiles = refusal('electronic-office.too-many-files', { status: 422, says: say(
  'Hi caben 20 fitxers i ja hi són. Traieu-ne algun o ajunteu-los en un PDF.', 'Caben 20 ficheros y ya están. Quite alguno o únalos en un PDF.', 'Twenty files fit, and they are there. Remove one or join them in one PDF.') });
export const fileTooLarge = refusal('electronic-office.file-too-large', { status: 413, says: say(
  '“{name}” passa de 50 MB. Reduïu-lo o dividiu-lo en parts.', '«{name}» pasa de 50 MB. Redúzcalo o divídalo en partes.', '“{name}” is larger than 50 MB. Make it smaller or split it.') });
export const fileHostile = refusal('electronic-office.file-hostile', { status: 422, says: say(
  'No podem admetre “{name}”. {ca} Deseu-lo sense això i torneu-lo a pujar.', 'No podemos admitir «{name}». {es} Guárdelo sin eso y vuelva a subirlo.', 'We cannot take “{name}”. {en} Save it without that and upload it again.') });
export const alreadyFiled = refusal('electronic-office.already-filed', { says: say(
  'Això ja es va presentar amb el número {code} i no es pot canviar. Si hi falta res, afegiu-ho des de “Els meus tràmits”.', 'Esto ya se presentó con el número {code} y no se puede cambiar. Si falta algo, añádalo desde «Mis trámites».', 'This was already filed under number {code} and cannot be changed. If something is missing, add it from “My matters”.') });
export const caseClosed = refusal('electronic-office.case-closed', { rule: 'Llei 39/2015, art. 76.1', says: say(
  'L’expedient {code} ja és tancat i no s’hi pot afegir res. Presenteu una sol·licitud nova.', 'El expediente {code} ya está cerrado y no se puede añadir nada. Presente una solicitud nueva.', 'Case {code} is closed and nothing can be added. File a new application.') });
export const nothingToFile = refusal('electronic-office.nothing-to-file', { status: 422, says: say(
  'Escriviu què voleu dir o adjunteu un document abans de presentar-ho.', 'Escriba qué quiere decir o adjunte un documento antes de presentarlo.', 'Write what you want to say or attach a document before filing.') });
export const noSuchProcedure = refusal('electronic-office.no-such-procedure', { status: 422, says: say(
  'L’ens no té cap procediment amb el codi “{code}”. Doneu-lo d’alta a Procediments i torneu a publicar el tràmit.', 'El ente no tiene ningún procedimiento con el código «{code}». Délo de alta en Procedimientos y vuelva a publicar el trámite.', 'The organisation has no procedure with the code “{code}”. Add it under Procedures and publish again.') });
export const noSuchCopy = refusal('electronic-office.no-such-copy', { status: 404, says: say(
  'Cap còpia d’aquest ens no té aquest codi. Reviseu-lo: el trobareu a l’última pàgina de la còpia.', 'Ninguna copia de este ente tiene este código. Revíselo: lo encontrará en la última página de la copia.', 'No copy of this organisation has this code. Check it: it is on the last page of the copy.') });
export const scanUnreadable = refusal('electronic-office.scan-unreadable', { status: 422, says: say(
  '“{name}” no és una imatge PNG o JPEG ni un PDF. Escanegeu-ho en un d’aquests formats.', '«{name}» no es una imagen PNG o JPEG ni un PDF. Escanéelo en uno de estos formatos.', '“{name}” is neither a PNG or JPEG image nor a PDF. Scan it in one of these formats.') });
export const notSealedYet = refusal('electronic-office.not-sealed-yet', { says: say(
  '“{title}” encara no té còpia segellada. Espereu que acabi la lectura i torneu-ho a provar.', '«{title}» todavía no tiene copia sellada. Espere a que acabe la lectura y vuelva a intentarlo.', '“{title}” has no sealed copy yet. Wait for the reading to end and try again.') });
export const alreadyRegistered = refusal('electronic-office.already-registered', { rule: 'Llei 39/2015, art. 16', says: say(
  '“{title}” ja es va registrar: és l’entrada {code}. Si cal registrar-lo una altra vegada, digueu-ne el motiu.', '«{title}» ya se registró: es la entrada {code}. Si hay que registrarlo otra vez, diga el motivo.', '“{title}” was already registered: it is the entry {code}. If it has to be registered again, say why.') });
