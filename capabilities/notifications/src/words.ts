import type { Text } from '@comu/kernel';

export const states = {
  available: { ca: 'A disposició', es: 'A disposición', en: 'Available' },
  accepted: { ca: 'Notificada', es: 'Notificada', en: 'Notified' },
  rejected: { ca: 'Rebutjada', es: 'Rechazada', en: 'Refused' },
  expired: { ca: 'Rebutjada per termini', es: 'Rechazada por plazo', en: 'Rejected by time' },
} as const satisfies Record<string, Text>;

export const steps = {
  'made-available': { ca: 'Posada a disposició', es: 'Puesta a disposición', en: 'Made available' },
  'notice-sent': { ca: 'Avís enviat', es: 'Aviso enviado', en: 'Notice sent' },
  accessed: { ca: 'Accés al contingut', es: 'Acceso al contenido', en: 'Content opened' },
  rejected: { ca: 'Rebuig', es: 'Rechazo', en: 'Refusal' },
  expired: { ca: 'Deu dies naturals sense accés', es: 'Diez días naturales sin acceso', en: 'Ten natural days without access' },
} as const satisfies Record<string, Text>;

/** What the sender expects of the addressee. */
export const expectations = {
  read: { ca: 'Que es llegeixi', es: 'Que se lea', en: 'To be read' },
  answer: { ca: 'Una resposta', es: 'Una respuesta', en: 'An answer' },
} as const satisfies Record<string, Text>;

/** What a notification is about, in the three languages; Catalan, as it was registered, stands in for one that nobody wrote. */
export const subjectOf = ({ subject, subjectEs, subjectEn }: { readonly subject: string; readonly subjectEs: string | null; readonly subjectEn: string | null }): Text => ({ ca: subject, es: subjectEs ?? subject, en: subjectEn ?? subject });

export const stepOf = { accepted: 'accessed', rejected: 'rejected', expired: 'expired' } as const;
