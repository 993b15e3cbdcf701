export * from './checkpoint.js';
export * from './merkle.js';
export * from './record.ddl.js';
export { RECORD_ENTITIES } from './record.entity.js';
export * from './seal.usecase.js';
export type { SealedLog } from './sealed-log.js';
export * from './record.module.js';
