import { defineModule } from '@comu/kernel';

export default defineModule({
  name: 'transparency',
  title: { ca: 'Transparència', es: 'Transparencia', en: 'Transparency' },
  needs: ['identity'],
});
