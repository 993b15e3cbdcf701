import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { note, reason, clock } from '../casepage/field-makers';

/** What is asked for about time limits and milestones. */
export const CLOCK_FIELDS = {
  requestExtension: [
    clock('extend'),
    { name: 'by', text: 'fieldExtendBy', kind: 'amount' },
    reason(2_000),
    {
      name: 'notice',
      text: 'fieldExtensionNotice',
      kind: 'text',
      max: 5_000,
      optional: true,
      noticeOfExtension: true,
    },
  ],
  approveExtension: [clock('requested'), note(2_000)],
  rejectExtension: [clock('requested'), reason(2_000)],
  agreeDate: [clock('agree'), { name: 'date', text: 'fieldAgreedDate', kind: 'date' }, note(2_000)],
  complainOfLateNotice: [clock('complain')],
  suspend: [
    { name: 'cause', text: 'fieldCause', kind: 'choice', table: 'suspendedByHand' },
    reason(2_000),
  ],
  resume: [note(2_000)],
  recordMilestone: [
    { name: 'milestone', text: 'fieldMilestone', kind: 'milestone' },
    { name: 'place', text: 'fieldPlace', kind: 'line', max: 200, part: 'place' },
    { name: 'findings', text: 'fieldFindings', kind: 'text', max: 20_000, part: 'findings' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 5_000, optional: true },
  ],
  // Its button is with the clock.
  acknowledgeClock: [],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_CLOCK_RULE = {
  'extension.notice_required': 'notice',
  'extension.too_long': 'by',
  'milestone.findings_missing': 'findings',
  'milestone.place_missing': 'place',
  'date.past': 'date',
} as const satisfies Readonly<Record<string, string>>;
