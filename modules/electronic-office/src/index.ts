export { default as electronicOffice } from './electronic-office.module.ts';
export { Digitisation, Filing, Offering } from './electronic-office.records.ts';
export { offer, offerUsual } from './operations/index.ts';
export { keepVisitorProviderOfEnvironment } from './visitors/providers.ts';
