import { accusedUnitsOf } from './respondents.js';
import { isConfidential } from '../access/facts-of-case.js';
import { refuse } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';

/** What is checked and arranged beside the investigation: whether it is true, how it is calmed, which unit has it. */
export const CHECKS: Handlers<'verifyComplaint' | 'recordCalming' | 'decideUnit'> = {
  verifyComplaint: (state, { finding, identityChecked, repetitionChecked, how, result }) => ({
    events: [
      {
        kind: 'complaintVerified',
        data: { state: state.state, finding, identityChecked, repetitionChecked },
      },
    ],
    texts: { how, result },
  }),

  recordCalming: (state, { changed, note }) => ({
    events: [{ kind: 'calmed', data: { state: state.state, changed: [...new Set(changed)] } }],
    texts: { note },
  }),

  decideUnit: (state, { department, reason }, context) => {
    const previous =
      state.assignment?.lead ?? refuse('assignment.missing', 'The case is with no department.');
    requireDepartments([department], context);
    if (department === previous) refuse('unit.same', 'This department has the case already.');
    if (isConfidential(state) && accusedUnitsOf(state).includes(department))
      refuse(
        'department.confidential',
        'The clue is confidential: another unit handles it (R-121).',
      );
    return {
      events: [{ kind: 'unitDecided', data: { state: state.state, department, previous } }],
      texts: { reason },
    };
  },
};
