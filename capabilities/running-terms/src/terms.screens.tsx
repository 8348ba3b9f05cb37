import { CalendarBlankIcon, lazily, type Screen } from '@comu/design';

export const screens: readonly Screen[] = [
  {
    path: '/o/:org/administration/calendar', title: { ca: 'Calendari i festes', es: 'Calendario y fiestas', en: 'Calendar and holidays' }, permission: 'terms.read', nav: { place: 'administration', order: 40, icon: CalendarBlankIcon },
    help: {
      ca: 'Les dues festes locals del municipi i els dies inhàbils propis de l’ens. Les festes de l’Estat i de Catalunya ja hi són.\n\nEn afegir-ne o treure’n una, tots els terminis que hi passen es recompten sols i cada expedient diu per què ha canviat la data.',
      es: 'Las dos fiestas locales del municipio y los días inhábiles propios del ente. Las fiestas del Estado y de Cataluña ya están.\n\nAl añadir o quitar una, todos los plazos que pasan por ella se recuentan solos y cada expediente dice por qué ha cambiado la fecha.',
      en: 'The two local holidays of the municipality and the body’s own non-working days. Those of the state and Catalonia are there already.\n\nWhen one is added or removed, every term over it is counted again and each case says why its date moved.',
    },
    component: lazily(() => import('./screens/holidays.tsx'), 'Holidays'),
  },
];
