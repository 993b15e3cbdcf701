import {
  keptAway,
  reachOf,
  type AccessPerson,
  type ListAction,
  type ReachTerm,
} from '@tingsu/contracts';

type By<Kind extends ReachTerm['by']> = Extract<ReachTerm, { by: Kind }>;

/**
 * `isReached` of contracts as a condition on `complaint_case` (alias `c`): any of the ways, and none of the bars. It takes the ten
 * parameters of `reachParameters`, from `$first` on. A case whose facts are not known yet is out of everyone's reach. Row-level security
 * is the wall between groups.
 */
export function reachCondition(c: string, first: number): string {
  const value = (index: number): string => `$${first + index}`;
  const facts = `${c}.access`;
  return `(${facts} is not null
    and (${value(0)}::boolean or ${c}.campus = any(${value(1)}::text[])
      or ((${value(2)}::boolean or ${c}.campus = any(${value(3)}::text[])) and (${facts} -> 'callBack')::boolean)
      or ${facts} ->> 'lead' = any(${value(4)}::text[])
      or ${facts} -> 'coUnits' ?| ${value(5)}::text[]
      or ${facts} -> 'supervising' ?| ${value(6)}::text[]
      or ((${facts} -> 'standIns' <> '[]' or ${facts} ? 'investigators')
        and exists (select from jsonb_array_elements(${value(7)}::jsonb) as part where ${facts} @> part)))
    and ${value(8)}::text is not null
    and not ${keptAway(facts, value(8), value(9))})`;
}

/** The cases that a person sees in a list or behind a figure. */
export function reachParameters(person: AccessPerson, action: ListAction): readonly unknown[] {
  const { terms, personId, workplaces } = reachOf(person, action);
  const areas = terms.filter(isBy('area'));
  const always = areas.filter(({ onlyCallBacks }) => !onlyCallBacks);
  const withCalls = areas.filter(({ onlyCallBacks }) => onlyCallBacks);
  const standIns = terms
    .filter(isBy('standIn'))
    .flatMap((term) =>
      term.holding.map((right) => ({ standIns: [{ personId: term.personId, ...right }] })),
    );
  const named = terms
    .filter(isBy('investigator'))
    .map(({ personId: investigator }) => ({ investigators: [investigator] }));
  return [
    always.some(isEverywhere),
    campusesOf(always),
    withCalls.some(isEverywhere),
    campusesOf(withCalls),
    terms.filter(isBy('lead')).map(({ department }) => department),
    terms.filter(isBy('coUnit')).map(({ department }) => department),
    terms.filter(isBy('supervising')).map(({ department }) => department),
    JSON.stringify([...standIns, ...named]),
    personId,
    workplaces,
  ];
}

const isBy =
  <Kind extends ReachTerm['by']>(kind: Kind) =>
  (term: ReachTerm): term is By<Kind> =>
    term.by === kind;
const isEverywhere = ({ campus }: By<'area'>): boolean => campus === null;
const campusesOf = (terms: readonly By<'area'>[]): string[] =>
  terms.map(({ campus }) => campus).filter((campus) => campus !== null);
