import { describe, expect, it } from '@jest/globals';
import { proofFor } from './proof-table.js';

describe('what needs a fresh proof', () => {
  it.each([
    ['POST', '/cases/C-2026-000001/commands/approve'],
    ['POST', '/cases/C-2026-000001/commands/rejectExtension'],
    ['POST', '/cases/C-2026-000001/dossier/copies'],
    ['POST', '/policy-drafts/7/approve'],
    ['POST', '/accountability/matters/7/decide-appeal'],
    ['POST', '/complaints/TS-2026-000001/reveal'],
    ['POST', '/complaints/TS-2026-000001/copies'],
    ['POST', '/register-book/exports'],
    ['POST', '/accounts/officer/password-link'],
    ['DELETE', '/accounts/officer'],
    ['PUT', '/api-keys/7'],
    ['PUT', '/erasures/7'],
    ['POST', '/erasures/7/decision'],
  ])('%s %s', (method, path) => {
    expect(proofFor(method, `/api/v1${path}`)).toBe('any');
    expect(proofFor(method, `/api/v1${path}/?x=1`)).toBe('any');
  });

  it('is the own factors too, by one of them', () => {
    expect(proofFor('DELETE', '/api/v1/me/code-app')).toBe('factor');
    expect(proofFor('POST', '/api/v1/me/passkeys/question')).toBe('factor');
  });

  it('is not reading, nor the daily work, nor proving itself', () => {
    for (const [method, path] of [
      ['GET', '/accounts'],
      ['GET', '/register-book/exports'],
      ['POST', '/cases/C-2026-000001/commands/accept'],
      ['POST', '/complaints'],
      ['POST', '/me/proof'],
      ['DELETE', '/session'],
    ] as const)
      expect(proofFor(method, `/api/v1${path}`)).toBeNull();
    expect(proofFor('POST', '/plain')).toBeNull();
  });

  it('is found behind escapes', () => {
    expect(proofFor('POST', '/api/v1/cases/C-1/commands/%61pprove')).toBe('any');
    expect(proofFor('POST', '/api/v1/complaints/%zz/reveal')).toBe('any');
  });
});
