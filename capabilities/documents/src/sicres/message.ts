import { DocumentRefused } from '../refused.ts';
import { documentOf, readXml } from '../xml.ts';
import { bytes, flag, group, many, maybe, moment, pairs, text, wrong, type Codec, type Of } from './codec.ts';

/** The elements of the exchange of registry entries (NTI SICRES 4, Resolución de 22 de julio de 2021), in the order of the schema. */
const person = (name: string) => group(name, {
  identification: group('Datos_Identificacion', {
    /** 1 natural person, 2 legal person. */
    kind: text('Tipo_Persona', 1, ['1', '2']),
    /** N tax number, C tax number of a company, P passport, E number of a foreigner, X other, O code of a body. */
    documentKind: text('Tipo_Documento_Identificacion', 1, ['N', 'C', 'P', 'E', 'X', 'O']),
    document: text('Documento_Identificacion', 256),
    companyName: maybe(text('Razon_Social', 80)),
    organ: maybe(text('Codigo_Directorio_Unificado', 21)),
    givenName: maybe(text('Nombre', 30)),
    firstSurname: maybe(text('Primer_Apellido', 30)),
    secondSurname: maybe(text('Segundo_Apellido', 30)),
  }),
  contact: maybe(group('Datos_Contacto', {
    address: maybe(group('Direccion_Postal', {
      country: maybe(text('Pais', 4)),
      province: maybe(text('Provincia', 2)),
      municipality: maybe(text('Municipio', 5)),
      line: maybe(text('Direccion', 160)),
      postcode: maybe(text('Codigo_Postal', 5)),
    })),
    email: maybe(text('Correo_Electronico', 160)),
    mobile: maybe(text('Telefono_Movil', 20)),
    phone: maybe(text('Telefono_Fijo', 20)),
  })),
  receivesNotifications: maybe(flag('Receptor_Notificaciones')),
  notificationChannels: maybe(group('Canales_Notificacion', {
    preferred: maybe(text('Canal_Preferente_Notificacion', 1, ['1', '2'])),
    bySms: maybe(flag('Solicita_aviso_SMS')),
    byEmail: maybe(flag('Solicita_aviso_correo')),
  })),
});

const officeOf = (name: string, end: 'Origen' | 'Destino') => group(name, {
  office: text(`Codigo_Entidad_Registral_${end}`, 21),
  officeName: maybe(text(`Decodificacion_Entidad_Registral_${end}`, 120)),
  unit: maybe(text(`Codigo_Unidad_Tramitacion_${end}`, 21)),
  unitName: maybe(text(`Decodificacion_Unidad_Tramitacion_${end}`, 120)),
});

const exchange = group('Fichero_Intercambio_SICRES_4', {
  origin: officeOf('De_Origen_o_Remitente', 'Origen'),
  destination: officeOf('De_Destino', 'Destino'),
  parties: many(group('De_Interesado', {
    interested: maybe(person('Datos_Interesado')),
    representative: maybe(person('Datos_Representante')),
    notes: maybe(text('Observaciones', 160)),
  })),
  entry: group('De_Asiento', {
    mode: text('Modo_Registro', 2, ['01', '02']),
    /** 0 entry, 1 exit. */
    kind: text('Tipo_Registro', 1, ['0', '1']),
    number: text('Numero_Registro_Entrada', 20),
    summary: text('Resumen', 240),
    registeredAt: moment('Fecha_Hora_Registro'),
    registeredTimestamp: maybe(bytes('Timestamp_Registro')),
    presentedAt: moment('Fecha_Hora_Presentacion'),
    presentedTimestamp: maybe(bytes('Timestamp_Presentacion')),
    sia: maybe(text('Codigo_SIA', 80)),
    caseNumber: maybe(text('Numero_Expediente', 80)),
    subjectCode: maybe(text('Codigo_Asunto_Segun_Destino', 16)),
    externalReference: maybe(text('Referencia_Externa', 16)),
    metadata: maybe(pairs('Otros_Metadatos_Generales')),
    ownMetadata: maybe(pairs('Otros_Metadatos_Particulares')),
  }),
  files: many(group('De_Anexo', {
    name: text('Nombre_Fichero_Anexado', 80),
    id: text('Identificador_Fichero', 50),
    /** 01 form, 02 attached document, 03 internal technical file. */
    kind: text('Tipo_Anexo', 2, ['01', '02', '03']),
    mediaType: maybe(text('Tipo_MIME', 80)),
    bytes: maybe(bytes('Anexo')),
    summary: maybe(text('Resumen', 160)),
    formCode: maybe(text('Codigo_Formulario', 80)),
    metadata: maybe(pairs('Otros_Metadatos_Generales')),
    ownMetadata: maybe(pairs('Otros_Metadatos_Particulares')),
    notes: maybe(text('Observaciones', 160)),
  })),
  control: group('De_Internos_Control', {
    exchangeId: text('Identificador_Intercambio', 33),
    transport: maybe(text('Tipo_Transporte_Entrada', 2, ['01', '02', '03', '04', '05', '06', '07', '08'])),
    transportNumber: maybe(text('Numero_Transporte_Entrada', 40)),
    user: maybe(text('Nombre_Usuario', 80)),
    userContact: maybe(text('Contacto_Usuario', 160)),
    application: maybe(text('Aplicacion_Version_Emisora', 20)),
    annotation: text('Tipo_Anotacion', 2, ['01', '02', '03']),
    annotationText: maybe(text('Descripcion_Tipo_Anotacion', 160)),
    /** 1 comes with paper that is required, 2 with paper that complements, 3 without. */
    paper: text('Documentacion_Fisica', 1, ['1', '2', '3']),
    notes: maybe(text('Observaciones_Apunte', 160)),
    test: maybe(text('Indicador_Prueba', 1, ['0', '1'])),
    previousExchangeId: maybe(text('Identificador_Intercambio_Previo', 33)),
    startOffice: text('Codigo_Entidad_Registral_Inicio', 21),
    startOfficeName: maybe(text('Decodificacion_Entidad_Registral_Inicio', 120)),
    startUnit: maybe(text('Codigo_Unidad_Tramitacion_Inicio', 21)),
    startUnitName: maybe(text('Decodificacion_Unidad_Tramitacion_Inicio', 120)),
  }),
  form: maybe(group('De_Formulario_Generico', { states: text('Expone', 4000), requests: text('Solicita', 4000) })),
});

