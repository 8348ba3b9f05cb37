import { words as say, type Text } from '@comu/kernel/text';

export { say };

/** What a dataset comes from. */
export const kinds = {
  file: say('Fitxer o font externa', 'Archivo o fuente externa', 'File or outside source'),
  record: say('Registre de la plataforma', 'Registro de la plataforma', 'Record of the platform'),
  derived: say('Transformació', 'Transformación', 'Transformation'),
} as const;

/** Themes of the Spanish open-data taxonomy (NTI-RISP, annex IV) that a local government meets. */
export const themes = {
  'public-sector': say('Sector públic', 'Sector público', 'Public sector'),
  demography: say('Demografia', 'Demografía', 'Demography'),
  treasury: say('Hisenda', 'Hacienda', 'Treasury'),
  economy: say('Economia', 'Economía', 'Economy'),
  employment: say('Ocupació', 'Empleo', 'Employment'),
  environment: say('Medi ambient', 'Medio ambiente', 'Environment'),
  energy: say('Energia', 'Energía', 'Energy'),
  'town-planning': say('Urbanisme i territori', 'Urbanismo y territorio', 'Town planning'),
  housing: say('Habitatge', 'Vivienda', 'Housing'),
  transport: say('Transport', 'Transporte', 'Transport'),
  education: say('Educació', 'Educación', 'Education'),
  culture: say('Cultura i lleure', 'Cultura y ocio', 'Culture and leisure'),
  health: say('Salut', 'Salud', 'Health'),
  welfare: say('Societat i benestar', 'Sociedad y bienestar', 'Society and welfare'),
  safety: say('Seguretat', 'Seguridad', 'Safety'),
  technology: say('Ciència i tecnologia', 'Ciencia y tecnología', 'Science and technology'),
} as const;

/** Who may see it when no access rule says more. */
export const accesses = {
  public: say('Públic', 'Público', 'Public'),
  organisation: say('Tothom de l’ens', 'Todo el ente', 'Everybody of the body'),
  restricted: say('Restringit', 'Restringido', 'Restricted'),
} as const;

export const classes = {
  none: say('Sense dades personals', 'Sin datos personales', 'No personal data'),
  personal: say('Dades personals', 'Datos personales', 'Personal data'),
  special: say('Categories especials', 'Categorías especiales', 'Special categories'),
} as const;

/** Data-protection class of one column. */
export const columnClasses = {
  open: say('Oberta', 'Abierta', 'Open'),
  internal: say('Interna', 'Interna', 'Internal'),
  personal: say('Personal', 'Personal', 'Personal'),
  special: say('Categoria especial', 'Categoría especial', 'Special category'),
} as const;
export type ColumnClass = keyof typeof columnClasses;
/** Classes of what tells of people: what stands in such a column stays there. */
export const aboutPeople = (of: string): boolean => of === 'personal' || of === 'special';

/** By how many columns people are counted at the most. */
export const mostCrossed = 4;

/** How often the data should be renewed, and after how many days without a new version it counts as late. */
export const frequencies = {
  never: say('No es renova', 'No se renueva', 'Not renewed'),
  daily: say('Cada dia', 'Cada día', 'Daily'),
  weekly: say('Cada setmana', 'Cada semana', 'Weekly'),
  monthly: say('Cada mes', 'Cada mes', 'Monthly'),
  quarterly: say('Cada trimestre', 'Cada trimestre', 'Quarterly'),
  yearly: say('Cada any', 'Cada año', 'Yearly'),
} as const;
export type Frequency = keyof typeof frequencies;
export const daysOf: Readonly<Record<Frequency, number | null>> = { never: null, daily: 2, weekly: 9, monthly: 35, quarterly: 100, yearly: 380 };

