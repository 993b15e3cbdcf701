export * from './access-matrix.js';
export * from './eventually.js';
export * from './fake-alarm-clock.js';
export * from './movable-time.js';
export * from './start-service.js';
export * from './test-broker.js';
export * from './test-database.js';
