export { FileRefused, type FileRefusalCode } from './refused.ts';
export { cleanName } from './name.ts';
export { fileWarnings, inspect, type FileFacts, type FileWarning } from './inspect.ts';
export { localFiles } from './local.ts';
export { s3Files, type S3Options } from './s3.ts';
export type { FileContent, PutOptions, StoredFile } from './stage.ts';
export type { ByteRange, FileStore } from './store.ts';
