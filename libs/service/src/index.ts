export * from './define-service.js';
export * from './service-config.js';
export * from './parked.controller.js';
