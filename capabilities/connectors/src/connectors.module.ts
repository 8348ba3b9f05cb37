import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'connectors',
  title: { ca: 'Connectors', es: 'Conectores', en: 'Connectors' },
  needs: ['identity'],
});
