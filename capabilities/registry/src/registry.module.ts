import { defineModule } from '@comu/kernel';
import { acceptEntry, annulEntry, books, closeBook, issueReceipt, receiptOf, registerEntry, receiveEntry, transferEntry, linkEntry, verify, bookPdf, searchByCode } from './operations/index.ts';
import { Acceptance, Annulment, Book, Closing, Entry, Link, Receipt, Transfer } from './registry.records.ts';

/** The registry of entries and exits (Llei 39/2015, art. 16): gapless numbers, sealed receipts, nothing ever deleted. */
export default defineModule({
  name: 'registry',
  title: { ca: 'Registre', es: 'Registro', en: 'Registry' },
  needs: ['identity', 'documents', 'signatures', 'terms'],
  records: [Book, Closing, Entry, Receipt, Annulment, Transfer, Acceptance, Link],
  operations: [registerEntry, receiveEntry, annulEntry, transferEntry, acceptEntry, linkEntry, issueReceipt, receiptOf, verify, bookPdf, books, closeBook, searchByCode],
  permissions: {
    'registry.read': { ca: 'Consulta el registre', es: 'Consulta el registro', en: 'Read the registry' },
    'registry.register': { ca: 'Registra entrades i sortides', es: 'Registra entradas y salidas', en: 'Register entries and exits' },
    'registry.annul': { ca: 'Anul·la assentaments', es: 'Anula asientos', en: 'Annul entries' },
  },
  grants: {
    administrator: ['registry.read'],
    'registry-clerk': ['registry.read', 'registry.register', 'registry.annul'],
    'case-handler': ['registry.read', 'registry.register'],
    secretary: ['registry.read', 'registry.register', 'registry.annul'],
    'programme-manager': ['registry.read', 'registry.register'],
    auditor: ['registry.read'],
    archivist: ['registry.read'],
  },
});
