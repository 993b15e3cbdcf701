import type { RuleCode } from '@tingsu/contracts';

/** Why a rule does not allow a command, by the stable code of the rule. */
export const rules = {
  'clock.unknown': 'This case has no such deadline.',
  'acknowledgement.not_asked': 'This step does not need to be acknowledged. Reload the page.',
  'acknowledgement.not_named': 'Only the people who were notified may acknowledge it.',
  'acceptance.not_eligible':
    'The policy does not allow this complaint to be accepted. Decline it, request missing information, or correct the facts.',
  'elements.missing':
    'The complaint does not state everything the policy asks for. Ask for a supplement, tick what it states under Classify, or give the reason for accepting it without.',
  'severity.missing': 'Classify the case first: say how serious it is.',
  'signature.missing':
    'Say under Classify whether the complainant signed the register, or why not.',
  'classification.incomplete': 'Classify the case first: set the category and topics.',
  'leader.required': 'The policy requires a hospital leader to do this.',
  'complainant.not_contactable': 'The complainant left no contact details.',
  'respondent.department_only': 'Name the department: its head answers for the people in it.',
  'return.ruled':
    'The head of the complaint centre ruled that your department answers. It cannot be returned.',
  'ruling.not_needed': 'Departments have not returned it often enough. Dispatch it instead.',
  'ruling.required':
    'Departments returned it too often. The head of the complaint centre has to rule who answers.',
  'return.window_over':
    'The time to return the case has passed. Ask the complaint centre to dispatch it again.',
  'issue.category_unknown': 'Choose a category of the policy.',
  'issue.found': 'Something was found about this issue, so it stays in the case.',
  'issue.help_missing': 'Say whether it was explained to the complainant or the person was helped.',
  'issue.last': 'A complaint has at least one issue: correct this one, or record a withdrawal.',
  'issue.liable_missing': 'Name the department or the person who is liable.',
  'issue.liable_not_meant':
    'Where the cause is the complainant’s own, or nobody’s, nobody of the house is liable.',
  'issue.problem_unknown': 'Choose a problem of the taxonomy that the policy names.',
  'issue.removed': 'This issue was taken out of the case: nothing is found about it.',
  'issue.severity_unknown': 'Choose one of the levels in the list.',
  'issue.too_many':
    'The case has as many issues as the policy allows: take the rest as a complaint of its own and link the two.',
  'issue.unfound':
    'Record first what was found about each issue and who answers for it; the opinion follows from that.',
  'issue.unknown': 'This case has no such issue. Reload the page.',
  'outcome.derived':
    'The outcome follows from the findings of the issues: leave it out, or correct a finding.',
  'outcome.missing': 'Say whether the complaint is upheld.',
  'part.already_asked': 'This department was asked and has not answered yet.',
  'part.due_past': 'Choose a time that is still to come.',
  'part.lead': 'This department leads: its answer is the statement.',
  'part.none_owed': 'Nothing is asked of your department at the moment.',
  'part.signed': 'Your department has signed for it.',
  'messages.none_unread': 'Nothing of the complainant waits to be read.',
  'messages.unread': 'The complainant wrote in the meantime. Answer it or mark it as read first.',
  'notice.none_open': 'The complainant has been told all that was owed.',
  'notice.unproven':
    'The answer is not known to have reached the complainant. Wait for it, or record how the complainant was told.',
  'urge.none_open': 'No urge waits for the answer of your department.',
  'urge.owes_nothing': 'This department neither leads nor owes a part.',
  'handler.not_given': 'The head of your department has not handed this work to you.',
  'handler.out_of_reach':
    'Choose a person who takes cases for your department. A colleague without that role gets it from the administrator first.',
  'handler.same': 'This person has the work already.',
  'plan.step_past': 'Every step needs today or a day that is still to come.',
  'package.already_complete': "The department's statement is already complete.",
  'evidence.missing': 'Files that this step needs are missing. Add those marked as needed first.',
  'package.missing':
    'The department has not yet submitted its statement, view on responsibility and opinion.',
  'approval.not_next': 'Somebody else decides at this level. Wait until it is your turn.',
  'approval.view_missing': 'The policy asks for your view: write it down, then send it.',
  'approval.not_required': 'This opinion does not need approval. Finalise it.',
  'acknowledgement.already_given':
    'The complainant has already been informed of the number and deadlines.',
  'approval.required': 'The policy requires this opinion to be approved. Submit it first.',
  'call.next_try_past': 'Choose a later time to try again.',
  'followup.answer_missing':
    'The policy wants an answer to a question of this call that is left empty.',
  'followup.contradicts':
    'Result and finding contradict each other: only who is satisfied praises, only who is not sees no improvement.',
  'followup.nobody_answered': 'Nobody answered: leave out score, finding and answers.',
  'followup.question_unknown': 'The call-back plan of the policy does not ask this.',
  'followup.none_open': 'There is no open call-back.',
  'assignment.missing': 'The case has not been dispatched to a department yet.',
  'decline.reason_unknown': 'Choose one of the reasons in the policy.',
  'department.confidential':
    'This is a confidential tip. It must not go to the department complained about.',
  'department.lead_missing': 'Choose the lead department.',
  'department.unknown': 'There is no such department.',
  'followup.done': 'This call-back is already recorded.',
  'followup.unknown': 'There is no such call-back.',
  'merge.other_kind': 'The two cases are of different kinds and cannot be merged.',
  'merge.same_case': 'A case cannot be merged into itself.',
  'merge.target_ended': 'The target case has ended.',
  'person.required': 'A named person must sign for the case.',
  'reason.required':
    'A department is already working on this case. Give a reason for reclassifying it.',
  'centre_head.required': 'Only the head of the complaint centre can do this.',
  'department_head.required': 'Only the head of department can do this.',
  'supervisor.required': 'Only the supervising department can do this.',
  'supplement.element_unknown': 'Choose what is missing from the list; put the rest into the note.',
  'tenant_admin.required': 'Only a group administrator can do this.',
  'clock.not_running': 'This deadline is not running.',
  'clock.not_extendable': 'The policy does not allow this deadline to be extended.',
  'clock.no_agreement': 'This policy does not allow an agreed date.',
  'date.future':
    'This day has not come yet. Record the referral once the other body has the complaint.',
  'date.too_early': 'This is before the complaint was received.',
  'owner.out_of_reach': 'Choose a person of the complaint centre who may see this case.',
  'owner.same': 'This person owns the case already.',
  'link.known': 'The cases are linked already.',
  'link.same_case': 'Choose another case: this is the one you are looking at.',
  'merge.not_same':
    'Only complaints of the same person about the same matter are merged. Link the cases instead, and each gets its own answer.',
  'date.past': 'Choose a day in the future.',
  'extension.late': 'An extension must be requested before the deadline.',
  'extension.too_long': 'This is longer than the policy allows.',
  'extension.none_possible': 'No deadline can be extended.',
  'extension.none_open': 'No extension is waiting for a decision.',
  'extension.not_approver': 'Another role decides on this extension.',
  'extension.already_requested': 'An extension has already been requested. Wait for the decision.',
  'extension.notice_required':
    'The policy requires the complainant to be informed. Write the notice.',
  'suspension.none': 'The case is not suspended.',
  'report.already_marked': 'The case is already marked as reportable.',
  'report.not_owed': 'The case is not marked as reportable.',
  'plan.alternative_unknown': 'Say which of the offered alternatives was chosen.',
  'plan.count': 'The policy says how many alternatives are offered: add or remove some.',
  'plan.missing':
    'The policy wants the complainant’s agreement first: offer a plan and record the choice, or say why nobody could be asked.',
  'plan.none': 'Nothing was offered yet.',
  'plan.not_chosen':
    'The complainant chose another alternative: only what it holds is carried out.',
  'plan.refused': 'The complainant refused the plan: offer another one.',
  'plan.undecided': 'Record first what the complainant said to the plan.',
  'remedy.open': 'A promised remedy has not been completed yet.',
  'remedy.none_open': 'No remedy is open.',
  'remedy.unknown': 'There is no such remedy.',
  'remedy.done': 'This remedy is done, was not approved, or was dropped.',
  'remedy.due_past': 'Give today or a day that is still to come.',
  'remedy.none_to_decide': 'No amount waits for approval.',
  'remedy.not_approver': 'Somebody else, or another department, decides on this amount now.',
  'remedy.not_owner': 'Another department carries this out and reports it as done.',
  'remedy.proof_missing': 'Say what proves that it was done, or add a file.',
  'remedy.unapproved': 'An amount is not approved yet. Wait for it, or drop the remedy.',
  'amount.above_limit':
    'This is more than the policy allows. If mediation or a court set it, say who, and the number of the decision.',
  'amount.currency': 'A case has one currency: use the one of the policy.',
  'amount.decimals': 'An amount has two decimals at most.',
  'amount.missing':
    'Give an amount above zero. To decide that nothing is paid, choose compensation with 0.00 and say why.',
  'decision.missing': 'Say who set the amount, and the number of the agreement, award or judgment.',
  'decision.not_meant': 'A gesture of goodwill is not set by mediation or a court.',
  'instalments.amount': 'Each part is more than zero and has two decimals at most.',
  'instalments.days':
    'Each part has a later day than the one before it, from today to the day by which all is done.',
  'instalments.sum': 'The parts do not add up to the amount.',
  'amount.not_meant': 'This remedy has no amount. Plan what is paid as a remedy of its own.',
  'compensation.undecided':
    'The policy wants a decision on compensation first: plan it, or plan 0.00 with the reason.',
  'goodwill.alone':
    'Goodwill does not replace a solution: plan what makes the matter good as well.',
  'circular.not_upheld': 'Only what was found right is told to the house.',
  'reconsideration.awaited':
    'Who was served may still ask for reconsideration. Wait until that time is over.',
  'reconsideration.known': 'Reconsideration of this result was asked for already.',
  'reconsideration.none_open': 'No request for reconsideration is open.',
  'reconsideration.not_offered':
    'There is nothing to reconsider: serve the result first, and the policy must offer reconsideration.',
  'reconsideration.open': 'Reconsideration is not decided yet, so nothing is carried out.',
  'reconsideration.outcome':
    'Give the new outcome with a changed result, and none with one that stands or is revoked.',
  'reconsideration.too_late': 'The time to ask for reconsideration is over.',
  'reconsideration.unknown': 'There is no such request that waits for a decision.',
  'result.confidential': 'The clue is confidential: who is complained of learns nothing.',
  'result.nobody': 'Name first who is complained of.',
  'result.not_respondent': 'The result is served only on who is complained of.',
  'result.served': 'The result of this round was served on them already.',
  'result.unknown': 'There is no such record of service.',
  'result.witness_missing': 'The receipt was refused: say who saw it.',
  'separation.involved': 'You had a part in this result. Somebody else reconsiders it.',
  'final.given': 'The final notice of this round was given.',
  'final.not_dissatisfied':
    'The final notice is for who was answered and is still not satisfied. Nothing says so yet.',
  'reopen.final':
    'The final notice was given: only new facts, a court or an authority open the case again.',
  'reopen.last_round':
    'The policy allows no further round: only new facts, a court or an authority open the case again.',
  'invalidity.confirmed': 'Two people have already confirmed that the complaint is invalid.',
  'invalidity.second_person': 'A second person must confirm that it is invalid.',
  'withdrawal.known': 'The withdrawal is already recorded.',
  'feedback.missing': 'Inform the complainant of the outcome first.',
  'invalidity.outcome': 'Two people found this complaint invalid, so it cannot be upheld.',
  'mention.no_access': 'Somebody you mention may not read notes of this case. Leave them out.',
  'person.unknown':
    'Choose staff from the directory. Enter others under “Others complained about”.',
  'separation.respondent': 'You are named in this complaint, so you cannot act on the case.',
  'separation.approver': 'You agreed at the level before. Someone else decides at the next one.',
  'separation.drafter': 'You drafted this opinion. Someone else must approve it.',
  'separation.requester': 'You asked for this extension. Someone else must approve it.',
  'separation.handler': 'You handled this case. Someone else must make the call-back.',
  'kind.not_bound': 'No policy for this kind applies on the campus. Ask an administrator.',
  'kind.reportable': 'The case must be reported to an authority, so its kind cannot change.',
  'kind.same': 'The case is of this kind already.',
  'settle.answer_missing':
    'Enter the reply and how it was given, or choose “Noted” if there is no one to reply to.',
  'settle.complaint':
    'Complaints and hazards are investigated, not only answered. If it is something else, change its kind.',
  'followup.same_day': 'A call was already made today. Try again on another day.',
  'followup.too_early': 'It is too early for the next call-back.',
  'milestone.case_over': 'The case has ended. Reopen it instead.',
  'milestone.findings_missing': 'Write down what was found, agreed or reported.',
  'milestone.place_missing': 'Say where it was inspected.',
  'milestone.known': 'This step is already recorded.',
  'milestone.none_awaited': 'No steps need to be recorded by hand under this policy.',
  'milestone.not_awaited': 'No deadline of the policy waits for this step.',
  'milestone.too_early': 'Record the previous step first.',
  'milestone.window_over': 'The time for this step has passed.',
} as const satisfies Record<RuleCode, string>;
