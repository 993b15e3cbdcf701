export * from './bootstrap.adapter.js';
export * from './identity.guard.js';
export * from './identity-token.provider.js';
export * from './json-text.js';
export * from './openapi.adapter.js';
export * from './problem.js';
export * from './problem.filter.js';
export { parseOrProblem } from './validation.js';
export { zodBody, zodParam, zodQuery } from './validation.pipe.js';
