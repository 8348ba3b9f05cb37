import { defineModule } from '@comu/kernel';
import { bookPdf } from './book.ts';
import { numberResolution, ofCase } from './resolutions.operations.ts';
import { Resolution, ResolutionBook } from './resolutions.records.ts';

/** The books of resolutions: signed acts of one-person bodies under gapless numbers by book and year. */
export default defineModule({
  name: 'resolutions',
  title: { ca: 'Resolucions', es: 'Resoluciones', en: 'Resolutions' },
  needs: ['identity', 'documents', 'signatures'],
  records: [ResolutionBook, Resolution],
  operations: [numberResolution, ofCase, bookPdf],
  permissions: {
    'resolutions.read': { ca: 'Consulta el llibre de resolucions', es: 'Consulta el libro de resoluciones', en: 'Read the book of resolutions' },
    'resolutions.number': { ca: 'Numera resolucions signades', es: 'Numera resoluciones firmadas', en: 'Number signed resolutions' },
  },
  grants: {
    administrator: ['resolutions.read'], 'case-handler': ['resolutions.read'], secretary: ['resolutions.read', 'resolutions.number'], comptroller: ['resolutions.read'],
    signer: ['resolutions.read'], 'programme-manager': ['resolutions.read'], archivist: ['resolutions.read'], auditor: ['resolutions.read'],
  },
});
