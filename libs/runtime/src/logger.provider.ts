import pino, { type Logger } from 'pino';
import { currentCorrelationId } from './correlation.provider.js';
import { safeError } from './safe-error.js';
import { serviceScope } from './service-scope.provider.js';

/** Keys that may carry personal data or secrets; a careless log call must not leak them. */
const SECRET_KEYS = [
  'password',
  'phone',
  'email',
  'address',
  'content',
  'demand',
  'text',
  'body',
  'payload',
  'complainant',
  'trackingCode',
  'shortCode',
  'token',
  'csrfToken',
  'cookie',
  'authorization',
  'apiKey',
  'login',
];

/** One JSON line an event, with service name and correlation id. */
export const logger: Logger = pino({
  level: process.env['LOG_LEVEL'] ?? (process.env['NODE_ENV'] === 'test' ? 'silent' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
  mixin: () => {
    const id = currentCorrelationId();
    const service = serviceScope().name;
    return id ? { service, correlationId: id } : { service };
  },
  serializers: { err: safeError, error: safeError },
});

export function nameLogger(name: string, level?: string): void {
  serviceScope().name = name;
  if (level) logger.level = level;
}
