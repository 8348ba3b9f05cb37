import type { Text } from '../text.ts';

/** Another living process keeps its database in the folder: starting twice would corrupt it. */
export class EmbeddedInUse extends Error {
  override readonly name = 'EmbeddedInUse';
  readonly code = 'embedded.in-use';
  readonly text: Text;
  readonly folder: string;
  readonly pid: number;
  constructor({ folder, pid }: { folder: string; pid: number }) {
    const text = {
      ca: `La carpeta de dades ${folder} ja està en ús pel procés ${pid}. Atureu-lo abans de tornar a començar, o trieu una altra carpeta.`,
      es: `La carpeta de datos ${folder} ya está en uso por el proceso ${pid}. Deténgalo antes de volver a empezar, o elija otra carpeta.`,
      en: `The data folder ${folder} is already in use by process ${pid}. Stop it before starting again, or choose another folder.`,
    };
    super(text.en);
    this.text = text;
    this.folder = folder;
    this.pid = pid;
  }
}

/** No PostgreSQL comes for this machine; a `DATABASE_URL` is then the way. */
export class EmbeddedUnavailable extends Error {
  override readonly name = 'EmbeddedUnavailable';
  readonly code = 'embedded.unavailable';
  readonly text: Text;
  constructor({ what }: { what: string }) {
    const text = {
      ca: `El PostgreSQL incorporat no es pot fer servir en aquesta màquina (${what}). Instal·leu PostgreSQL 15 o posterior i indiqueu-ne l’adreça a DATABASE_URL.`,
      es: `El PostgreSQL incorporado no puede usarse en esta máquina (${what}). Instale PostgreSQL 15 o posterior e indique su dirección en DATABASE_URL.`,
      en: `The embedded PostgreSQL cannot be used on this machine (${what}). Install PostgreSQL 15 or later and give its address in DATABASE_URL.`,
    };
    super(text.en);
    this.text = text;
  }
}

/** The data are there, or were, but the account that PostgreSQL runs as cannot get at them; a new empty database would hide that. */
export class EmbeddedUnreachable extends Error {
  override readonly name = 'EmbeddedUnreachable';
  readonly code = 'embedded.unreachable';
  readonly text: Text;
  constructor({ data }: { data: string }) {
    const text = {
      ca: `El PostgreSQL incorporat no pot arribar a les dades de ${data}. Doneu pas a les carpetes que hi porten (chmod o+x) o, si és un enllaç trencat, recupereu-ne la carpeta o feu servir una còpia de seguretat.`,
      es: `El PostgreSQL incorporado no puede llegar a los datos de ${data}. Dé paso a las carpetas que llevan a ellos (chmod o+x) o, si es un enlace roto, recupere la carpeta o use una copia de seguridad.`,
      en: `The embedded PostgreSQL cannot reach the data in ${data}. Let it pass through the folders above (chmod o+x) or, if it is a broken link, bring the folder back or use a backup.`,
    };
    super(text.en);
    this.text = text;
  }
}

/** PostgreSQL ended before it was ready; `log` holds its last lines. */
export class EmbeddedFailed extends Error {
  override readonly name = 'EmbeddedFailed';
  readonly code = 'embedded.failed';
  readonly text: Text;
  readonly log: string;
  constructor({ step, log, logFile }: { step: string; log: string; logFile: string }) {
    const text = {
      ca: `El PostgreSQL incorporat no ha pogut arrencar (${step}). Les dades no s’han tocat. El motiu és a ${logFile}:\n${log}`,
      es: `El PostgreSQL incorporado no ha podido arrancar (${step}). Los datos no se han tocado. El motivo está en ${logFile}:\n${log}`,
      en: `The embedded PostgreSQL could not start (${step}). The data were not touched. The reason is in ${logFile}:\n${log}`,
    };
    super(text.en);
    this.text = text;
    this.log = log;
  }
}
