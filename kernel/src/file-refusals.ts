import { FileRefused, type FileRefusalCode } from './files/index.ts';
import { refusal, type Refusal } from './problem.ts';
import { words } from './text.ts';

export const storeFull = refusal('kernel.store-full', {
  status: 507,
  says: {
    ca: 'No queda espai al servidor i no s’ha desat res. Aviseu qui administra el sistema; la resta continua funcionant.',
    es: 'No queda espacio en el servidor y no se ha guardado nada. Avise a quien administra el sistema; el resto sigue funcionando.',
    en: 'The server has no room left and nothing was saved. Tell the administrator; the rest goes on working.',
  },
});

const refusals: Readonly<Record<FileRefusalCode, Refusal>> = {
  empty: refusal('kernel.file-empty', { status: 422, says: words('El fitxer és buit. Comproveu-lo i torneu-lo a pujar.', 'El fichero está vacío. Compruébelo y vuelva a subirlo.', 'The file is empty. Check it and upload it again.') }),
  'too-large': refusal('kernel.file-too-large', { status: 413, says: words('El fitxer passa de 100 MB. Reduïu-lo o dividiu-lo en parts.', 'El fichero pasa de 100 MB. Redúzcalo o divídalo en partes.', 'The file is larger than 100 MB. Make it smaller or split it.') }),
  'name-unsafe': refusal('kernel.file-name-unsafe', { status: 422, says: words('El nom del fitxer no és vàlid. Canvieu-li el nom i torneu-lo a pujar.', 'El nombre del fichero no es válido. Cámbielo y vuelva a subirlo.', 'The name of the file is not valid. Rename it and upload it again.') }),
  'type-mismatch': refusal('kernel.file-type-mismatch', { status: 415, says: words('El contingut del fitxer no és el que diu el seu nom. Deseu-lo de nou amb el programa que el va fer.', 'El contenido del fichero no es el que dice su nombre. Guárdelo de nuevo con el programa que lo hizo.', 'The content of the file is not what its name says. Save it again with the program that made it.') }),
  'type-not-allowed': refusal('kernel.file-type-not-allowed', { status: 415, says: words('Aquest tipus de fitxer no s’admet. Convertiu-lo a PDF i torneu-lo a pujar.', 'Este tipo de fichero no se admite. Conviértalo a PDF y vuelva a subirlo.', 'This kind of file is not accepted. Convert it to PDF and upload it again.') }),
  'store-full': storeFull,
  missing: refusal('kernel.file-missing', { status: 404, says: words('No trobem el contingut d’aquest fitxer. Aviseu qui administra el sistema.', 'No encontramos el contenido de este fichero. Avise a quien administra el sistema.', 'The content of this file cannot be found. Tell the administrator.') }),
};

/** What a person is told of a file that is not taken; anything else stays as it was. */
export const explainFile = (failure: unknown): unknown => (failure instanceof FileRefused ? refusals[failure.code](failure.detail) : failure);
