import { defineModule } from '@comu/kernel';
import { addCertificate, issueOwnCertificate, rejectSignature, requestSignature, sealDocument, sign, tray, verifySignatures } from './operations.ts';
import { myCertificate } from './my-certificate.ts';
import { Certificate, OwnAuthority, SignatureRequest } from './signatures.records.ts';

/** Signing: certificates of people and the organisation’s seal, the tray, verification (eIDAS; Llei 40/2015, arts. 40–43). */
export default defineModule({
  name: 'signatures',
  title: { ca: 'Signatura', es: 'Firma', en: 'Signatures' },
  needs: ['identity', 'documents'],
  records: [OwnAuthority, Certificate, SignatureRequest],
  operations: [requestSignature, sign, rejectSignature, tray, sealDocument, addCertificate, issueOwnCertificate, myCertificate, verifySignatures],
  permissions: {
    'signatures.read': { ca: 'Consulta signatures', es: 'Consulta firmas', en: 'Read signatures' },
    'signatures.request': { ca: 'Demana signatures', es: 'Pide firmas', en: 'Request signatures' },
    'signatures.sign': { ca: 'Signa', es: 'Firma', en: 'Sign' },
    'signatures.seal': { ca: 'Segella amb el segell de l’ens', es: 'Sella con el sello del ente', en: 'Seal with the organisation’s seal' },
    'signatures.administer': { ca: 'Administra certificats', es: 'Administra certificados', en: 'Administer certificates' },
  },
  grants: {
    administrator: ['signatures.read', 'signatures.administer'], 'case-handler': ['signatures.read', 'signatures.request'], 'registry-clerk': ['signatures.read'],
    secretary: ['signatures.read', 'signatures.request', 'signatures.sign', 'signatures.seal'], comptroller: ['signatures.read', 'signatures.sign'],
    signer: ['signatures.read', 'signatures.sign'], 'programme-manager': ['signatures.read', 'signatures.request'], auditor: ['signatures.read'],
  },
});
