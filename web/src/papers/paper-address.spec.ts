import { expect, it } from '@jest/globals';
import { charactersOf, paperAddress } from './paper-address';

it('the address of a paper says which one it is, language, blank and version', () => {
  expect(paperAddress('C-2026-000001', 'decline')).toBe(
    '/api/v1/cases/C-2026-000001/documents/decline',
  );
  expect(paperAddress('C-2026-000001', 'register-form', { language: 'en', blank: true })).toBe(
    '/api/v1/cases/C-2026-000001/documents/register-form?language=en&blank=1',
  );
  expect(paperAddress('C-2026-000001', 'decline', { version: 2 })).toMatch(/\?version=2$/);
  expect(paperAddress('C-2026-000001', 'report-supplement', { about: '2.1' })).toMatch(
    /\?about=2\.1$/,
  );
});

it('characters that no font has are shown with their codes', () => {
  expect(charactersOf('U+2A6A5 U+1F642')).toBe('𪚥 (U+2A6A5), 🙂 (U+1F642)');
});
