import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'modelling',
  title: { ca: 'Models de processos', es: 'Modelos de procesos', en: 'Process models' },
  needs: ['identity'],
});
