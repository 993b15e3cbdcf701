import { describe, expect, it } from '@jest/globals';
import { SubmissionSchema } from './submission.js';
import { MAX_CONTENT_CHARACTERS } from '../input/text.js';

const submission = {
  campus: 'main',
  channel: 'web_form',
  content: '在门诊三号窗口排了四十分钟队。',
  complainant: { anonymous: false, name: '赵建国', phone: '13900001234', relation: 'patient' },
};

describe('a submission', () => {
  it('R-010: needs a campus, a channel, a text and who complains', () => {
    expect(SubmissionSchema.safeParse(submission).success).toBe(true);
    for (const field of ['campus', 'channel', 'content', 'complainant'] as const) {
      expect(SubmissionSchema.safeParse({ ...submission, [field]: undefined }).success).toBe(false);
    }
  });

  it('R-010: may be anonymous, without name and contact', () => {
    const complainant = { anonymous: true, relation: 'unknown' };
    expect(SubmissionSchema.safeParse({ ...submission, complainant }).success).toBe(true);
  });

  it.each([
    ['blank text', { content: '   ' }],
    ['a text that belongs in an attachment', { content: '长'.repeat(MAX_CONTENT_CHARACTERS + 1) }],
    ['an unknown channel', { channel: 'pigeon' }],
    ['an unknown field', { hospital: 'x' }],
    ['a time without a zone', { occurredAt: '2026-11-20T10:12:00' }],
  ])('is refused with %s', (_what, change) => {
    expect(SubmissionSchema.safeParse({ ...submission, ...change }).success).toBe(false);
  });
});
