import {
  CaseApprovalDecided,
  CaseDeclined,
  CaseFeedbackGiven,
  CaseFinalNoticeGiven,
  CaseOpinionDrafted,
  CasePackageSubmitted,
  CaseRemedyPlanned,
  CaseResolvedOnSpot,
  CaseSettled,
  type FieldClass,
  type RegisterHandling,
} from '@tingsu/contracts';
import type { ChainedRow } from '../ledger/chain.js';
import { seesWords } from './seen-fields.js';

interface Written {
  readonly type: string;
  readonly field: string;
}

/** What is written for the complainant as the answer. */
export const ANSWERS: readonly Written[] = [
  { type: CaseFeedbackGiven.type, field: 'text' },
  { type: CaseDeclined.type, field: 'notice' },
  { type: CaseResolvedOnSpot.type, field: 'outcome' },
  { type: CaseSettled.type, field: 'text' },
  { type: CaseFinalNoticeGiven.type, field: 'text' },
];

/** Where the words of a column of the register stand. */
const COLUMNS: Readonly<Record<keyof RegisterHandling, readonly Written[]>> = {
  findings: [{ type: CasePackageSubmitted.type, field: 'statement' }],
  opinion: [{ type: CaseOpinionDrafted.type, field: 'opinion' }],
  leaderNote: [{ type: CaseApprovalDecided.type, field: 'note' }],
  measures: [{ type: CaseRemedyPlanned.type, field: 'plan' }],
  answer: ANSWERS,
};
/** Everything that is to become better counts; else what was written last does. */
const ALL: ReadonlySet<keyof RegisterHandling> = new Set(['measures'] as const);

export interface PlaceOfWords {
  readonly version: number;
  readonly field: string;
}
export type PlacesOfHandling = Readonly<Record<keyof RegisterHandling, readonly PlaceOfWords[]>>;

type Fact = Pick<ChainedRow, 'type' | 'version' | 'texts'>;

/** Where in its log the words of a case stand that go into the register, of those that the reader may read. */
export function placesOfHandling(
  facts: readonly Fact[],
  fields: readonly FieldClass[],
): PlacesOfHandling {
  const placesOf = (column: keyof RegisterHandling): readonly PlaceOfWords[] => {
    const found = facts.flatMap(({ type, version, texts }) =>
      COLUMNS[column]
        .filter(
          (one) => one.type === type && one.field in texts && seesWords(type, one.field, fields),
        )
        .map(({ field }) => ({ version, field })),
    );
    return ALL.has(column) ? found : found.slice(-1);
  };
  return {
    findings: placesOf('findings'),
    opinion: placesOf('opinion'),
    leaderNote: placesOf('leaderNote'),
    measures: placesOf('measures'),
    answer: placesOf('answer'),
  };
}
