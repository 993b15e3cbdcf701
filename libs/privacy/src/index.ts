export * from './data-key.ddl.js';
export * from './data-key.entity.js';
export * from './data-keys.js';
export * from './envelope.js';
export * from './mask.js';
export * from './personal-data.js';
export * from './tracking-code.js';
