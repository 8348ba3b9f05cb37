import { describe, expect, it } from 'vitest';
import { officialSchemas, referenceFolder } from '../../testing.ts';
import { readSicres, readSicresControl, sicresExchangeId, sicresFileId, writeSicres, writeSicresControl, type SicresControl, type SicresExchange } from './message.ts';

const exchangeId = sicresExchangeId({ office: 'O00012345', year: 2026, sequence: 7 });
const small: SicresExchange = {
  origin: { office: 'O00012345' }, destination: { office: 'O00054321' }, parties: [], files: [],
  entry: { mode: '02', kind: '0', number: '202600000001', summary: 'Sol·licitud', registeredAt: new Date('2026-10-25T00:30:00Z'), presentedAt: new Date('2026-07-01T08:00:05Z') },
  control: { exchangeId, annotation: '02', paper: '3', startOffice: 'O00012345' },
};
const full: SicresExchange = {
  origin: { office: 'O00012345', officeName: 'Ajuntament & <Vila>', unit: 'L01080193', unitName: 'Secretaria' },
  destination: { office: 'O00054321', officeName: 'Diputació', unit: 'L02000008', unitName: 'Registre' },
  parties: [{
    interested: {
      identification: { kind: '1', documentKind: 'N', document: '12345678Z', givenName: 'Maria', firstSurname: 'Puig', secondSurname: 'Serra' },
      contact: { address: { country: '724', province: '08', municipality: '019', line: 'C. Major, 1', postcode: '08001' }, email: 'maria@example.cat', mobile: '600000000', phone: '930000000' },
      receivesNotifications: true, notificationChannels: { preferred: '2', bySms: false, byEmail: true },
    },
    representative: { identification: { kind: '2', documentKind: 'C', document: 'B12345674', companyName: 'Serra, SL', organ: 'L01080193' } },
    notes: 'Cap',
  }],
  entry: {
    ...small.entry, registeredTimestamp: new Uint8Array([1, 2, 3]), presentedTimestamp: new Uint8Array([4]), sia: '315739', caseNumber: 'X2026/12', subjectCode: 'A1', externalReference: 'REF',
    metadata: [{ field: 'idioma', value: 'ca' }, { field: 'altre', value: 'b' }], ownMetadata: [{ field: 'x', value: '' }],
  },
  files: [{ name: 'Memòria.pdf', id: sicresFileId({ exchangeId, kind: '02', number: 1, name: 'Memòria.pdf' }), kind: '02', mediaType: 'application/pdf', bytes: new Uint8Array([37, 80]), summary: 'a', formCode: 'f', metadata: [{ field: 'x', value: 'y' }], notes: 'n' }],
  control: {
    ...small.control, transport: '01', transportNumber: '1', user: 'Anna', userContact: 'a@b.cat', application: 'Comú 0.1', annotationText: 'Enviament', notes: 'n', test: '1',
    previousExchangeId: exchangeId, startOfficeName: 'x', startUnit: 'y', startUnitName: 'z',
  },
  form: { states: 'Que…', requests: 'Que…' },
};
const control: SicresControl = {
  originOffice: 'O00054321', destinationOffice: 'O00012345', exchangeId, kind: '03', description: 'Acceptat', entryNumber: 'E/1', entryAt: new Date('2026-11-24T08:30:05Z'), test: '0', fileIds: ['a', 'b'], errorCode: '0000',
};

describe('a registry exchange', () => {
  it('reads back what was written, the least and the most that it can say', () => {
    expect(readSicres(writeSicres(small))).toEqual(small);
    expect(readSicres(writeSicres(full))).toEqual(full);
    expect(readSicresControl(writeSicresControl(control))).toEqual(control);
  });

  it('keeps moments in the legal time, in winter and in summer', () => {
    expect(writeSicres(small)).toContain('<Fecha_Hora_Presentacion>2026-07-01 10:00:05</Fecha_Hora_Presentacion>');
    expect(readSicres(writeSicres(small).replace('2026-07-01 10:00:05', '20260701100005')).entry.presentedAt).toEqual(small.entry.presentedAt);
    expect(readSicres(writeSicres(small).replace('2026-07-01 10:00:05', '2026-07-01T10:00:05')).entry.presentedAt).toEqual(small.entry.presentedAt);
  });

  it('names the datum that is missing, too long or out of its values, and cuts nothing in silence', () => {
    const entry = (change: object) => () => writeSicres({ ...small, entry: { ...small.entry, ...change } });
    expect(entry({ number: undefined })).toThrow(expect.objectContaining({ code: 'documents.sicres-datum-missing', detail: { field: 'Numero_Registro_Entrada' } }));
    expect(entry({ summary: 'x'.repeat(241) })).toThrow(expect.objectContaining({ code: 'documents.sicres-datum-not-valid', detail: expect.objectContaining({ field: 'Resumen', rule: '≤ 240' }) }));
    expect(entry({ kind: '2' })).toThrow(expect.objectContaining({ detail: expect.objectContaining({ field: 'Tipo_Registro' }) }));
    expect(() => writeSicres({ ...small, parties: [{ interested: { identification: { kind: '2', documentKind: 'C', document: 'B1' } } }] })).toThrow(expect.objectContaining({ detail: expect.objectContaining({ field: 'Razon_Social' }) }));
    expect(() => readSicres(writeSicres(small).replace('2026-07-01', '2026-02-30'))).toThrow(expect.objectContaining({ detail: expect.objectContaining({ field: 'Fecha_Hora_Presentacion' }) }));
  });

  it('refuses what is not an exchange, and entities that read files', () => {
    const evil = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Fichero_Intercambio_SICRES_4>&x;</Fichero_Intercambio_SICRES_4>';
    for (const xml of [evil, '<a', '']) expect(() => readSicres(xml)).toThrow(expect.objectContaining({ code: 'documents.sicres-unreadable' }));
    expect(() => readSicres('<a/>')).toThrow(expect.objectContaining({ code: 'documents.sicres-datum-not-valid' }));
    expect(() => readSicres('<Fichero_Intercambio_SICRES_4/>')).toThrow(expect.objectContaining({ code: 'documents.sicres-datum-missing' }));
  });
});

const reference = referenceFolder('eni');

describe.skipIf(!reference)('against the official schemas of SICRES 4', () => {
  const schemas = reference ? officialSchemas(reference) : undefined;

  it('exchanges and control messages are valid', () => {
    expect(schemas?.validate('2021-SICRES4_INTERCAMBIO_APL.xsd', writeSicres(small))).toEqual([]);
    expect(schemas?.validate('2021-SICRES4_INTERCAMBIO_APL.xsd', writeSicres(full))).toEqual([]);
    expect(schemas?.validate('2021-SICRES4_MENSAJE_APL.xsd', writeSicresControl(control))).toEqual([]);
  });
});
