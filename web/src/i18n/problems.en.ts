import type { InputDoubt } from '@tingsu/contracts';
import type { ClientProblemCode } from '../api/problem';
import type { fieldProblems as chineseFieldProblems } from './problems.zh-CN';

/** What went wrong and what to do, by the stable code of the problem: what visitors can meet, which the form carries. */
export const problems = {
  'request.malformed': 'The server could not read this request. Reload the page and try again.',
  'request.invalid': 'Some answers need correcting. See the notes beside them.',
  'request.too_large': 'This is too large. Shorten the text or use smaller attachments.',
  'request.too_many': 'That was too many attempts. Wait a moment, then try again.',
  'request.not_found': 'We could not find this.',
  'idempotency.key_missing': 'The submission has no unique key. Reload the page and try again.',
  'idempotency.key_reused': 'This complaint has already been sent, with different content.',
  'session.required': 'Please sign in first.',
  'session.csrf': 'This page is out of date. Reload it and try again.',
  'access.denied': 'Your role does not allow this.',
  'campus.unknown': 'We do not know this campus. Choose another one.',
  'department.unknown': 'We do not know this department. Choose another one.',
  'channel.not_trusted': 'Only a channel system may submit through this channel.',
  'channel.closed':
    'This campus does not accept complaints through this channel. Choose another campus or channel.',
  'complaint.archived': 'The file is archived and cannot be corrected any more.',
  'answer.missing': 'The hospital has not answered yet.',
  'complaint.ended': 'This complaint is closed. Register a new one and link the two.',
  'receipt.signature_invalid': 'This receipt does not come from the provider.',
  'upload.type_refused':
    'This kind of file is not accepted. You can send pictures (JPG, PNG, HEIC, TIF …), PDF, Word (docx), Excel (xlsx), sound (MP3, M4A, AMR …) or video (MP4, MOV).',
  'upload.old_office':
    'Save this Office or WPS file as docx, xlsx or PDF without a password, and send that.',
  'upload.archive': 'Unpack the archive and send the files one by one.',
  'upload.empty': 'The file is empty. Choose the file again.',
  'upload.too_large': 'The file is too large. Each file can be up to 20 MB.',
  'upload.unknown': 'An attachment is no longer valid. Remove it and send it again.',
  'file.gone': 'The file was erased by law and cannot be read any more.',
  'complaint.erased':
    'What was said in this complaint was erased by law. Nothing can be added to it.',
  'complaint.not_found': 'The number and the code do not match. Check them and try again.',
  'contact.missing':
    'No mobile number and no e-mail was given with this complaint. Write the number and the code down instead.',
  'consent.unknown':
    'The link is not whole or not right. Open the whole link, or ask for a new one.',
  'consent.not_needed': 'The patient made this complaint: nobody has to agree.',
  'consent.answered':
    'The patient has answered already. If you have questions, contact the hospital.',
  'consent.expired': 'This link has ended. Ask for a new one.',
  'consent.no_texts':
    'The hospital cannot send texts to patients at present. Let the patient scan the code, or send the link yourself.',
  'code.resting':
    'The short code was wrong too often and rests for a while. Use the long code of the receipt, or try again later.',
  'policy.missing': 'No policy is in force yet, so complaints cannot be accepted. Try again later.',
  'service.busy':
    'More arrives than can be taken at this moment. What you typed is kept: send it again in a few seconds.',
  'service.unavailable': 'Part of the system is unavailable. Try again later.',
  internal:
    'Something went wrong on our side. Try again. If it keeps happening, give the request ID to your administrator.',
  'network.unreachable':
    'The server cannot be reached. Check your connection and try again. What you wrote is not lost.',
  'network.timeout': 'The server did not respond in time. Try again. Nothing will be sent twice.',
} as const satisfies Partial<Record<ClientProblemCode, string>>;

/** What is wrong with a field, by the code of the server's validation. */
export const fieldProblems = {
  password_short: 'Too short',
  password_common: 'This one is guessed first. Choose another one.',
  password_repeats: 'It repeats a few characters. Choose another one.',
  password_own: 'It is mostly your login or your name. Choose another one.',
  password_same: 'This is the password that you have. Choose another one.',
  required: 'This is missing',
  empty: 'Fill this in or leave it out',
  unknown_field: 'There is no such field',
  invalid: 'This is not valid',
  invalid_type: 'Not in the right format',
  invalid_format: 'Not in the right format',
  invalid_value: 'Choose one of the options',
  invalid_union: 'Not in the right format',
  invalid_key: 'This name is not valid',
  invalid_element: 'One entry is not valid',
  not_multiple_of: 'This number is not valid',
  too_small: 'Too short or too small',
  too_big: 'Too long or too large',
  unreadable_character: 'Contains characters that cannot be read. Type this part again',
  unknown: 'Not found. Choose again',
  closed: 'Not open at the moment',
  trusted_only: 'Only a channel system may set this',
  staff_only: 'Only staff who are signed in may say this',
  department_only: 'This policy takes complaints about departments only. Choose the department',
  taken: 'Already used',
  not_granted_here: 'Operators of the platform are not appointed here',
  ended_already: 'This lies in the past. Choose a later day',
  departments_in_ring: 'It would be a part of itself. Choose another one',
  deputies_in_ring: 'The deputies would lead in a ring. Choose someone else',
  control_character: 'Contains invisible control characters. Delete them',
  in_future: 'The time is in the future',
  address_inside:
    'This address lies inside the house. Only addresses on the internet, or in networks that the operators allow, can be used.',
  other_platform: 'Not an address of this platform, nor of a host that the operators allow',
  too_early: 'The time is too early. Check the year and the order of the dates',
  unknown_fact: 'Not in the fact catalogue',
  derived_fact: 'The policy determines this',
  wrong_type: 'Not the right kind of value',
  settled_fact: 'Set by the channel, so it cannot be changed',
  unknown_category: 'Not in the list of categories',
  event_changed: 'Only "data" may be corrected. Restore the other fields as they were',
  event_unnamed:
    'The message does not say which event it is, so it cannot be corrected. Discard it and have the event published again',
  person_unknown: 'No active member of staff is meant',
  not_role_holder: 'This person does not hold the role, and no roster gives it',
  ends_before_start: 'It must end after it starts, and within 7 days',
  outside_week: 'It must start in this week',
  twice_on_duty: 'This person is on duty twice at a time',
  number_rounded:
    'The spreadsheet rounded this number: format the column as text and export it again',
  other_campus: 'Of another campus, whose complaint office takes it',
  due_without_start:
    'A limit in days counts from when the order or the call came, and the row has neither',
  invalid_json: 'This is not JSON. Paste a list of days, or choose CSV',
  not_utf8: 'The encoding of this file is not recognised. Save it as UTF-8 and try again',
  date_serial: 'is a date number of a spreadsheet. Format the column as text and write 2027-01-01',
  date_unknown: 'is not a date. Write 2027-01-01, or a range such as 2027年2月5日至2月12日',
  date_missing: 'does not exist in the calendar. Check the day',
  date_range: 'must not end before it starts, and may cover at most 31 days',
  phone: 'This is not a phone number',
  blank: 'This is missing',
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

/** What was taken as it was sent and should be checked. */
export const doubts = {
  phone_masked: 'Some digits are hidden. We cannot call an incomplete number.',
  phone_incomplete:
    'This looks too short for your own number. Check it, or continue if it is right.',
} as const satisfies Record<InputDoubt, string>;
