import type { NoticeKind, OwedNotice } from '@tingsu/contracts';
import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { TOLD_BY, waitsForProof } from './told-by.js';

type Told = NonNullable<OwedNotice['told']>;

/** How what the complainant has to be told changes by the events of a case. */
export const NOTICE_CHANGES: Changes = {
  noticeOwed: ({ notices = [] }, { at, data: { noticeKey, kind, label, rules, milestones } }) => ({
    notices: [
      ...notices,
      { key: noticeKey, kind, label, rules, owedAt: at, milestones, told: null, failed: null },
    ],
  }),
  noticeTold: ({ notices = [] }, { data: { noticeKey, medium, proof, at } }) => ({
    notices: notices.map((one) =>
      one.key === noticeKey ? { ...one, told: { at, medium, proof } } : one,
    ),
  }),
  noticeFailed: ({ notices = [] }, { at, data: { noticeKey, tried, missing } }) => ({
    notices: notices.map((one) =>
      one.key === noticeKey
        ? { ...one, told: null, failed: { at, tried, ...(missing ? { missing } : {}) } }
        : one,
    ),
  }),
  acknowledged: toldMeanwhile('acknowledgement'),
  feedbackInterim: toldMeanwhile('interim'),
};

/** Who was told by telephone or face to face knows what a notice would have said. */
function toldMeanwhile(kind: NoticeKind) {
  return ({ notices }: CaseState, event: RecordedEvent): Change => {
    const { at, data } = event;
    if (!notices || waitsForProof(event) || !(event.kind in TOLD_BY)) return {};
    const medium = 'medium' in data && typeof data.medium === 'string' ? data.medium : 'other';
    const told: Told = { at, medium, proof: 'documented' };
    return {
      notices: notices.map((one) =>
        one.kind === kind && one.told === null ? { ...one, told } : one,
      ),
    };
  };
}
