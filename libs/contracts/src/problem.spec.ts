import { describe, expect, it } from '@jest/globals';
import { PROBLEMS, ProblemError } from './problem.js';

describe('problems', () => {
  it('have a stable code, an error status and a title', () => {
    for (const [code, [status, title]] of Object.entries(PROBLEMS)) {
      expect(code).toMatch(/^[a-z_]+(\.[a-z_]+)?$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.length).toBeGreaterThan(5);
    }
  });

  it('carry what a stale writer needs to try again', () => {
    const problem = new ProblemError('case.stale_version', 'Read the case again.', {
      currentVersion: 7,
    });
    expect({ status: problem.status, current: problem.extra.currentVersion }).toEqual({
      status: 409,
      current: 7,
    });
  });
});
