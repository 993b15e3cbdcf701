import { accessTo } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';

/** A note stays in the office: who is mentioned must be able to read it. It is corrected by a further note. */
export const NOTES: Handlers<'note'> = {
  note: (state, { text, mentions }, context) => {
    const persons = [...new Set(mentions)];
    if (persons.some((id) => !readsNotes(id, state, context)))
      refuse(
        'mention.no_access',
        'Mention only colleagues who may read notes of this case. Nothing was saved.',
      );
    return {
      events: [{ kind: 'noted', data: { state: state.state, mentions: persons } }],
      texts: { note: text },
    };
  },
};

function readsNotes(
  personId: string,
  { access }: Pick<CaseState, 'access'>,
  { directory }: Pick<DecisionContext, 'directory'>,
): boolean {
  const person = directory.staff.find(({ id, active }) => active && id === personId);
  if (!person || !access) return false;
  // Case and directory belong to one group.
  const tenantId = '';
  return accessTo({ ...person, personId, tenantId }, { ...access, tenantId }).fields.includes(
    'notes',
  );
}
