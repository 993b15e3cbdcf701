/**
 * `barOf` as a condition in SQL: true where the facts of access (a jsonb column) keep a person away from the case. False while
 * the facts are not known. `person` is a parameter that holds a staff id, `workplaces` one that holds the departments where he works.
 */
export const keptAway = (facts: string, person: string, workplaces: string): string =>
  `coalesce(${facts} #> '{respondent,persons}' ? ${person}::text or ${facts} -> 'excluded' ? ${person}::text
    or ((${facts} -> 'confidential')::boolean and ${facts} #> '{respondent,units}' ?| ${workplaces}::text[]), false)`;
