export * from './access-facts.js';
export * from './access-table.js';
export * from './case-access.js';
export * from './field-classes.js';
export * from './case-reach.js';
export * from './access-log.js';
export * from './kept-away.js';
export * from './house-access.js';
