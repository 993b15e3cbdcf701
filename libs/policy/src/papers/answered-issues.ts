import {
  CaseFeedbackGiven,
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueFound,
  CaseIssueRemoved,
  CaseReopened,
  FIRST_ISSUE,
  type AnsweredIssue,
  type IssueFinding,
} from '@tingsu/contracts';
import { HOUSE_PAPERS } from './house-papers.js';

/** A fact of a case with the words that were written with it. */
interface Written {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, string>>;
}

interface Known {
  readonly number: number;
  readonly about: string | null;
  readonly found: { readonly finding: IssueFinding; readonly reasons: string } | null;
}

/** Facts that say what the issues of a case are and what was found about them. */
export const ISSUE_FACTS: readonly string[] = [
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueRemoved,
  CaseIssueFound,
  CaseReopened,
  CaseFeedbackGiven,
].map(({ type }) => type);

/** What the complainant is told of each issue, one by one: of the findings that the last answer stands on, none where none was recorded. */
export function answeredIssues(facts: readonly Written[]): readonly AnsweredIssue[] {
  let told: readonly AnsweredIssue[] = [];
  let issues = new Map<string, Known>([[FIRST_ISSUE, { number: 1, about: null, found: null }]]);
  for (const fact of facts) {
    if (fact.type === CaseFeedbackGiven.type) told = foundIn(issues);
    else if (fact.type === CaseReopened.type)
      issues = new Map([...issues].map(([id, one]) => [id, { ...one, found: null }]));
    else issues = after(issues, fact);
  }
  return told;
}

function after(
  issues: ReadonlyMap<string, Known>,
  { type, data, text }: Written,
): Map<string, Known> {
  const next = new Map(issues);
  const id = String(data['issueId']);
  const known = issues.get(id);
  if (type === CaseIssueRemoved.type) next.delete(id);
  else if (type === CaseIssueAdded.type)
    next.set(id, { number: Number(data['number']), about: text['words'] ?? null, found: null });
  else if (known && type === CaseIssueChanged.type)
    next.set(id, { ...known, about: text['words'] ?? known.about });
  else if (known && type === CaseIssueFound.type)
    next.set(id, { ...known, found: foundBy(data, text) });
  return next;
}

/** A finding that the reader does not learn of is none for him. */
function foundBy(data: Written['data'], text: Written['text']): Known['found'] {
  const finding = data['finding'] as IssueFinding | undefined;
  return finding ? { finding, reasons: text['reasons'] ?? '' } : null;
}

const foundIn = (issues: ReadonlyMap<string, Known>): AnsweredIssue[] =>
  [...issues.values()]
    .sort((one, other) => one.number - other.number)
    .flatMap(({ number, about, found }) =>
      found
        ? [
            {
              ...{ number, about, reasons: found.reasons, finding: found.finding },
              reply: HOUSE_PAPERS.replies[found.finding],
            },
          ]
        : [],
    );
