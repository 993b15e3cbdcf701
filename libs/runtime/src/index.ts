export * from './config.provider.js';
export * from './correlation.provider.js';
export * from './health.provider.js';
export * from './logger.provider.js';
export * from './loop.timer.js';
export * from './metrics.provider.js';
export * from './safe-error.js';
export * from './within.timer.js';
