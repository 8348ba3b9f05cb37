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
];
