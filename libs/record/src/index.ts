export * from './checkpoint.js';
export * from './merkle.js';
