import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'data',
  title: { ca: 'Dades', es: 'Datos', en: 'Data' },
  needs: ['identity'],
});
