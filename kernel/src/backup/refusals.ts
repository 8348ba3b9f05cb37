import { refusal } from '../problem.ts';

export const needsFreeRole = refusal('kernel.backup-needs-role', {
  says: {
    ca: 'L’usuari “{role}” de la base de dades no veu totes les files i la còpia quedaria incompleta: no s’ha fet. Doneu-li pas (alter role "{role}" bypassrls) o indiqueu a DATABASE_URL un usuari que en tingui.',
    es: 'El usuario «{role}» de la base de datos no ve todas las filas y la copia quedaría incompleta: no se ha hecho. Dele paso (alter role "{role}" bypassrls) o indique en DATABASE_URL un usuario que lo tenga.',
    en: 'The database user “{role}” does not see every row, so the copy would be incomplete: it was not made. Let it pass (alter role "{role}" bypassrls) or name in DATABASE_URL a user that may.',
  },
});
export const folderTaken = refusal('kernel.backup-folder-taken', {
  says: {
    ca: 'La carpeta {folder} conté altres coses ({other}). Trieu una carpeta buida, o la d’una còpia anterior per copiar-hi només el que és nou.',
    es: 'La carpeta {folder} contiene otras cosas ({other}). Elija una carpeta vacía, o la de una copia anterior para copiar solo lo nuevo.',
    en: 'The folder {folder} holds other things ({other}). Choose an empty folder, or that of an earlier backup to copy only what is new.',
  },
});
export const fileTaken = refusal('kernel.backup-file-taken', {
  says: {
    ca: 'El fitxer {file} ja existeix i no es reescriu. Trieu un altre nom.',
    es: 'El archivo {file} ya existe y no se reescribe. Elija otro nombre.',
    en: 'The file {file} already exists and is not written over. Choose another name.',
  },
});
export const notABackup = refusal('kernel.not-a-backup', {
  says: {
    ca: '{from} no és una còpia de seguretat acabada de Comú: no hi ha cap manifest que es pugui llegir. Si la còpia es va interrompre, torneu-la a fer.',
    es: '{from} no es una copia de seguridad terminada de Comú: no hay ningún manifiesto legible. Si la copia se interrumpió, vuelva a hacerla.',
    en: '{from} is not a finished backup of Comú: there is no manifest that can be read. If the backup was interrupted, make it again.',
  },
});
export const otherSecret = refusal('kernel.backup-other-secret', {
  says: {
    ca: 'Aquesta còpia es va fer amb un altre secret: les claus que hi ha no es podrien obrir. Poseu a COMU_SECRET (o al fitxer “secret” de la carpeta de dades) el de la instal·lació copiada.',
    es: 'Esta copia se hizo con otro secreto: las claves que contiene no se podrían abrir. Ponga en COMU_SECRET (o en el archivo «secret» de la carpeta de datos) el de la instalación copiada.',
    en: 'This backup was made under another secret: the keys in it could not be opened. Put that of the copied installation in COMU_SECRET (or in the file “secret” of the data folder).',
  },
});
export const manifestChanged = refusal('kernel.backup-manifest-changed', {
  says: {
    ca: 'El manifest de la còpia s’ha modificat després de fer-la: no se’n pot refiar ningú. Feu servir una altra còpia.',
    es: 'El manifiesto de la copia se ha modificado después de hacerla: no es de fiar. Use otra copia.',
    en: 'The manifest of the backup was changed after it was made: it cannot be trusted. Use another backup.',
  },
});
export const otherVersion = refusal('kernel.backup-other-version', {
  says: {
    ca: 'La còpia és d’una altra versió de Comú (esquema {theirs}; aquesta, {ours}). Restaureu-la amb la versió que la va fer i després actualitzeu.',
    es: 'La copia es de otra versión de Comú (esquema {theirs}; esta, {ours}). Restáurela con la versión que la hizo y después actualice.',
    en: 'The backup is of another version of Comú (schema {theirs}; this one, {ours}). Restore it with the version that made it, then upgrade.',
  },
});
export const notEmpty = refusal('kernel.restore-not-empty', {
  says: {
    ca: 'La instal·lació ja té dades ({table}) i no s’hi restaura res a sobre. Feu-ho en una base de dades buida: una altra DATABASE_URL o una altra COMU_DATA.',
    es: 'La instalación ya tiene datos ({table}) y no se restaura nada encima. Hágalo en una base de datos vacía: otra DATABASE_URL u otra COMU_DATA.',
    en: 'The installation already has data ({table}) and nothing is restored over them. Use an empty database: another DATABASE_URL or another COMU_DATA.',
  },
});
export const partDamaged = refusal('kernel.backup-part-damaged', {
  says: {
    ca: 'La part {part} de la còpia està malmesa: no s’ha restaurat res. Feu servir una altra còpia.',
    es: 'La parte {part} de la copia está dañada: no se ha restaurado nada. Use otra copia.',
    en: 'The part {part} of the backup is damaged: nothing was restored. Use another backup.',
  },
});
