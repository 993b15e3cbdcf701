export * from './access-log.controller.js';
export * from './access-log.repository.js';
export * from './define-service.js';
export * from './service-config.js';
export * from './parked.controller.js';
