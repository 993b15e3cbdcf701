import { describe, expect, it } from '@jest/globals';
import {
  CaseApprovalDecided,
  CaseFeedbackGiven,
  CaseOpinionDrafted,
  CasePackageSubmitted,
  CaseRemedyPlanned,
  FIELD_CLASSES,
  type FieldClass,
} from '@tingsu/contracts';
import { placesOfHandling } from './register-handling.js';

const fact = (version: number, { type }: { readonly type: string }, ...fields: string[]) => ({
  ...{ version, type },
  texts: Object.fromEntries(fields.map((field) => [field, 'hash'])),
});
const FACTS = [
  fact(5, CasePackageSubmitted, 'statement', 'preliminaryLiability'),
  fact(6, CasePackageSubmitted, 'statement'),
  fact(7, CaseOpinionDrafted, 'opinion'),
  fact(8, CaseApprovalDecided, 'reason'),
  fact(9, CaseFeedbackGiven, 'text'),
  fact(10, CaseRemedyPlanned, 'plan'),
  fact(11, CaseRemedyPlanned, 'plan'),
];
const seen = (fields: readonly FieldClass[]) => placesOfHandling(FACTS, fields);

describe('the words of handling in the register', () => {
  it('are those written last, and every measure', () => {
    expect(seen(FIELD_CLASSES)).toEqual({
      findings: [{ version: 6, field: 'statement' }],
      opinion: [{ version: 7, field: 'opinion' }],
      // Why it was sent back is no note of who approved.
      leaderNote: [],
      measures: [
        { version: 10, field: 'plan' },
        { version: 11, field: 'plan' },
      ],
      answer: [{ version: 9, field: 'text' }],
    });
  });

  it('are only those that the reader may read (R-204)', () => {
    expect(seen(['words', 'answer'])).toMatchObject({
      ...{ findings: [], opinion: [], measures: [] },
      answer: [{ version: 9 }],
    });
    expect(seen(['words', 'handling'])).toMatchObject({
      ...{ findings: [], answer: [] },
      measures: [{ version: 10 }, { version: 11 }],
    });
    expect(Object.values(seen([])).flat()).toEqual([]);
  });
});
