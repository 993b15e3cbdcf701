import { COMMAND_NAMES } from '../api/commands.js';
import type { RevealClass } from './access-table.js';
import type { FieldClass } from './field-classes.js';

/** Reading one class of fields, as an action of its own for those who hold only that data. */
export const CLASS_READ = {
  'words.read': 'words',
  'attachments.read': 'attachments',
  'identity.read': 'identity',
  'contact.read': 'contact',
  'statement.read': 'statement',
} as const satisfies Record<string, FieldClass>;

/** Seeing the fields of a class unmasked. */
export const CLASS_REVEAL = {
  'identity.reveal': 'identity',
  'contact.reveal': 'contact',
} as const satisfies Record<string, RevealClass>;

export const CASE_ACTIONS = [
  'case.read',
  'words.read',
  'attachments.read',
  'identity.read',
  'contact.read',
  'statement.read',
  'identity.reveal',
  'contact.reveal',
  'evidence.add',
  'copies.give',
  'papers.make',
  'dossier.make',
  'messages.write',
  'originals.read',
  'notice.receive',
  'hint.receive',
  'figure.read',
  ...COMMAND_NAMES,
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];
