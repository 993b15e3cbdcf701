import type { IssueFound, IssueMatter } from '@tingsu/contracts';
import { taxonomyNamed } from '@tingsu/policy';
import { refuse, type DecisionContext } from './context.js';
import { namedTask, openTasks } from './inquiry-rules.js';
import { refusalWhileOpen } from './judging-first.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { requireValid } from './invalidity.js';
import { issuesOf, openIssue, unknownIssue } from './issues.js';
import { requireListed, requireRespondents } from './party-commands.js';

/** The matters of one complaint, and what is found about each (T-22, R-084, R-134, R-313, R-338). */
export const ISSUES: Handlers<
  'addIssue' | 'changeIssue' | 'removeIssue' | 'stateIssue' | 'recordFinding'
> = {
  addIssue: (state, payload, context) => {
    if (context.policy.issues.asksRequest && payload.request === undefined)
      refuse(
        'issue.request_missing',
        'Write down what the complainant asks for, or that nothing is asked for (R-193).',
      );
    return {
      events: [
        {
          kind: 'issueAdded',
          data: {
            state: state.state,
            issueId: context.newId(),
            number: issuesOf(state).length + 1,
            ...matterOf(payload, NO_MATTER, context),
          },
        },
      ],
      texts: wordsOf(payload),
    };
  },

  changeIssue: (state, { issueId, ...payload }, context) => {
    const before = openIssue(issueId, state);
    const data = { state: state.state, issueId, ...matterOf(payload, before, context) };
    return { events: [{ kind: 'issueChanged', data }], texts: wordsOf(payload) };
  },

  // What was to be found out about it is not looked into any more.
  removeIssue: (state, { issueId, reason }) => {
    if (openIssue(issueId, state).found !== null)
      refuse('issue.found', 'Something was found about this issue, so it stays in the case.');
    return {
      events: [
        { kind: 'issueRemoved', data: { state: state.state, issueId } },
        ...openTasks(state)
          .filter((task) => task.issueId === issueId)
          .map((task) => ({ kind: 'taskDropped' as const, data: namedTask(task, state) })),
      ],
      texts: { reason },
    };
  },

  stateIssue: (state, { issueId, facts }, { departments = [] }) => {
    if (openIssue(issueId, state).confidential) unknownIssue();
    const lead = state.assignment?.lead ?? refuse('assignment.missing', 'No department has it.');
    const department = departments.includes(lead) ? lead : (departments[0] ?? lead);
    const data = { state: state.state, issueId, department };
    return { events: [{ kind: 'issueStated', data }], texts: { facts } };
  },

  recordFinding: (state, { issueId, facts, reasons, proposal, ...payload }, context) => {
    openIssue(issueId, state);
    const open = refusalWhileOpen(state, context, issueId);
    if (open) refuse(open.code, open.detail);
    requireValid(payload.finding, state);
    const data = { state: state.state, issueId, ...foundBy(payload, context) };
    return { events: [{ kind: 'issueFound', data }], texts: { facts, reasons, proposal } };
  },
};

type Typed = Omit<PayloadOf<'changeIssue'>, 'issueId'>;

const wordsOf = ({ words, request, reasons }: Typed) => ({ words, request, reasons });

const NO_MATTER: IssueMatter = {
  ...{ category: null, topics: [], problem: null, severity: null, harm: null, place: null },
  ...{ units: [], persons: [], confidential: false },
};

/** What was said, and of the rest what was known before. */
function matterOf(typed: Typed, before: IssueMatter, context: DecisionContext): IssueMatter {
  const matter = {
    category: typed.category ?? before.category,
    topics: typed.topics ?? before.topics,
    problem: typed.problem ?? before.problem,
    severity: typed.severity ?? before.severity,
    harm: typed.harm ?? before.harm,
    place: typed.place ?? before.place,
    units: [...new Set(typed.units ?? before.units)],
    persons: [...new Set(typed.persons ?? before.persons)],
    confidential: typed.confidential ?? before.confidential,
  };
  requireKnown(matter, context);
  requireRespondents({ units: typed.units ?? [], persons: typed.persons ?? [] }, context);
  return matter;
}

/** The codes are those of the policy and of the taxonomy that it names. */
function requireKnown(
  { category, problem, severity }: Pick<IssueMatter, 'category' | 'problem' | 'severity'>,
  { policy: { taxonomy, issues, priority } }: DecisionContext,
): void {
  const house = Array.isArray(taxonomy) ? taxonomy : null;
  if (category !== null && house && !house.some(({ code }) => code === category))
    refuse('issue.category_unknown', 'Choose a category of the policy.');
  const named = issues.taxonomy === undefined ? null : taxonomyNamed(issues.taxonomy);
  const problems = (named?.domains ?? []).flatMap((domain) => domain.problems);
  if (problem !== null && !problems.some(({ code }) => code === problem))
    refuse('issue.problem_unknown', 'Choose a problem of the taxonomy that the policy names.');
  const severities =
    named?.severities.map(({ code }) => code) ?? Object.keys(priority?.matrix ?? {});
  if (severity !== null && !severities.includes(severity))
    refuse('issue.severity_unknown', `Choose one of ${severities.join(', ')}.`);
}

type Found = Omit<PayloadOf<'recordFinding'>, 'issueId' | 'facts' | 'reasons' | 'proposal'>;

/** A fault and a gap are somebody’s; what was the complainant’s own was explained or helped with. */
function foundBy(typed: Found, context: DecisionContext): IssueFound {
  const { finding, cause, liability = null, help = null, proposed } = typed;
  const { liableUnits, liablePersons } = typed;
  const ours = cause === 'own_fault' || cause === 'management_gap';
  const named = liableUnits.length + liablePersons.length > 0;
  if (ours && !named)
    refuse('issue.liable_missing', 'Name the department or the person who is liable (R-313).');
  if (!ours && (named || liability !== null))
    refuse('issue.liable_not_meant', 'Nobody of the house is liable for this cause (R-338).');
  if (cause === 'complainant' && help === null)
    refuse('issue.help_missing', 'Say whether it was explained or the person was helped (R-134).');
  requireListed({ units: liableUnits, persons: liablePersons }, context);
  return {
    ...{ finding, cause, liability },
    liableUnits: [...new Set(liableUnits)],
    liablePersons: [...new Set(liablePersons)],
    help: cause === 'complainant' ? help : null,
    proposed: [...new Set(proposed)],
  };
}
