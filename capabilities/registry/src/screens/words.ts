/** Words that several screens of the registry share. */
export const directionWords = {
  entry: { ca: 'Entrada', es: 'Entrada', en: 'Entry' },
  exit: { ca: 'Sortida', es: 'Salida', en: 'Exit' },
} as const;

export const channelWords = {
  desk: { ca: 'Oficina', es: 'Oficina', en: 'Desk' },
  'electronic-office': { ca: 'Seu electrònica', es: 'Sede electrónica', en: 'Electronic office' },
  exchange: { ca: 'Intercanvi entre registres', es: 'Intercambio entre registros', en: 'Registry exchange' },
  internal: { ca: 'Tràmit intern', es: 'Trámite interno', en: 'Internal' },
} as const;

export const partyRoleWords = {
  interested: { ca: 'Interessat', es: 'Interesado', en: 'Interested party' },
  representative: { ca: 'Representant', es: 'Representante', en: 'Representative' },
  sender: { ca: 'Remitent', es: 'Remitente', en: 'Sender' },
  addressee: { ca: 'Destinatari', es: 'Destinatario', en: 'Addressee' },
} as const;
