export * from './data-key.ddl.js';
export * from './data-key.entity.js';
export * from './data-keys.provider.js';
export * from './envelope.provider.js';
export * from './mask.js';
export * from './personal-data.provider.js';
export * from './tracking-code.js';
export * from './without-numbers.js';
