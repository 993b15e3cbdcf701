import type { NoticeKind } from '@tingsu/contracts';
import type { MilestoneName } from '@tingsu/policy';
import type { CaseEventKind } from './case-event.js';
import type { CaseState } from './case-state.js';

interface Telling {
  readonly kind: NoticeKind;
  /** What has happened once the complainant knows. */
  readonly milestones: readonly MilestoneName[];
}

/** Facts that say that the complainant was told something. */
export const TOLD_BY = {
  acknowledged: {
    kind: 'acknowledgement',
    milestones: ['acknowledgement.sent', 'complainant.informed'],
  },
  feedbackInterim: { kind: 'interim', milestones: ['feedback.interim'] },
  feedbackGiven: {
    kind: 'answer',
    milestones: ['feedback.given', 'response.sent', 'complainant.informed'],
  },
} as const satisfies Readonly<Partial<Record<CaseEventKind, Telling>>>;
export type Teller = keyof typeof TOLD_BY;

export const tellingOf = (kind: CaseEventKind): Telling | undefined =>
  kind in TOLD_BY ? TOLD_BY[kind as Teller] : undefined;

/** Tingsu sends it: what it tells has happened once it is known to have arrived. */
export const waitsForProof = ({ data }: { readonly data: object }): boolean =>
  'medium' in data && data.medium === 'system';

/** What was owed in an earlier round brings nothing about in the next one, however late it arrives. */
export const roundLeft = ({ notices }: Pick<CaseState, 'notices'>): Pick<CaseState, 'notices'> =>
  notices ? { notices: notices.map((one) => (one.told ? one : { ...one, milestones: [] })) } : {};
