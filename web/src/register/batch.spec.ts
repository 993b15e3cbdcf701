import { describe, expect, it } from '@jest/globals';
import { SubmissionSchema } from '@tingsu/contracts';
import {
  emptyRow,
  letterOf,
  lettersLeft,
  lettersStored,
  problemsOfHead,
  type Batch,
} from './batch';

const uploadId = '0190cccc-0000-7000-8000-000000000001';
const scan = { uploadId, fileName: '1.jpg', mediaType: 'image/jpeg', bytes: 1 };
const receipt = {
  complaintNo: 'TS-2026-000001',
  trackingCode: 'AAAA-BBBB-CCCC',
  receivedAt: '2026-11-27T02:00:00Z',
  limits: [],
};
const batch: Batch = {
  head: {
    channel: 'suggestion_box',
    campus: 'main',
    externalRef: 'main-hall',
    receivedDay: '2026-11-26',
    firstResponder: '0190bbbb-0000-7000-8000-000000000001',
  },
  rows: [
    { ...emptyRow('a'), content: '大厅太冷', name: '张三', receipt },
    { ...emptyRow('b'), attachments: [scan], problemCode: 'service.busy' },
    emptyRow('c'),
  ],
};
const settings = { timeZone: 'Asia/Shanghai', scanOnly: '内容见扫描件。' };

describe('a pile of letters', () => {
  it('sends again only what is not stored, and never an empty line', () => {
    expect(lettersLeft(batch).map(({ key }) => key)).toEqual(['b']);
    expect(lettersStored(batch).map(({ key }) => key)).toEqual(['a']);
  });
  it('gives each letter what they have in common, and its own words and scans', () => {
    const bodies = batch.rows.slice(0, 2).map((row) => letterOf(batch.head, row, settings));
    for (const body of bodies) expect(SubmissionSchema.safeParse(body).success).toBe(true);
    expect(bodies[0]).toMatchObject({
      channel: 'suggestion_box',
      receivedAt: '2026-11-26T00:00:00+08:00',
      externalRef: 'main-hall',
      complainant: { anonymous: false, name: '张三' },
    });
    expect(bodies[1]).toMatchObject({
      content: '内容见扫描件。',
      complainant: { anonymous: true },
      attachments: [uploadId],
    });
  });
  it('wants to know where it came from, and not from tomorrow', () => {
    expect(problemsOfHead(batch.head, '2026-11-27')).toEqual([]);
    expect(
      problemsOfHead({ ...batch.head, channel: '', receivedDay: '2026-11-28' }, '2026-11-27'),
    ).toEqual(['regChannelMissing', 'regDayFuture']);
  });
});
