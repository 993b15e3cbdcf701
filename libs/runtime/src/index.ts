export * from './config.js';
export * from './correlation.js';
export * from './health.js';
export * from './logger.js';
export * from './loop.js';
export * from './metrics.js';
export * from './safe-error.js';
export * from './within.js';
