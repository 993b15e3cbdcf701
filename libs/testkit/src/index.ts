export * from './access-matrix.harness.js';
export * from './broker.harness.js';
export * from './database.harness.js';
export * from './eventually.harness.js';
export * from './fake-alarm-clock.harness.js';
export * from './movable-time.ddl.js';
export * from './service.harness.js';
export * from './readable.harness.js';
