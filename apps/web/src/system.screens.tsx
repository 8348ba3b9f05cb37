import { HourglassIcon, lazily, type Screen } from '@comu/design';

/** The screens of what every installation has; a module that brings one at the same address takes its place. */
export const screens: readonly Screen[] = [
  {
    path: '/o/:org/feines-aturades',
    title: { ca: 'Feines del sistema', es: 'Trabajos del sistema', en: 'System jobs' },
    help: {
      ca: 'Aquí hi ha el que el sistema fa sol (enviar, segellar, publicar): el que espera, el que falla i es torna a provar, i el que ha fallat totes les vegades i espera que hi feu alguna cosa.\n\nMireu què ha fallat, arregleu-ne la causa i torneu-ho a provar. Si ja no cal, abandoneu-la dient per què: queda a la vista i es pot reprendre.',
      es: 'Aquí está lo que el sistema hace solo (enviar, sellar, publicar): lo que espera, lo que falla y se vuelve a intentar, y lo que ha fallado todas las veces y espera que haga algo.\n\nMire qué ha fallado, arregle la causa y vuelva a intentarlo. Si ya no hace falta, abandónelo diciendo por qué: queda a la vista y se puede retomar.',
      en: 'Here is what the system does by itself (send, seal, publish): what waits, what fails and is tried again, and what failed every time and waits for you.\n\nSee what failed, mend its cause and try again. If it is no longer needed, give it up and say why: it stays in sight and may be taken up again.',
    },
    permission: 'kernel.administer',
    nav: { place: 'administration', order: 90, icon: HourglassIcon },
    component: lazily(() => import('./pages/jobs.tsx'), 'Jobs'),
  },
  {
    path: '/o/:org/import/:operation',
    title: { ca: 'Importar d’un fitxer', es: 'Importar de un fichero', en: 'Import from a file' },
    help: {
      ca: 'Porteu d’un full de càlcul (XLSX) o d’un CSV el que ara hauríeu d’escriure fila a fila.\n\nEl fitxer primer es prova: veieu quina columna va a cada camp, la canvieu si no és la bona i llegiu cada problema amb la línia i el remei. Només s’importa quan tot és correcte, i s’importa tot o res.',
      es: 'Traiga de una hoja de cálculo (XLSX) o de un CSV lo que ahora tendría que escribir fila a fila.\n\nPrimero se prueba el fichero: ve qué columna va a cada campo, la cambia si no es la buena y lee cada problema con su línea y su remedio. Solo se importa cuando todo es correcto, y se importa todo o nada.',
      en: 'Bring from a spreadsheet (XLSX) or a CSV what you would otherwise write row by row.\n\nThe file is tried first: you see which column goes to which field, change it if it is not right, and read each problem with its line and its remedy. It is imported only when everything is right, and all of it or nothing.',
    },
    component: lazily(() => import('./pages/import-file.tsx'), 'ImportFile'),
  },
];
