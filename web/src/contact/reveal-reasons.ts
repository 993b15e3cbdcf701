import type { REVEAL_REASONS } from '@tingsu/contracts';

/** The reasons for a reveal that are chosen instead of written. */
export const REVEAL_REASON_TEXTS = {
  call_back: 'contactWhyCall',
  send_answer: 'contactWhyAnswer',
  verify_identity: 'contactWhyIdentity',
} as const satisfies Record<(typeof REVEAL_REASONS)[number], string>;
