import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';

/** Who is complained of, and who is kept away. Both replace the list that was given before. */
export const PARTIES: Handlers<'nameRespondents' | 'excludePeople'> = {
  nameRespondents: (state, { units, persons, others }, context) => {
    requireRespondents({ units, persons }, context);
    const data = { state: state.state, units: unique(units), persons: unique(persons) };
    return { events: [{ kind: 'respondentsNamed', data }], texts: { others } };
  },

  excludePeople: (state, { persons, reason }, context) => {
    requirePeople(persons, context);
    return {
      events: [{ kind: 'peopleExcluded', data: { state: state.state, persons: unique(persons) } }],
      texts: { reason },
    };
  },
};

interface Named {
  readonly units: readonly string[];
  readonly persons: readonly string[];
}

/** Known to the directory, and such as the policy lets be complained of. */
export function requireRespondents(named: Named, context: DecisionContext): void {
  if (named.persons.length > 0 && context.policy.acceptance?.respondents === 'departments')
    refuse(
      'respondent.department_only',
      'This policy takes complaints about a department, whose head answers for the people in it (R-045).',
    );
  requireListed(named, context);
}

/** Known to the directory. */
export function requireListed({ units, persons }: Named, context: DecisionContext): void {
  requireUnits(units, context);
  requirePeople(persons, context);
}

function requireUnits(units: readonly string[], { directory }: DecisionContext): void {
  const known = directory.departments.map(({ code }) => code);
  if (units.some((code) => !known.includes(code)))
    refuse('department.unknown', 'Choose departments of the directory.');
}

function requirePeople(persons: readonly string[], { directory }: DecisionContext): void {
  const known = directory.staff.map(({ id }) => id);
  if (persons.some((id) => !known.includes(id)))
    refuse(
      'person.unknown',
      'Choose people of the directory; write who is not in it in the field for others.',
    );
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
