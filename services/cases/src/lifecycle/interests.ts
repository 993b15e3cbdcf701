import { workplacesOf, type RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { accusedPersonsOf, accusedUnitsOf } from './respondents.js';

type Known = Pick<
  CaseState,
  'department' | 'excluded' | 'handledBefore' | 'inquiry' | 'issues' | 'respondents'
>;

/** Why somebody should not investigate. The first two stand whatever is decided. */
type Conflict = 'respondent' | 'excluded' | 'own_department' | 'handled_before' | 'declared';

/** What the product finds by itself, or the person said; null where nothing stands against it. */
function conflictOf(
  person: string,
  state: Known,
  { directory }: Pick<DecisionContext, 'directory'>,
): Conflict | null {
  if (accusedPersonsOf(state).includes(person)) return 'respondent';
  if (state.excluded.includes(person)) return 'excluded';
  const found = directory.staff.find(({ id }) => id === person);
  const units = accusedUnitsOf(state);
  if (found && workplacesOf(found).some((code) => units.includes(code))) return 'own_department';
  if (state.handledBefore?.includes(person)) return 'handled_before';
  return interestOf(person, state)?.conflict === true ? 'declared' : null;
}

const interestOf = (person: string, { inquiry }: Pick<CaseState, 'inquiry'>) =>
  inquiry?.interests.find((one) => one.person === person);

/** What stands against this person as an investigator, unless the head of the centre decided that he may. */
export function refusalToInvestigate(
  person: string,
  state: Known,
  context: Pick<DecisionContext, 'directory'>,
): { readonly code: RuleCode; readonly detail: string } | null {
  const conflict = conflictOf(person, state, context);
  if (conflict === 'respondent')
    return {
      code: 'inquiry.respondent',
      detail: 'Who is complained of does not investigate (R-369).',
    };
  if (conflict === 'excluded')
    return { code: 'inquiry.excluded', detail: 'This person is kept away from the case.' };
  if (conflict === null || interestOf(person, state)?.allowed === true) return null;
  return {
    code: 'inquiry.conflict',
    detail: `${WHY[conflict]} Choose somebody else, or ask the head of the complaint centre to decide.`,
  };
}

const WHY: Readonly<Record<Exclude<Conflict, 'respondent' | 'excluded'>, string>> = {
  own_department: 'This person works in a department that is complained of.',
  handled_before: 'This person handled the case in an earlier round.',
  declared: 'This person declared a conflict of interest.',
};
