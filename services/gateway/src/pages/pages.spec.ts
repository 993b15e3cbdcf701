import { describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy } from './csp.js';
import { cacheControlFor, pageFor } from './page-paths.js';

describe('pages', () => {
  it.each([
    ['/staff/policies/tcm-yulin/1.0', 'staff/index.html'],
    ['/', 'index.html'],
    ['/progress', 'index.html'],
    ['/staff', 'staff/index.html'],
    ['/staff/cases/C-2026-000001', 'staff/index.html'],
    ['/staffing', 'index.html'],
    ['/api/v1/nothing', null],
    ['/missing.js', null],
  ])('%s is answered by %s', (path, page) => {
    expect(pageFor(path)).toBe(page);
  });

  it('keep only what carries a hash in its name', () => {
    expect(cacheControlFor('/srv/web/assets/index-4f2a.js')).toContain('immutable');
    expect(cacheControlFor('/srv/web/index.html')).toBe('no-cache');
  });

  it('allow no inline script and no foreign source', () => {
    const { directives } = contentSecurityPolicy(false);
    expect(directives.scriptSrc).toEqual(["'self'"]);
    // ASVS 5.0, 3.4.3: nothing may move where relative addresses of a page lead.
    expect([directives.objectSrc, directives.baseUri]).toEqual([["'none'"], ["'none'"]]);
    expect(JSON.stringify(directives)).not.toMatch(/unsafe-eval|https?:/);
    expect(directives).not.toHaveProperty('upgradeInsecureRequests');
  });
});