export const licences = {
  'cc-by-4.0': say('CC BY 4.0: lliure citant la font', 'CC BY 4.0: libre citando la fuente', 'CC BY 4.0: free with attribution'),
  'cc0-1.0': say('CC0: sense condicions', 'CC0: sin condiciones', 'CC0: no conditions'),
  'llei-37-2007': say('Reutilització segons la Llei 37/2007', 'Reutilización según la Ley 37/2007', 'Re-use under Llei 37/2007'),
  internal: say('Només ús intern', 'Solo uso interno', 'Internal use only'),
} as const;

/** Legal bases of article 6.1 of the GDPR. */
export const legalBases = {
  'public-task': say('Missió d’interès públic (art. 6.1.e)', 'Misión de interés público (art. 6.1.e)', 'Public task (art. 6.1.e)'),
  'legal-obligation': say('Obligació legal (art. 6.1.c)', 'Obligación legal (art. 6.1.c)', 'Legal obligation (art. 6.1.c)'),
  contract: say('Contracte (art. 6.1.b)', 'Contrato (art. 6.1.b)', 'Contract (art. 6.1.b)'),
  consent: say('Consentiment (art. 6.1.a)', 'Consentimiento (art. 6.1.a)', 'Consent (art. 6.1.a)'),
  'vital-interests': say('Interessos vitals (art. 6.1.d)', 'Intereses vitales (art. 6.1.d)', 'Vital interests (art. 6.1.d)'),
} as const;

export const severities = {
  warn: say('Avisa', 'Avisa', 'Warn'),
  quarantine: say('Aparta les files', 'Aparta las filas', 'Quarantine the rows'),
  stop: say('Atura la publicació', 'Detiene la publicación', 'Stop the publication'),
} as const;

/** Characteristics of data quality that are measured (ISO/IEC 25012, UNE 0081). */
export const dimensions = {
  accuracy: say('Exactitud', 'Exactitud', 'Accuracy'),
  completeness: say('Completesa', 'Completitud', 'Completeness'),
  consistency: say('Coherència', 'Consistencia', 'Consistency'),
  currentness: say('Actualitat', 'Actualidad', 'Currentness'),
  uniqueness: say('Unicitat', 'Unicidad', 'Uniqueness'),
  validity: say('Validesa', 'Validez', 'Validity'),
} as const;
export type Dimension = keyof typeof dimensions;

export const incidentStates = {
  new: say('Nova', 'Nueva', 'New'),
  acknowledged: say('Vista', 'Vista', 'Acknowledged'),
  assigned: say('Assignada', 'Asignada', 'Assigned'),
  solved: say('Resolta', 'Resuelta', 'Solved'),
  reopened: say('Reoberta', 'Reabierta', 'Reopened'),
} as const;
export const openStates = ['new', 'acknowledged', 'assigned', 'reopened'] as const;

/** How the line to an outside database is kept: encrypted and its server’s name proven, encrypted only, or in the open for whoever chooses so by name. */
export const lineKinds = ['verified', 'encrypted', 'open'] as const;
export type LineKind = (typeof lineKinds)[number];

/** When a source is fetched by itself, in hours; 0 never. */
export const rhythmHours = { 'by-hand': 0, hourly: 1, daily: 24, weekly: 168, monthly: 720 } as const;
export type Rhythm = keyof typeof rhythmHours;

const uses = {
  indicator: say('Indicador', 'Indicador', 'Indicator'), dashboard: say('Quadre de comandament', 'Cuadro de mando', 'Dashboard'), portal: say('Portal de transparència', 'Portal de transparencia', 'Transparency portal'), distribution: say('Dades obertes', 'Datos abiertos', 'Open data'),
} as const;
export type UseKind = keyof typeof uses;
/** What other modules make of datasets. */
export const useKinds: Readonly<Record<string, Text>> = uses;
/** Whoever makes something of a dataset. */
export const makers: Readonly<Record<string, Text>> = { ...useKinds, transformation: say('Transformació', 'Transformación', 'Transformation'), external: say('Fora de la plataforma', 'Fuera de la plataforma', 'Outside the platform') };
