export * from './archive.ddl.js';
export { ARCHIVE_ENTITIES } from './archive.entity.js';
export * from './growing.js';
export * from './maintain.usecase.js';
export * from './maintenance.module.js';
export * from './object-store.adapter.js';
export * from './restore.usecase.js';
export * from './storage.usecase.js';
