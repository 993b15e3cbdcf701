import type { InputDoubt } from '@tingsu/contracts';
import type { ClientProblemCode } from '../api/problem';
import type { fieldProblems as chineseFieldProblems } from './problems.zh-CN';

/** What went wrong and what to do, by the stable code of the problem. */
export const problems = {
  'request.malformed': 'The server could not read this request. Reload the page and try again.',
  'request.invalid': 'Some answers need correcting. See the notes beside them.',
  'request.too_large': 'This is too large. Shorten the text or use smaller attachments.',
  'request.too_many': 'That was too many attempts. Wait a moment, then try again.',
  'request.not_found': 'We could not find this.',
  'idempotency.key_missing': 'The submission has no unique key. Reload the page and try again.',
  'idempotency.key_reused': 'This complaint was already sent, with other content than now.',
  'session.required': 'Sign in first.',
  'session.failed': 'The login or the password is wrong.',
  'session.locked': 'Too many failed sign-ins. The account is locked for a while; try again later.',
  'session.csrf': 'This page is out of date. Reload it and try again.',
  'access.denied': 'Your role does not allow this.',
  'campus.unknown': 'We do not know this campus. Choose another one.',
  'department.unknown': 'We do not know this department. Choose another one.',
  'channel.not_trusted': 'Only a channel adapter may submit by this channel.',
  'channel.closed':
    'This campus does not take complaints by this channel. Choose another campus or channel.',
  'adapter.key_invalid': 'The API key is not valid.',
  'upload.type_refused':
    'This kind of file is not accepted. Send images (JPG, PNG, WebP, HEIC), PDF, Word (docx), sound (MP3, M4A, WAV) or MP4 video.',
  'upload.empty': 'The file is empty. Choose the file again.',
  'upload.too_large': 'The file is too large. Each file may have up to 20 MB.',
  'upload.unknown': 'An attachment is no longer valid. Remove it and send it again.',
  'complaint.not_found': 'The number and the code do not match. Check them and try again.',
  'case.not_found': 'This case does not exist, or it is not yours to see.',
  'case.stale_version':
    'Somebody has just changed this case. Look at its latest state, then send again.',
  'case.command_unknown': 'There is no such action.',
  'case.state_refused': 'The state of the case does not allow this action.',
  'case.rule_refused': 'A rule of the policy does not allow this action.',
  'policy.unknown': 'There is no such policy version.',
  'calendar.unknown': 'There is no such calendar.',
  'draft.not_found': 'There is no such draft; it may have been discarded.',
  'draft.own_approval': 'You cannot approve what you wrote. Ask a second person.',
  'draft.stale_revision':
    'Somebody changed the draft meanwhile. Open it again and repeat what you did.',
  'draft.state_refused': 'The state of the draft does not allow this action.',
  'draft.has_problems': 'The draft has problems. Correct the marked places first.',
  'trial.not_found': 'There is no such what-if run.',
  'policy.missing': 'No policy is in force yet, so nothing can be taken in. Try again later.',
  'service.unavailable': 'A part of the system cannot be reached. Try again later.',
  internal:
    'Something went wrong on our side. Try again; if it stays, tell the administrator the request id.',
  'network.unreachable':
    'The server cannot be reached. Check your connection and try again. Nothing you wrote is lost.',
  'network.timeout': 'The server did not answer in time. Try again; nothing will be sent twice.',
} as const satisfies Record<ClientProblemCode, string>;

/** What is wrong with a field, by the code of the server's validation. */
export const fieldProblems = {
  too_small: 'Too short, or missing',
  too_big: 'Too long',
  invalid_type: 'Missing, or not in the right form',
  invalid_format: 'Not in the right form',
  invalid_value: 'Choose one of the options',
  unrecognized_keys: 'Contains something we do not know',
  unknown_fact: 'Not in the fact catalogue',
  derived_fact: 'The policy decides this itself',
  wrong_type: 'Not the right kind of value',
  settled_fact: 'Settled by the channel; it cannot be changed',
  unknown_category: 'Not in the taxonomy',
  too_early: 'The end is before the beginning',
  phone: 'This is not a phone number',
  blank: 'Enter something here',
  too_long: 'Too long',
  phone_letters: 'Use digits only. Check for the letter O instead of 0, or l instead of 1',
  phone_characters: 'Use digits only, with spaces or dashes if you like',
  phone_short: 'Too few digits',
  phone_long: 'Too many digits',
  phone_mobile_length: 'A mobile number has 11 digits',
  email_at: 'Enter an address with one @, like name@example.com',
  email_domain: 'Check the part after @, for example example.com',
  email_characters: 'Check the part before @',
  other: 'Check this answer',
} as const satisfies Record<keyof typeof chineseFieldProblems, string>;

/** Why something that was taken should be looked at again. */
export const doubts = {
  phone_masked: 'Some digits are hidden. We cannot call a number that is not complete.',
  phone_incomplete:
    'This looks too short for your own number. Check it, or continue if it is right.',
} as const satisfies Record<InputDoubt, string>;
