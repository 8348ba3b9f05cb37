import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'dashboards',
  title: { ca: 'Quadres de comandament', es: 'Cuadros de mando', en: 'Dashboards' },
  needs: ['identity'],
});
