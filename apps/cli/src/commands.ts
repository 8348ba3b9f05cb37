import type { Command } from './command.ts';

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;
const none: readonly [number, number] = [0, 0];

/** Everything `comu` can do, in the order that help shows. A new command is one entry here and one file in `commands/`. */
export const commands: readonly Command[] = [
  {
    name: 'start', usage: '[--empty] [--server-only | --worker-only]', options: { empty: flag, 'server-only': flag, 'worker-only': flag }, words: none,
    says: {
      ca: 'Engega Comú. --empty: sense dades de demostració. --server-only: només el web. --worker-only: només les feines.',
      es: 'Inicia Comú. --empty: sin datos de demostración. --server-only: solo la web. --worker-only: solo los trabajos.',
      en: 'Starts Comú. --empty: without demonstration data. --server-only: only the web. --worker-only: only the jobs.',
    },
    load: () => import('./commands/start.ts'),
  },
  {
    name: 'migrate', usage: '[--plan]', options: { plan: flag }, words: none,
    says: {
      ca: 'Posa la base de dades al dia. --plan: només diu què faria.',
      es: 'Pone al día la base de datos. --plan: solo dice qué haría.',
      en: 'Brings the database up to date. --plan: only tells what it would do.',
    },
    load: () => import('./commands/migrate.ts'),
  },
  {
    name: 'doctor', usage: '', options: {}, words: none,
    says: { ca: 'Revisa la instal·lació i diu com arreglar el que no va bé.', es: 'Revisa la instalación y dice cómo arreglar lo que no va bien.', en: 'Checks the installation and tells how to mend what is wrong.' },
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'ledger verify', usage: '[--organisation <slug>] [--against <backup>]', options: { organisation: value, against: value }, words: none,
    says: {
      ca: 'Recalcula els llibres segellats i els compara amb els registres oficials; assenyala cada manipulació. --against: també amb els segells d’una còpia de seguretat, que descobreixen un llibre refet sencer.',
      es: 'Recalcula los libros sellados y los compara con los registros oficiales; señala cada manipulación. --against: también con los sellos de una copia de seguridad, que descubren un libro rehecho entero.',
      en: 'Recomputes the sealed ledgers and compares them with the official records; points at every tampering. --against: also with the seals of a backup, which uncover a ledger rewritten whole.',
    },
    load: () => import('./commands/ledger-verify.ts'),
  },
  {
    name: 'ledger verify-receipt', usage: '<receipt.pdf | proof.json> [--key <key | file>]', options: { key: value }, words: [1, 1],
    says: {
      ca: 'Comprova un justificant sense connexió, amb la clau publicada de la instal·lació.',
      es: 'Comprueba un justificante sin conexión, con la clave publicada de la instalación.',
      en: 'Checks a receipt without any connection, with the published key of the installation.',
    },
    load: () => import('./commands/ledger-verify-receipt.ts'),
  },
  {
    name: 'ledger key', usage: '', options: {}, words: none,
    says: { ca: 'Escriu la clau pública dels segells, per publicar-la.', es: 'Escribe la clave pública de los sellos, para publicarla.', en: 'Prints the public key of the seals, for publication.' },
    load: () => import('./commands/ledger-key.ts'),
  },
  {
    name: 'backup', usage: '<folder | file.tar> [--with-secret]', options: { 'with-secret': flag }, words: [1, 1],
    says: {
      ca: 'Copia tota la instal·lació sense aturar-la. En una carpeta que ja té una còpia, només hi afegeix els fitxers nous.',
      es: 'Copia toda la instalación sin detenerla. En una carpeta que ya tiene una copia, solo añade los archivos nuevos.',
      en: 'Copies the whole installation without stopping it. In a folder that holds a backup, it adds only the new files.',
    },
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore', usage: '<folder | file.tar>', options: {}, words: [1, 1],
    says: {
      ca: 'Restaura una còpia en una instal·lació buida i en verifica els llibres.',
      es: 'Restaura una copia en una instalación vacía y verifica sus libros.',
      en: 'Restores a backup into an empty installation and verifies its ledgers.',
    },
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'organisation list', usage: '', options: {}, words: none,
    says: { ca: 'Llista els ens, en columnes separades per tabuladors.', es: 'Lista los entes, en columnas separadas por tabuladores.', en: 'Lists the organisations, in columns separated by tabs.' },
    load: () => import('./commands/organisation-list.ts'),
  },
  {
    name: 'organisation show', usage: '<slug>', options: {}, words: [1, 1],
    says: { ca: 'Mostra un ens i quant té.', es: 'Muestra un ente y cuánto tiene.', en: 'Shows an organisation and how much it holds.' },
    load: () => import('./commands/organisation-show.ts'),
  },
  {
    name: 'organisation add', usage: '--slug <slug> --name <name> --kind <kind> [--ine --nif --dir3 --county --accent --email] [--administrator-name <name> --administrator-email <email>]',
    options: { slug: value, name: value, kind: value, ine: value, nif: value, dir3: value, county: value, accent: value, email: value, 'administrator-name': value, 'administrator-email': value }, words: none,
    says: {
      ca: 'Dona d’alta un ens (municipality, county-council, emd, association, consortium) i convida qui l’administra.',
      es: 'Da de alta un ente (municipality, county-council, emd, association, consortium) e invita a quien lo administra.',
      en: 'Adds an organisation (municipality, county-council, emd, association, consortium) and invites its administrator.',
    },
    load: () => import('./commands/organisation-add.ts'),
  },
  {
    name: 'import', usage: '<people | units | organisations> <file.csv> [--organisation <slug>] [--dry-run]', options: { organisation: value, 'dry-run': flag }, words: [2, 2],
    says: {
      ca: 'Importa un CSV, totes les línies o cap; diu què cal corregir de cada línia. --dry-run: només ho prova.',
      es: 'Importa un CSV, todas las líneas o ninguna; dice qué corregir de cada línea. --dry-run: solo lo prueba.',
      en: 'Imports a CSV, every line or none; tells what to correct in each line. --dry-run: only tries it.',
    },
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'data load', usage: '<file | folder> [--organisation <slug>] [--join-years]', options: { organisation: value, 'join-years': flag }, words: [1, 1],
    says: {
      ca: 'Carrega un fitxer de dades, o tots els d’una carpeta, cadascun com a versió nova del seu conjunt. Sense --organisation, a la diputació. --join-years: els que només canvien d’any s’ajunten en un conjunt, amb l’any de cada fila.',
      es: 'Carga un archivo de datos, o todos los de una carpeta, cada uno como versión nueva de su conjunto. Sin --organisation, en la diputación. --join-years: los que solo cambian de año se juntan en un conjunto, con el año de cada fila.',
      en: 'Loads a data file, or all of a folder, each as a new version of its dataset. Without --organisation, in the provincial council. --join-years: those that differ only in the year are put together in one dataset, with the year of each row.',
    },
    load: () => import('./commands/data-load.ts'),
  },
  {
    name: 'simulate', usage: '[<resource>] [--seed <number>] [--most <towns>]', options: { seed: value, most: value }, words: [0, 1],
    says: {
      ca: 'Simula una convocatòria amb sol·licituds de tots els municipis que hi poden optar, fins a expedients tancats. Només en una demostració aturada.',
      es: 'Simula una convocatoria con solicitudes de todos los municipios que pueden optar, hasta expedientes cerrados. Solo en una demostración detenida.',
      en: 'Simulates a call with applications from every municipality that may apply, to closed cases. Only in a demonstration that is stopped.',
    },
    load: () => import('./commands/simulate.ts'),
  },
  {
    name: 'bench', usage: '[registry | processes | lists | startup …]', options: {}, words: [0, 4],
    says: { ca: 'Mesura aquesta màquina: proporcions respecte d’un límit o d’un altre programa.', es: 'Mide esta máquina: proporciones respecto de un límite o de otro programa.', en: 'Measures this machine: ratios against a limit or another program.' },
    load: () => import('./commands/bench.ts'),
  },
];
