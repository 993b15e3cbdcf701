import { describe, expect, it } from '@jest/globals';
import type { CaseDetail, Evidence } from '@tingsu/contracts';
import { askedAt, filesByEntry, isEvidenceStep, usualSlot, waitingAt } from './step-files';

const HEAD = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const entry = (type: string, at: string, id = HEAD): CaseDetail['timeline'][number] => ({
  ...{ version: 1, at, type: `${type}.v1`, data: {}, text: {} },
  actor: { type: 'person', id, role: null },
});
const file = (addedAt: string, step: Evidence['step'] = 'submitPackage'): Evidence => ({
  ...{ uploadId: addedAt, fileName: 'x.png', mediaType: 'image/png', bytes: 1, sha256: 'ab' },
  ...{ slot: 'statement', step, source: 'x', place: null, note: null, takenAt: null, holdId: null },
  ...{ addedBy: HEAD, addedRole: 'department_head', addedAt },
});
const first = entry('case.packageSubmitted', '2026-11-27T02:00:00Z');
const second = entry('case.packageSubmitted', '2026-11-27T04:00:00Z');
const timeline = [
  first,
  entry('case.packageSubmitted', '2026-11-27T03:00:00Z', OTHER),
  entry('case.noted', '2026-11-27T03:30:00Z'),
  second,
];

describe('a file that was added for a text', () => {
  it('stands under the first text that its author sent afterwards', () => {
    const before = file('2026-11-27T01:00:00Z');
    const between = file('2026-11-27T02:30:00Z');
    expect([...filesByEntry([before, between], timeline)]).toEqual([
      [first, [before]],
      [second, [between]],
    ]);
  });
  it('waits for the text while none was sent, and only at its own step', () => {
    const later = file('2026-11-27T05:00:00Z');
    const loose = file('2026-11-27T01:00:00Z', null);
    expect(waitingAt('submitPackage', [later, loose], timeline)).toEqual([later]);
    expect(waitingAt('giveFinal', [later, loose], timeline)).toEqual([]);
    expect(filesByEntry([later, loose], timeline).size).toBe(0);
  });
  it('fills what the policy asks for with that step, and nothing else', () => {
    const asked = (['statement', 'record'] as const).map((slot) => ({
      ...{ step: 'submitPackage' as const, slot, required: true, label: null, there: false },
    }));
    const files = [file('2026-11-27T05:00:00Z')];
    expect(askedAt('submitPackage', asked, files).map(({ there }) => there)).toEqual([true, false]);
    expect(askedAt('giveFinal', asked, files)).toEqual([]);
  });
  it('is offered where a text is written, with what it most likely is', () => {
    expect([isEvidenceStep('giveFinal'), isEvidenceStep('accept')]).toEqual([true, false]);
    expect([usualSlot('submitPackage'), usualSlot('giveFinal'), usualSlot(undefined)]).toEqual([
      'statement',
      'record',
      'record',
    ]);
  });
});
