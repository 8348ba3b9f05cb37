import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'mining',
  title: { ca: 'Mineria de processos', es: 'Minería de procesos', en: 'Process mining' },
  needs: ['identity'],
});
