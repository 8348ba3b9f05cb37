import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'indicators',
  title: { ca: 'Indicadors', es: 'Indicadores', en: 'Indicators' },
  needs: ['identity'],
});
