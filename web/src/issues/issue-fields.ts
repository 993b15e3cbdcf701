import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { reason, issue } from '../casepage/field-makers';

const OURS = { name: 'cause', is: ['own_fault', 'management_gap'] } as const;

/** What an issue is about, from what everybody says of it to what few need. */
const matter = (words: CommandField): readonly CommandField[] => [
  words,
  { name: 'category', text: 'fieldCategory', kind: 'category', optional: true },
  { name: 'topics', text: 'fieldTopics', kind: 'topics', optional: true },
  { name: 'request', text: 'fieldRequest', kind: 'text', max: 5_000, optional: true },
  { name: 'reasons', text: 'fieldOwnReasons', kind: 'text', max: 5_000, optional: true },
  { name: 'place', text: 'fieldPlace', kind: 'line', max: 200, optional: true },
  { name: 'units', text: 'fieldRespondentUnits', kind: 'allDepartments', optional: true },
  { name: 'persons', text: 'fieldRespondentPersons', kind: 'people', optional: true },
  { name: 'problem', text: 'fieldProblem', kind: 'problem', optional: true, whereOffered: true },
  {
    name: 'severity',
    text: 'fieldIssueSeverity',
    kind: 'issueSeverity',
    optional: true,
    whereOffered: true,
  },
  { name: 'harm', text: 'fieldHarm', kind: 'harm', optional: true, whereOffered: true },
];
const issueWords = { name: 'words', text: 'fieldIssueWords', kind: 'text', max: 10_000 } as const;

/** What is asked for about the issues of a complaint. */
export const ISSUE_FIELDS = {
  addIssue: [
    ...matter(issueWords),
    { name: 'confidential', text: 'fieldIssueConfidential', kind: 'yesNo' },
  ],
  changeIssue: [issue, ...matter({ ...issueWords, optional: true })],
  removeIssue: [issue, reason(2_000)],
  stateIssue: [issue, { name: 'facts', text: 'fieldIssueFacts', kind: 'text', max: 20_000 }],
  recordFinding: [
    issue,
    { name: 'finding', text: 'fieldIssueFinding', kind: 'choice', table: 'issueFinding' },
    { name: 'facts', text: 'fieldIssueFacts', kind: 'text', max: 20_000 },
    { name: 'reasons', text: 'fieldFindingReasons', kind: 'text', max: 10_000 },
    { name: 'cause', text: 'fieldIssueCause', kind: 'choice', table: 'issueCause' },
    {
      ...{ name: 'liability', text: 'fieldLiabilityKind', kind: 'choice', table: 'liabilityKind' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'liableUnits', text: 'fieldLiableUnits', kind: 'allDepartments' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'liablePersons', text: 'fieldLiablePersons', kind: 'people' },
      ...{ optional: true, when: OURS },
    },
    {
      ...{ name: 'help', text: 'fieldIssueHelp', kind: 'choice', table: 'issueHelp' },
      when: { name: 'cause', is: ['complainant'] },
    },
    { name: 'proposed', text: 'fieldProposed', kind: 'choices', table: 'remedy', optional: true },
    { name: 'proposal', text: 'fieldProposal', kind: 'text', max: 5_000, optional: true },
  ],
  recordCauses: [
    { ...issue, optional: true },
    { name: 'causes', text: 'fieldCauses', kind: 'causes' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true },
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_ISSUE_RULE = {
  'cause.unknown': 'causes',
  'issue.category_unknown': 'category',
  'issue.found': 'issueId',
  'issue.help_missing': 'help',
  'issue.last': 'issueId',
  'issue.liable_missing': 'liableUnits',
  'issue.liable_not_meant': 'cause',
  'issue.problem_unknown': 'problem',
  'issue.removed': 'issueId',
  'issue.request_missing': 'request',
  'issue.severity_unknown': 'severity',
  'issue.too_many': 'words',
  'issue.unknown': 'issueId',
} as const satisfies Readonly<Record<string, string>>;
