import { useRouterState } from '@tanstack/react-router';
import { Dialog, useOperation, useRecord, useText, type Text } from '@comu/design';
import { useCurrentScreen } from './screens-context.tsx';

const general: Record<string, Text> = {
  '/avui': {
    ca: 'Aquí hi ha tot el que us espera en tots els vostres ens: primer el que la llei fa més urgent.\n\nCada línia diu per què la veeu i fins quan hi ha temps. Obriu-la per fer-ne el pas següent.\n\nEls requadres de dalt trien què es mostra.',
    es: 'Aquí está todo lo que le espera en todos sus entes: primero lo que la ley hace más urgente.\n\nCada línea dice por qué la ve y hasta cuándo hay tiempo. Ábrala para dar el paso siguiente.\n\nLos recuadros de arriba eligen qué se muestra.',
    en: 'Here is everything that waits for you in all your organisations: first what the law makes most urgent.\n\nEach line says why you see it and until when there is time. Open it to take its next step.\n\nThe boxes above choose what is shown.',
  },
  list: {
    ca: 'Cerqueu amb paraules, filtreu per qualsevol camp i ordeneu tocant el nom d’una columna.\n\nDeseu com a vista allò que mireu sovint. L’adreça del navegador ja conté la cerca: la podeu enviar.\n\nMarqueu files per fer una mateixa acció amb totes.',
    es: 'Busque con palabras, filtre por cualquier campo y ordene tocando el nombre de una columna.\n\nGuarde como vista lo que mira a menudo. La dirección del navegador ya contiene la búsqueda: puede enviarla.\n\nMarque filas para hacer una misma acción con todas.',
    en: 'Search with words, filter by any field and sort by pressing a column’s name.\n\nSave as a view what you look at often. The browser’s address holds the search: you can send it.\n\nTick rows to do the same with all of them.',
  },
  record: {
    ca: 'A l’esquerra, les dades; a la dreta, tot el que ha passat, qui ho va fer i quan.\n\nEl botó verd és el pas següent. Un cadenat vol dir dada personal: cada consulta queda anotada.',
    es: 'A la izquierda, los datos; a la derecha, todo lo que ha pasado, quién lo hizo y cuándo.\n\nEl botón verde es el paso siguiente. Un candado significa dato personal: cada consulta queda anotada.',
    en: 'On the left, the details; on the right, everything that happened, who did it and when.\n\nThe green button is the next step. A padlock means personal data: every reading is noted.',
  },
  form: {
    ca: 'Ompliu els camps i envieu-los. L’esborrany es desa sol en aquest dispositiu: podeu sortir i tornar-hi.\n\nSi hi ha res per corregir, ho direm al costat del camp, i no es perdrà res del que heu escrit.',
    es: 'Rellene los campos y envíelos. El borrador se guarda solo en este dispositivo: puede salir y volver.\n\nSi hay algo que corregir, lo diremos junto al campo, y no se perderá nada de lo que ha escrito.',
    en: 'Fill in the fields and send them. The draft keeps itself on this device: you may leave and come back.\n\nIf anything needs correcting, we say so beside the field, and nothing you wrote is lost.',
  },
  any: {
    ca: 'Trieu què voleu fer o consultar. Amb Ctrl K trobeu qualsevol acció, expedient o persona des d’arreu.',
    es: 'Elija qué quiere hacer o consultar. Con Ctrl K encuentra cualquier acción, expediente o persona desde cualquier sitio.',
    en: 'Choose what to do or read. With Ctrl K you find any action, case or person from anywhere.',
  },
};

const keys: readonly [string, Text][] = [
  ['Ctrl K', { ca: 'Cercar o fer qualsevol cosa', es: 'Buscar o hacer cualquier cosa', en: 'Find or do anything' }],
  ['/', { ca: 'Cercar en aquesta llista', es: 'Buscar en esta lista', en: 'Search this list' }],
  ['↑ ↓', { ca: 'Moure’s per les files', es: 'Moverse por las filas', en: 'Move along the rows' }],
  ['Enter', { ca: 'Obrir la fila', es: 'Abrir la fila', en: 'Open the row' }],
  ['Espai', { ca: 'Marcar la fila', es: 'Marcar la fila', en: 'Tick the row' }],
  ['Esc', { ca: 'Tancar el que hi ha obert', es: 'Cerrar lo que está abierto', en: 'Close what is open' }],
  ['?', { ca: 'Obrir aquesta ajuda', es: 'Abrir esta ayuda', en: 'Open this help' }],
];

/** What can be done on this screen, in a few sentences, and the keys. */
export function HelpPanel({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useText();
  const screen = useCurrentScreen();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [, kind, name = '', id] = /^\/o\/[^/]+\/(r|do)\/([^/]+)(?:\/(.+))?/.exec(path) ?? [];
  const record = useRecord(kind === 'r' ? name : '');
  const operation = useOperation(kind === 'do' ? name : '');
  const help = screen?.help ?? general[path] ?? general[kind === 'do' ? 'form' : kind === 'r' ? (id === undefined ? 'list' : 'record') : 'any'];
  const own = record?.describe ?? operation?.describe;
  return (
    <Dialog open={open} onClose={onClose} side title={t({ ca: 'Què puc fer aquí?', es: '¿Qué puedo hacer aquí?', en: 'What can I do here?' })}>
      <div className="help-text">
        {screen && <h3>{t(screen.title)}</h3>}
        {own && <p>{t(own)}</p>}
        {help && t(help).split('\n\n').map((paragraph, index) => <p key={index}>{paragraph}</p>)}
        <h3>{t({ ca: 'Amb el teclat', es: 'Con el teclado', en: 'By keyboard' })}</h3>
        <dl className="keys">{keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(does)}</dd></div>)}</dl>
      </div>
    </Dialog>
  );
}
