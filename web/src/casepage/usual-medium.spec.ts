import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '../api/types';
import { usualMedium } from './usual-medium';

const told = (type: string, medium: string): TimelineEntry => ({
  ...{ version: 1, at: '2026-11-20T02:12:00Z', type, data: { medium }, text: {} },
  actor: { type: 'person', id: null, role: null },
});

describe('by what a complainant is told', () => {
  it('is what was used last, else how the complaint came in', () => {
    const timeline = [told('case.acknowledged.v1', 'phone')];
    expect(usualMedium({ timeline, channel: 'letter' })).toBe('phone');
    expect(usualMedium({ timeline: [], channel: 'letter' })).toBe('letter');
  });

  it('is left open where a form showed the receipt: its channel is no choice', () => {
    const timeline = [told('case.acknowledged.v1', 'web_form')];
    expect(usualMedium({ timeline, channel: 'web_form' })).toBeNull();
  });
});
