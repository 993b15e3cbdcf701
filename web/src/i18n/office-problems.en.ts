import type { ClientProblemCode } from '../api/problem';
import type { problems } from './problems.en';

/** The others, which staff alone meet. */
export const officeProblems = {
  'session.failed': 'The username or password is incorrect.',
  'session.locked': 'Too many failed sign-ins. The account is locked for a while; try again later.',
  'session.challenge_gone': 'This took too long or was done already. Begin again.',
  'session.step_up': 'Show again that it is you, then repeat this.',
  'session.prove_factor': 'Show again that it is you, by a code or a passkey.',
  'session.factor_missing':
    'Your role needs a second proof at sign-in. Add one in your account first.',
  'factor.code_wrong':
    'The code is not right. Take the one that the app shows now; each serves once. If it is never right, look at the clock of your phone.',
  'factor.passkey_refused': 'This passkey is not one of this account.',
  'factor.present': 'You have this already.',
  'factor.needed': 'Your role needs one. Add another before you take the last away.',
  'password.wrong': 'The present password is not right.',
  'password.link_gone':
    'This link does not serve any more. Ask your administrator for another one.',
  'account.own_rights': 'No one changes the own rights. Another administrator does it.',
  'account.of_platform': 'This account belongs to an operator of the platform, who changes it.',
  'account.last_administrator':
    'The group would be without an administrator. Make someone else one first.',
  'account.stale_version': 'The account was changed meanwhile. Look at it as it is now.',
  'registration.hand_over_only':
    'Here the complaint centre opens the cases. Hand the complaint over: what you wrote goes with it.',
  'sending.ended': 'Someone already wrote down what became of this message.',
  'call.signature_invalid': 'The telephone system did not sign this call correctly.',
  'call.replayed': 'This call was signalled before.',
  'call.not_found': 'This call is over, or it rings for a colleague.',
  'call.registered':
    'A colleague has already registered a complaint for this call. Add to that one.',
  'adapter.key_invalid': 'The API key is not valid.',
  'adapter.key_expired': 'The time of this API key is over. Ask the hospital for a new one.',
  'adapter.key_revoked': 'This API key was revoked. Ask the hospital for a new one.',
  'feed.gone': 'This part of the feed is not kept any more. Start again from the beginning.',
  'webhook.off': 'This address is switched off. Switch it on first.',
  'api_key.name_taken': 'There is already an API key with this name. Choose another name.',
  'copies.not_readable':
    'A picture cannot be cleaned of place and owner. Give the original, or add it as JPG.',
  'file.original_only':
    'Only the original of this picture exists. Ask the complaint centre to add it as JPG.',
  'mail.too_large':
    'The mail is larger than 30 MB; only its beginning is kept. Its sender was told.',
  'mail.in_circle': 'The mail came from a mailbox of ours and would run in a circle.',
  'mail.bounced': 'A mail of ours did not arrive. Look for another way to reach the complainant.',
  'mail.looks_automatic':
    'A program seems to have written this mail. Take it if a person complains in it.',
  'mail.too_many': 'More than 30 mails came from this address within a day.',
  'mail.empty': 'The mail has neither words nor files.',
  'mail.unreadable': 'The mail cannot be read. It is kept as it came.',
  'case.not_found': 'This case does not exist, or you do not have access to it.',
  'case.stale_version':
    'Someone else has just changed this case. Review the latest state, then submit again.',
  'case.command_unknown': 'There is no such action.',
  'case.state_refused': 'This action is not available in the current state of the case.',
  'case.rule_refused': 'The policy does not allow this action.',
  'policy.unknown': 'There is no such policy version.',
  'bindings.unknown': 'There is no such version of where policies apply.',
  'calendar.unknown': 'There is no such calendar.',
  'draft.not_found': 'This draft does not exist. It may have been discarded.',
  'draft.own_approval': 'You cannot approve your own draft. Someone else must approve it.',
  'draft.stale_revision':
    'Someone else has just changed this draft. Open it again and repeat your change.',
  'draft.state_refused': 'This action is not available in the current state of the draft.',
  'draft.has_problems': 'The draft has problems. Correct the marked fields first.',
  'trial.not_found': 'There is no such what-if run.',
  'improvement.not_found': 'There is no such improvement action. Choose one from the list.',
  'improvement.at_another_step':
    'A colleague was faster: the action is at another step. Reload the page.',
  'improvement.own_check':
    'Anyone who did it cannot say whether it helped. Ask a colleague to check.',
  'meeting_pack.not_found': 'There is no pack of this meeting yet, or you may not see it.',
  'meeting_pack.frozen': 'The meeting was held, so its pack stays as it was.',
  'learning_record.not_found':
    'There is no such record that you may see. Choose one from the list.',
  'learning_record.stale_version':
    'A colleague has changed this record meanwhile. Reload the list and repeat your change.',
  'lesson.not_found': 'There is no such typical case. Choose one from the list.',
  'lesson.own_publication': 'Someone else must read it over and publish it.',
  'lesson.stale_version':
    'A colleague has changed the typical case meanwhile. Reload the list and look at it again.',
  'reading.not_found': 'There is nothing like this to read. Reload the list.',
  'common_problem.not_found': 'There is no such common problem. Choose one from the list.',
  'common_problem.answered': 'A colleague has answered this common problem. Reload the list.',
  'safety.not_found': 'There is no such file, or you may not see it.',
  'safety.not_now':
    'This cannot be done now: a colleague may have been faster, or it is over. Reload to see how it stands.',
  'erasure.not_found': 'There is no such erasure.',
  'erasure.own_proposal': 'Someone else must decide what you proposed.',
  'erasure.decided': 'It was decided already.',
  'erasure.not_now': 'Nothing can be erased in this case now. The preview says why.',
  'accountability.not_found': 'There is no such matter that you may see.',
  'accountability.refused': 'A rule of accountability does not allow this.',
  'accountability.stale_version':
    'Someone has changed the matter meanwhile. Reload it and look again.',
  'routine.not_found': 'There is no such routine. Choose one from the list.',
  'routine.done_already': 'A colleague has already marked it as done. Reload the list.',
  'dossier.too_large':
    'The files of this case are too large together for one archive. Fetch them one by one.',
  'paper.not_yet': 'The case has not got far enough for this paper.',
  'evidence.full': 'This complaint has as many files as it can.',
  'case_draft.stale_revision': 'Your draft was saved elsewhere meanwhile.',
  'committee.stale_version':
    'The committee was changed meanwhile, or the code is taken. Reload the list.',
  'box.stale_version': 'The box was changed meanwhile, or the code is taken. Reload the list.',
  'case_watch.full': 'You watch as many cases as you can. Leave some first.',
  'saved_view.full': 'There are as many views here as there can be. Delete one first.',
  'saved_view.name_taken': 'There is a view with this name. Choose another.',
  'order.unknown': 'There is no such order.',
  'order_request.too_late':
    'The time in which the authority takes this is over, or the answer has gone back.',
  'order_request.open':
    'The authority has not answered what was asked before. Write its answer down first.',
  'order_request.answered':
    'The answer of the authority is written down already. Load the page again.',
  'order_authority.not_found': 'There is no such authority.',
  'order_authority.name_taken': 'An authority or an adapter has this name already. Choose another.',
  'order_authority.stale_version':
    'Someone just changed this authority. Reload the page and repeat your change.',
  'register_export.not_found': 'There is no such export, or it is too old. Export again.',
  'register_export.cancelled': 'This export was cancelled. Export again.',
  'roster.unknown': 'This campus has no such department or role.',
  'roster.stale_version': 'The roster was changed meanwhile. Open it again and repeat your change.',
  'absence.not_found': 'There is no such absence.',
  'absence.ring': 'The deputies would lead in a ring. Choose someone else.',
  'absence.overlaps': 'The person is already away at that time. End that absence first.',
} as const satisfies Record<Exclude<ClientProblemCode, keyof typeof problems>, string>;
