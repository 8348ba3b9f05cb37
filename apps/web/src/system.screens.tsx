import { HourglassIcon, lazily, type Screen } from '@comu/design';

/** The screens of what every installation has; a module that brings one at the same address takes its place. */
export const screens: readonly Screen[] = [
  {
    path: '/o/:org/feines-aturades',
    title: { ca: 'Feines aturades', es: 'Trabajos detenidos', en: 'Stopped jobs' },
    help: {
      ca: 'Aquí hi ha el que el sistema havia de fer sol (enviar, segellar, publicar) i no ha pogut fer després de provar-ho moltes vegades.\n\nMireu què ha fallat, arregleu-ne la causa i torneu-ho a provar. Si no hi ha res, tot va bé.',
      es: 'Aquí está lo que el sistema debía hacer solo (enviar, sellar, publicar) y no ha podido hacer tras intentarlo muchas veces.\n\nMire qué ha fallado, arregle la causa y vuelva a intentarlo. Si no hay nada, todo va bien.',
      en: 'Here is what the system had to do by itself (send, seal, publish) and could not after many attempts.\n\nSee what failed, mend its cause and try again. If there is nothing, all is well.',
    },
    permission: 'kernel.administer',
    nav: { place: 'administration', order: 90, icon: HourglassIcon },
    component: lazily(() => import('./pages/stopped-jobs.tsx'), 'StoppedJobs'),
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
