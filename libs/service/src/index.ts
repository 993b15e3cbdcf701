export * from './access-log.controller.js';
export * from './access-log.repository.js';
export * from './define-service.module.js';
export * from './service-config.js';
export * from './parked.controller.js';
export * from './rebuild-program.provider.js';
