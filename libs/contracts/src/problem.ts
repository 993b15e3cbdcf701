/** Every error that a caller can cause, by stable code: HTTP status and title. The detail says what to do. */
export const PROBLEMS = {
  'request.malformed': [400, 'The request could not be read'],
  'request.invalid': [422, 'Some fields need correcting'],
  'request.too_large': [413, 'The request is too large'],
  'request.too_many': [429, 'Too many requests'],
  'request.not_found': [404, 'Not found'],
  'idempotency.key_missing': [400, 'The Idempotency-Key header is missing'],
  'idempotency.key_reused': [422, 'The Idempotency-Key was used with another body'],
  'session.required': [401, 'Sign in first'],
  'session.failed': [401, 'Login or password is wrong'],
  'session.locked': [429, 'Too many failed sign-ins'],
  'session.csrf': [403, 'The request did not come from the web app'],
  'session.challenge_gone': [410, 'The sign-in was not finished in time'],
  'session.step_up': [403, 'Prove again who you are'],
  'session.prove_factor': [403, 'Prove again who you are, by more than the password'],
  'session.factor_missing': [403, 'Your role needs a second factor'],
  'factor.code_wrong': [422, 'The code is wrong'],
  'factor.passkey_refused': [422, 'The passkey is not valid here'],
  'factor.present': [409, 'There is one already'],
  'factor.needed': [409, 'Your role needs a second factor'],
  'password.wrong': [422, 'The present password is wrong'],
  'password.link_gone': [410, 'The link to choose a password is not valid any more'],
  'account.own_rights': [403, 'No one changes the own rights'],
  'account.of_platform': [403, 'The account belongs to an operator of the platform'],
  'account.last_administrator': [409, 'The group would be without an administrator'],
  'account.stale_version': [409, 'The account has changed in the meantime'],
  'access.denied': [403, 'Your role does not allow this'],
  'campus.unknown': [422, 'The campus is unknown'],
  'department.unknown': [422, 'The department is unknown'],
  'channel.not_trusted': [403, 'Only a channel adapter may claim this channel'],
  'channel.closed': [422, 'The campus does not take complaints by this channel'],
  'registration.hand_over_only': [403, 'Only the complaint centre opens cases here'],
  'complaint.archived': [409, 'The file of the complaint is archived'],
  'complaint.ended': [409, 'The handling of the complaint has ended'],
  'answer.missing': [409, 'There is no answer yet'],
  'sending.ended': [409, 'What became of the message is written down already'],
  'receipt.signature_invalid': [401, 'The receipt does not come from the provider'],
  'call.signature_invalid': [401, 'The signature of the call is not valid'],
  'call.replayed': [409, 'This signal was taken before'],
  'call.not_found': [404, 'The call is over, or rings for somebody else'],
  'call.registered': [409, 'A complaint is registered for this call'],
  'adapter.key_invalid': [401, 'The API key is not valid'],
  'adapter.key_expired': [401, 'The time of the API key is over'],
  'adapter.key_revoked': [401, 'The API key was revoked'],
  'feed.gone': [410, 'This part of the feed is not kept any more'],
  'webhook.off': [409, 'The address is switched off'],
  'api_key.name_taken': [409, 'There is an API key with this name'],
  'upload.type_refused': [415, 'The file type is not accepted'],
  'upload.old_office': [415, 'Old Office and WPS files are not accepted'],
  'upload.archive': [415, 'Archives are not accepted'],
  'upload.empty': [422, 'The file is empty'],
  'upload.too_large': [413, 'The file is too large'],
  'upload.unknown': [422, 'An attachment is unknown or already used'],
  'mail.too_large': [413, 'The mail is too large'],
  'mail.in_circle': [422, 'The mail runs in a circle'],
  'mail.bounced': [422, 'A mail of ours did not arrive'],
  'mail.looks_automatic': [422, 'A program seems to have written the mail'],
  'mail.too_many': [422, 'Too many mails came from one address'],
  'mail.empty': [422, 'The mail is empty'],
  'mail.unreadable': [422, 'The mail cannot be read'],
  'copies.not_readable': [422, 'A picture cannot be written without place and owner'],
  'file.gone': [410, 'The file was erased'],
  'file.original_only': [403, 'The picture can only be read as it came'],
  'paper.not_yet': [409, 'The case has not got far enough for this paper'],
  'dossier.too_large': [422, 'The case is too large for one dossier'],
  'evidence.full': [422, 'The complaint has as many files as it can'],
  'complaint.not_found': [404, 'No complaint matches the number and code'],
  'complaint.erased': [410, 'What was said in the complaint was erased by law'],
  'contact.missing': [409, 'No phone number that takes texts and no e-mail was given'],
  'consent.unknown': [404, 'There is no such question to a patient'],
  'consent.not_needed': [409, 'The complaint came from the patient'],
  'consent.answered': [409, 'The patient has answered already'],
  'consent.expired': [409, 'The time to answer is over'],
  'consent.no_texts': [409, 'No text can be sent to the patient'],
  'code.resting': [429, 'The short code was wrong too often'],
  'case.not_found': [404, 'The case does not exist or is not yours to see'],
  'case.stale_version': [409, 'The case has changed in the meantime'],
  'case.command_unknown': [404, 'There is no such command'],
  'case.state_refused': [409, 'The state of the case does not allow this'],
  'case.rule_refused': [422, 'A rule of the policy does not allow this'],
  'case_draft.stale_revision': [409, 'Your draft was saved elsewhere in the meantime'],
  'policy.unknown': [404, 'There is no such policy version'],
  'bindings.unknown': [404, 'There is no such set of bindings'],
  'calendar.unknown': [404, 'There is no such calendar'],
  'draft.not_found': [404, 'There is no such draft'],
  'draft.own_approval': [403, 'Another person must approve your draft'],
  'draft.stale_revision': [409, 'The draft has changed in the meantime'],
  'draft.state_refused': [409, 'The state of the draft does not allow this'],
  'draft.has_problems': [422, 'The draft has problems that must be solved first'],
  'trial.not_found': [404, 'There is no such what-if run'],
  'safety.not_found': [404, 'There is no such file'],
  'safety.not_now': [409, 'This cannot be done now'],
  'routine.not_found': [404, 'There is no such task'],
  'routine.done_already': [409, 'Somebody else has done this'],
  'improvement.not_found': [404, 'There is no such improvement action'],
  'improvement.at_another_step': [409, 'The improvement action is not at this step'],
  'improvement.own_check': [403, 'Somebody else must check whether it helped'],
  'learning_record.not_found': [404, 'There is no such record'],
  'learning_record.stale_version': [409, 'The record has changed in the meantime'],
  'meeting_pack.not_found': [404, 'There is no such pack'],
  'meeting_pack.frozen': [409, 'The meeting was held'],
  'lesson.not_found': [404, 'There is no such typical case'],
  'lesson.own_publication': [403, 'Another person must publish it'],
  'lesson.stale_version': [409, 'The typical case has changed in the meantime'],
  'reading.not_found': [404, 'There is nothing like this to read'],
  'common_problem.not_found': [404, 'There is no such common problem'],
  'common_problem.answered': [409, 'The common problem is answered already'],
  'box.stale_version': [409, 'The box has changed in the meantime'],
  'committee.stale_version': [409, 'The committee has changed in the meantime'],
  'case_watch.full': [422, 'There are as many watched cases as there can be'],
  'erasure.not_found': [404, 'There is no such erasure'],
  'erasure.own_proposal': [403, 'Another person must decide'],
  'erasure.decided': [409, 'The erasure was decided already'],
  'erasure.not_now': [409, 'Nothing can be erased in this case now'],
  'accountability.not_found': [404, 'There is no such matter'],
  'accountability.refused': [422, 'A rule of accountability does not allow this'],
  'accountability.stale_version': [409, 'The matter has changed in the meantime'],
  'saved_view.full': [422, 'There are as many saved views as there can be'],
  'saved_view.name_taken': [409, 'There is a saved view with this name'],
  'order_authority.not_found': [404, 'There is no such authority'],
  'order_authority.name_taken': [409, 'There is an authority with this name'],
  'order_authority.stale_version': [409, 'The authority has changed in the meantime'],
  'order.unknown': [422, 'There is no such order'],
  'order_request.too_late': [422, 'This cannot be asked any more'],
  'order_request.open': [409, 'The authority has not answered what was asked before'],
  'order_request.answered': [409, 'This is answered already'],
  'register_export.not_found': [404, 'There is no such export of yours'],
  'register_export.cancelled': [409, 'The export was cancelled'],
  'roster.unknown': [404, 'There is no such unit on this campus'],
  'roster.stale_version': [409, 'The roster has changed in the meantime'],
  'absence.not_found': [404, 'There is no such absence'],
  'absence.ring': [422, 'The deputies would lead in a ring'],
  'absence.overlaps': [422, 'The person is already away at that time'],
  'policy.missing': [503, 'No policy is in force yet'],
  'service.unavailable': [503, 'A part of the system is not reachable'],
  'service.busy': [503, 'Too much arrives at once'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** An expected failure with a stable code; the HTTP edge turns it into RFC 9457 problem details, a consumer parks it. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: {
      readonly errors?: readonly FieldError[];
      readonly currentVersion?: number;
      /** The complaint that stands in the way. */
      readonly complaintNo?: string;
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ProblemError';
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  get title(): string {
    return PROBLEMS[this.code][1];
  }
}

const BUSY_FOR_SECONDS = 5;

/** The answer when more arrives than fits: at once, so that what was let in stays quick. */
export const busyProblem = (): ProblemError =>
  new ProblemError(
    'service.busy',
    'More arrives than can be taken at once. Nothing was stored: send it again in a few seconds.',
    { retryAfterSeconds: BUSY_FOR_SECONDS },
  );
