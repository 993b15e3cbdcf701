export * from './bootstrap.js';
export * from './identity.guard.js';
export * from './identity-token.js';
export * from './json-text.js';
export * from './openapi.js';
export * from './problem.js';
export * from './problem-filter.js';
export * from './validation.js';
