import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { IssueFoundSchema, IssueMatterSchema } from '../issues.js';
import { state } from './state.js';

export const CaseIssueAdded = defineEvent('case.issueAdded.v1', 'The case has one more issue', {
  state,
  issueId: z.string(),
  number: z.number().int().positive(),
  ...IssueMatterSchema.shape,
});
export const CaseIssueChanged = defineEvent(
  'case.issueChanged.v1',
  'What an issue is about was corrected',
  { state, issueId: z.string(), ...IssueMatterSchema.shape },
);
export const CaseIssueRemoved = defineEvent(
  'case.issueRemoved.v1',
  'An issue was taken out of the case',
  { state, issueId: z.string() },
);
export const CaseIssueStated = defineEvent(
  'case.issueStated.v1',
  'The leading department stated the facts of an issue',
  { state, issueId: z.string(), department: z.string() },
);
export const CaseIssueFound = defineEvent(
  'case.issueFound.v1',
  'It was found whether an issue is upheld',
  { state, issueId: z.string(), ...IssueFoundSchema.shape },
);
