export * from './opening.js';
export * from './triage.js';
export * from './ownership.js';
export * from './handling.js';
export * from './feedback.js';
export * from './more-time.js';
export * from './aftermath.js';
export * from './clocks.js';
