import { say } from '../words.ts';

/** Sectors of the Spanish open-data taxonomy (NTI-RISP, annex IV), each with the European theme it falls in. */
export const sectors = {
  'ciencia-tecnologia': { theme: 'TECH', label: say('Ciència i tecnologia', 'Ciencia y tecnología', 'Science and technology') },
  comercio: { theme: 'ECON', label: say('Comerç', 'Comercio', 'Commerce') },
  'cultura-ocio': { theme: 'EDUC', label: say('Cultura i lleure', 'Cultura y ocio', 'Culture and leisure') },
  demografia: { theme: 'SOCI', label: say('Demografia', 'Demografía', 'Demography') },
  deporte: { theme: 'EDUC', label: say('Esport', 'Deporte', 'Sport') },
  economia: { theme: 'ECON', label: say('Economia', 'Economía', 'Economy') },
  educacion: { theme: 'EDUC', label: say('Educació', 'Educación', 'Education') },
  empleo: { theme: 'SOCI', label: say('Ocupació', 'Empleo', 'Employment') },
  energia: { theme: 'ENER', label: say('Energia', 'Energía', 'Energy') },
  hacienda: { theme: 'GOVE', label: say('Hisenda', 'Hacienda', 'Treasury') },
  industria: { theme: 'ECON', label: say('Indústria', 'Industria', 'Industry') },
  'legislacion-justicia': { theme: 'JUST', label: say('Legislació i justícia', 'Legislación y justicia', 'Law and justice') },
  'medio-ambiente': { theme: 'ENVI', label: say('Medi ambient', 'Medio ambiente', 'Environment') },
  'medio-rural-pesca': { theme: 'AGRI', label: say('Medi rural i pesca', 'Medio rural y pesca', 'Countryside and fishing') },
  salud: { theme: 'HEAL', label: say('Salut', 'Salud', 'Health') },
  'sector-publico': { theme: 'GOVE', label: say('Sector públic', 'Sector público', 'Public sector') },
  seguridad: { theme: 'JUST', label: say('Seguretat', 'Seguridad', 'Safety') },
  'sociedad-bienestar': { theme: 'SOCI', label: say('Societat i benestar', 'Sociedad y bienestar', 'Society and welfare') },
  transporte: { theme: 'TRAN', label: say('Transport', 'Transporte', 'Transport') },
  turismo: { theme: 'ECON', label: say('Turisme', 'Turismo', 'Tourism') },
  'urbanismo-infraestructuras': { theme: 'REGI', label: say('Urbanisme i infraestructures', 'Urbanismo e infraestructuras', 'Town planning and infrastructure') },
  vivienda: { theme: 'SOCI', label: say('Habitatge', 'Vivienda', 'Housing') },
} as const;
export type Sector = keyof typeof sectors;

/** Licences under which a body may open its data; all are of the European list, so that a harvester knows them. */
export const licences = {
  'cc-by-4.0': { authority: 'CC_BY_4_0', url: 'https://creativecommons.org/licenses/by/4.0/', label: say('CC BY 4.0: lliure citant la font', 'CC BY 4.0: libre citando la fuente', 'CC BY 4.0: free with attribution') },
  'cc0-1.0': { authority: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/', label: say('CC0: sense condicions', 'CC0: sin condiciones', 'CC0: no conditions') },
} as const;
export type Licence = keyof typeof licences;

export const frequencies = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', quarterly: 'QUARTERLY', yearly: 'ANNUAL', never: 'NEVER', irregular: 'IRREG' } as const;
export type Frequency = keyof typeof frequencies;

/** Formats in which data leave: code of the European list, media type, file ending. */
export const formats = {
  csv: { authority: 'CSV', media: 'text/csv', ending: 'csv', label: say('Text separat per comes, per a qualsevol full de càlcul', 'Texto separado por comas, para cualquier hoja de cálculo', 'Comma-separated text, for any spreadsheet') },
  json: { authority: 'JSON', media: 'application/json', ending: 'json', label: say('JSON, per a programes', 'JSON, para programas', 'JSON, for programs') },
  xlsx: { authority: 'XLSX', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx', label: say('Full de càlcul', 'Hoja de cálculo', 'Spreadsheet') },
  parquet: { authority: 'PARQUET', media: 'application/vnd.apache.parquet', ending: 'parquet', label: say('Parquet, per a l’anàlisi de dades', 'Parquet, para el análisis de datos', 'Parquet, for data analysis') },
  geojson: { authority: 'GEOJSON', media: 'application/geo+json', ending: 'geojson', label: say('GeoJSON, per a mapes', 'GeoJSON, para mapas', 'GeoJSON, for maps') },
} as const;
export type Format = keyof typeof formats;

/** Categories of high-value datasets (Regulation (EU) 2023/138, annex). */
export const highValue = {
  geospatial: { code: 'c_ac64a52d', label: say('Geoespacial', 'Geoespacial', 'Geospatial') },
  environment: { code: 'c_dd313021', label: say('Observació de la Terra i medi ambient', 'Observación de la Tierra y medio ambiente', 'Earth observation and environment') },
  meteorology: { code: 'c_164e0bf5', label: say('Meteorologia', 'Meteorología', 'Meteorology') },
  statistics: { code: 'c_e1da4e07', label: say('Estadística', 'Estadística', 'Statistics') },
  companies: { code: 'c_a9135398', label: say('Societats i propietat', 'Sociedades y propiedad', 'Companies and ownership') },
  mobility: { code: 'c_b79e35eb', label: say('Mobilitat', 'Movilidad', 'Mobility') },
} as const;
export type HighValue = keyof typeof highValue;
