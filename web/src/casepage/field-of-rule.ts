import { FIELD_OF_CLOCK_RULE } from '../clocks/clock-fields';
import { FIELD_OF_HOLD_RULE } from '../holds/hold-fields';
import { FIELD_OF_EXPERT_RULE } from '../experts/expert-fields';
import { FIELD_OF_MEDIATION_RULE } from '../mediation/mediation-fields';
import { FIELD_OF_REPORT_RULE } from '../holds/report-fields';
import { FIELD_OF_INQUIRY_RULE } from '../inquiry/inquiry-fields';
import { FIELD_OF_ISSUE_RULE } from '../issues/issue-fields';
import { FIELD_OF_MEETING_RULE } from '../meetings/meeting-fields';
import { FIELD_OF_REVIEW_RULE } from '../meetings/review-fields';
import { FIELD_OF_REMEDY_RULE } from '../remedies/remedy-fields';
import { FIELD_OF_RESULT_RULE } from '../results/result-fields';
import { FIELD_OF_ANSWER_RULE } from './answer-fields';
import { FIELD_OF_DEPARTMENT_RULE } from './department-fields';
import { FIELD_OF_INTAKE_RULE } from './intake-fields';

/** The field beside which a refusal by a rule is shown, where it is about one. */
export const FIELD_OF_RULE: Readonly<Record<string, string>> = {
  ...FIELD_OF_INTAKE_RULE,
  ...FIELD_OF_DEPARTMENT_RULE,
  ...FIELD_OF_INQUIRY_RULE,
  ...FIELD_OF_ISSUE_RULE,
  ...FIELD_OF_ANSWER_RULE,
  ...FIELD_OF_CLOCK_RULE,
  ...FIELD_OF_REVIEW_RULE,
  ...FIELD_OF_REPORT_RULE,
  ...FIELD_OF_MEETING_RULE,
  ...FIELD_OF_HOLD_RULE,
  ...FIELD_OF_MEDIATION_RULE,
  ...FIELD_OF_EXPERT_RULE,
  ...FIELD_OF_REMEDY_RULE,
  ...FIELD_OF_RESULT_RULE,
};
