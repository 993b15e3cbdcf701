import { expect, it } from '@jest/globals';
import { seesEvidence } from './who-sees.js';

it('the side complained of sees what departments handed in, not what the office gathered about it', () => {
  const office = ['attachments', 'opinion'] as const;
  const accused = ['attachments', 'statement'] as const;
  expect(seesEvidence('centre_officer', office)).toBe(true);
  expect(seesEvidence('department_head', office)).toBe(true);
  expect(seesEvidence('centre_officer', accused)).toBe(false);
  expect(seesEvidence('department_head', accused)).toBe(true);
  expect(seesEvidence('department_head', ['opinion'])).toBe(false);
});
