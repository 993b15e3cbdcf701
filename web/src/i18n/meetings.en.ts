import type { meetings as chinese } from './meetings.zh-CN';

/** The way of an opinion through those who approve it; meetings and reviews. */
export const meetings = {
  chainTitle: 'Approval',
  chainWaits: 'waiting since {day}',
  chainLater: 'comes later',
  chainAgreed: 'agreed on {day}',
} as const satisfies Record<keyof typeof chinese, string>;
