import type { contact as chinese } from './contact.zh-CN';

/** Sentences about reaching a complainant. `{name}` marks a value. */
export const contact = {
  contactName: 'name',
  contactPhone: 'phone',
  contactEmail: 'e-mail',
  contactAddress: 'address',
  contactShow: 'Show',
  contactShowField: 'Show the whole {field}',
  contactWhy: 'Why? It goes on record in the access log',
  contactWhyCall: 'To call the person back',
  contactWhyAnswer: 'To send the answer',
  contactWhyIdentity: 'To check who it is',
  contactWhyOther: 'Another reason…',
  contactWhyWords: 'Reason (at least 4 characters, without names or numbers)',
  contactWhyShort: 'Say why, in at least 4 characters.',
  contactNone: 'none given',
  contactCopy: 'Copy',
  contactCopied: 'Copied.',
  contactCopyFailed: 'The browser does not allow copying. Please write it down.',
  contactHide: 'Hide',
  contactUntil: 'hides at {at}',
  contactCallNumber: 'Call {number}',
} satisfies Record<keyof typeof chinese, string>;