const control = group('De_Control', {
  originOffice: text('Codigo_Entidad_Registral_Origen', 21),
  destinationOffice: text('Codigo_Entidad_Registral_Destino', 21),
  exchangeId: text('Identificador_Intercambio', 33),
  kind: text('Tipo_Mensaje', 2, ['01', '02', '03', '04', '05', '06']),
  description: maybe(text('Descripcion_Mensaje', 1024)),
  entryNumber: maybe(text('Numero_Registro_Entrada_Destino', 20)),
  entryAt: maybe(moment('Fecha_Hora_Entrada_Destino')),
  test: text('Indicador_Prueba', 1, ['0', '1']),
  fileIds: many(text('Identificador_Fichero', 50)),
  errorCode: maybe(text('Codigo_Error', 4)),
});

/** One entry sent from a registry to another, with its parties and files. */
export type SicresExchange = Of<typeof exchange>;
/** The answer of the other registry: accepted, rejected, forwarded, error. */
export type SicresControl = Of<typeof control>;
export type SicresPerson = Of<ReturnType<typeof person>>;

/** The XML of an exchange, valid against `SICRES4_INTERCAMBIO_APL.xsd`. @throws DocumentRefused naming the datum at fault. */
export function writeSicres(message: SicresExchange): string {
  checkExchange(message);
  return written(exchange, message);
}

/** Reads an exchange that another registry sent. @throws DocumentRefused naming the datum at fault. */
export function readSicres(xml: string | Uint8Array): SicresExchange {
  const message = received(exchange, xml);
  checkExchange(message);
  return message;
}

/** The XML of a control message, valid against `SICRES4_MENSAJE_APL.xsd`. */
export function writeSicresControl(message: SicresControl): string {
  return written(control, message);
}

export function readSicresControl(xml: string | Uint8Array): SicresControl {
  return received(control, xml);
}

/** Identifier of an exchange: office of origin, two digits of the year, sequence of eight. */
export function sicresExchangeId({ office, year, sequence }: { office: string; year: number; sequence: number }): string {
  return `${office}_${String(year % 100).padStart(2, '0')}_${String(sequence).padStart(8, '0')}`;
}

/** Identifier of a file within its exchange: kind and number, with the extension of its name. */
export function sicresFileId({ exchangeId, kind, number, name }: { exchangeId: string; kind: '01' | '02' | '03'; number: number; name: string }): string {
  const extension = /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';
  return `${exchangeId}_${kind}_${String(number).padStart(4, '0')}.${extension}`;
}

function written<T>(codec: Codec<T>, message: T): string {
  const [root] = codec.write(message);
  return documentOf(root ?? { xml: '' });
}

function received<T>(codec: Codec<T>, xml: string | Uint8Array): T {
  try {
    return readXml(xml, (root) => {
      if (root.name !== codec.name) throw wrong(codec.name, root.name, codec.name);
      return codec.read([root]);
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentRefused('documents.sicres-unreadable', {
      ca: 'El missatge d’intercanvi registral no és un XML llegible: demaneu que el tornin a enviar.',
      es: 'El mensaje de intercambio registral no es un XML legible: pida que lo vuelvan a enviar.',
      en: 'The registry exchange message is not readable XML: ask for it to be sent again.',
    });
  }
}

/** Rules that the norm states beyond the schema. */
function checkExchange({ control: { exchangeId }, parties }: SicresExchange): void {
  if (!/^[A-Z0-9]{1,21}_\d{2}_\d{8}$/.test(exchangeId)) throw wrong('Identificador_Intercambio', exchangeId, '<oficina>_<AA>_<8 cifras>');
  for (const { interested, representative } of parties ?? []) {
    for (const each of [interested, representative]) {
      if (!each) continue;
      const { kind, companyName, givenName, firstSurname } = each.identification;
      if (kind === '2' && !companyName) throw wrong('Razon_Social', '', 'Tipo_Persona = 2');
      if (kind === '1' && !givenName) throw wrong('Nombre', '', 'Tipo_Persona = 1');
      if (kind === '1' && !firstSurname) throw wrong('Primer_Apellido', '', 'Tipo_Persona = 1');
    }
  }
}
