import type { rules as chinese } from './rules.zh-CN';

/** Why a rule does not allow a command, by the stable code of the rule. */
export const rules = {
  'acceptance.not_eligible':
    'The policy does not accept this complaint: decline it, ask for what is missing, or correct the facts.',
  'classification.incomplete': 'Classify first: set category and topics.',
  'leader.required': 'This case is major: a leader does this.',
  'complainant.not_contactable': 'The complainant left no contact details.',
  'return.window_over': 'The time to return the case is over. Ask the complaint centre to dispatch it again.',
  'package.already_complete': 'The statement of the department is complete.',
  'package.missing': 'The department has not submitted its statement, responsibility and opinion yet.',
  'approval.not_required': 'This opinion needs no approval: finalise it.',
  'acknowledgement.already_given': 'The complainant was told number and time limits already.',
  'approval.required': 'This case is major: submit the opinion to a leader first.',
  'followup.none_open': 'No call-back is open.',
  'assignment.missing': 'The case is not with a department yet.',
  'decline.reason_unknown': 'Choose one of the reasons of the policy.',
  'department.confidential': 'This clue is confidential: it must not go to the department complained of.',
  'department.lead_missing': 'Name the department that leads.',
  'department.unknown': 'There is no such department.',
  'followup.done': 'This call-back is already recorded.',
  'followup.unknown': 'There is no such call-back.',
  'merge.other_kind': 'The two cases are of different kinds.',
  'merge.same_case': 'A case cannot be merged into itself.',
  'merge.target_ended': 'The target case has ended.',
  'person.required': 'A named person has to sign for the case.',
  'reason.required': 'The case is with a department: say why it is classified anew.',
  'withdrawal.known': 'The withdrawal is already recorded.',
} as const satisfies Record<keyof typeof chinese, string>;
