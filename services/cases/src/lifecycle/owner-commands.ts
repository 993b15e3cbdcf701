import { may } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Draft } from './conclude.js';
import type { Handlers } from './handlers.js';

/** Who of the complaint centre answers for the case. Who may take it over may be given it. */
export const OWNERS: Handlers<'assign' | 'takeOver'> = {
  assign: (state, { person }, context) => {
    if (!mayOwn(person, state, context))
      refuse(
        'owner.out_of_reach',
        'Choose a person of the complaint centre who may see this case.',
      );
    return ownedBy(person, state);
  },

  takeOver: (state, _, { actor }) =>
    ownedBy(actor.id ?? refuse('person.required', 'A named person takes a case over.'), state),
};

function ownedBy(person: string, { state, owner }: CaseState): Draft {
  if (person === owner) refuse('owner.same', 'The case is this person’s already.');
  const data = { state, owner: person, previous: owner ?? null };
  return { events: [{ kind: 'ownerChanged', data }] };
}

/** By the roles of the directory: what is lent for an absence or a duty is not enough to keep a case. */
function mayOwn(
  personId: string,
  { access }: CaseState,
  { directory }: Pick<DecisionContext, 'directory'>,
): boolean {
  const found = directory.staff.find(({ id, active }) => active && id === personId);
  if (!found || !access) return false;
  const tenantId = directory.tenantCode;
  const { grants, worksIn } = found;
  return may({ tenantId, personId, grants, worksIn }, 'takeOver', { ...access, tenantId });
}
