export { default as resolutions } from './resolutions.module.ts';
export { books, Resolution, ResolutionBook } from './resolutions.records.ts';
export { numberResolution, ofCase } from './resolutions.operations.ts';
