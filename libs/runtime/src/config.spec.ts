import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { BASE_CONFIG, integerSetting, loadConfig, switchSetting } from './config.provider.js';

const schema = z.object({
  ...BASE_CONFIG,
  DATABASE_URL: z.url(),
  LIMIT: integerSetting(60, 1),
  COOKIE_SECURE: switchSetting(false),
});
const complete = { PORT: '8080', DATABASE_URL: 'postgres://x@127.0.0.1/y' };

describe('the configuration', () => {
  it('fills in defaults and reads numbers and switches', () => {
    expect(loadConfig(schema, { ...complete, COOKIE_SECURE: '1', LIMIT: '' })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8080,
      LOG_LEVEL: 'info',
      LIMIT: 60,
      COOKIE_SECURE: true,
    });
  });

  it('names every variable that is missing or wrong, and prints no value', () => {
    const broken = () =>
      loadConfig(schema, { DATABASE_URL: 'secret value', COOKIE_SECURE: 'perhaps' });
    expect(broken).toThrow(/PORT: is not set/);
    expect(broken).toThrow(/DATABASE_URL: /);
    expect(broken).toThrow(/COOKIE_SECURE: /);
    expect(broken).not.toThrow(/secret value/);
  });
});
