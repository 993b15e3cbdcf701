import {
  ACCESS_TABLE,
  type CalledBack,
  type CaseKind,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { PARTS, unitMember } from '../ledger/case-member.js';
import {
  approvalMember,
  calledBackMember,
  COMMON_KIND,
  handlerMember,
  kindMember,
  NOT_TOLD,
  ownerMember,
  REOPENED,
  RETURNED,
  partMember,
  respondentMember,
  statementMember,
  taskMember,
  UNOWNED,
  UNREAD,
} from '../ledger/duty-member.js';
import type { View } from './list-views.js';
import type { ListWay } from './list-ways.js';

interface Asked {
  readonly owner?: string | undefined;
  readonly department?: string | undefined;
  readonly caseKind?: CaseKind | undefined;
  readonly calledBack?: CalledBack | undefined;
  readonly respondent?: string | undefined;
}

/**
 * Members from which a list starts because of what it asks, each a set of alternatives of which a case has one; the first is the rarest.
 * Of these cases the list shows those that the reader reaches. None: the list starts from the ways of the reader.
 */
export function startsOf(
  view: View,
  { owner, department, caseKind, calledBack, respondent }: Asked,
  who: Identity,
): ListWay[][] {
  return [
    owner === undefined ? null : ownedBy(owner, who),
    ofView(view, who),
    caseKind === undefined || caseKind === COMMON_KIND ? null : duties([kindMember(caseKind)]),
    calledBack === undefined ? null : duties([calledBackMember(calledBack)]),
    respondent === undefined ? null : duties([respondentMember(respondent)]),
    department === undefined ? null : [{ member: unitMember(department), parts: PARTS.listed }],
  ].filter((start) => start !== null);
}

function ofView(view: View, who: Identity): ListWay[] | null {
  switch (view) {
    case 'mine':
      return [...ownedBy('me', who), ...duties(selvesOf(who).map(handlerMember))];
    case 'unassigned':
      return ownedBy('none', who);
    case 'returned':
      return duties([RETURNED]);
    case 'reopened':
      return duties([REOPENED]);
    case 'new_messages':
      return duties([UNREAD]);
    case 'not_told':
      return duties([NOT_TOLD]);
    case 'to_approve':
      return duties([...new Set(approversIn(who))].map(approvalMember));
    case 'statements_owed':
      return duties([
        ...departmentsFor('submitPackage', who, 'lead').map(statementMember),
        ...departmentsFor('submitPart', who, 'coUnit').map(partMember),
      ]);
    case 'my_tasks':
      return duties(
        [...selvesOf(who), ...departmentsFor('finishTask', who, 'coUnit')].map(taskMember),
      );
    case 'to_sign':
      return departmentsFor('signFor', who, 'lead').map((code) => ({
        member: unitMember(code),
        parts: PARTS.lead,
      }));
    default:
      return null;
  }
}

/** The roles of a person, and the departments that he heads. */
const approversIn = ({ grants }: Identity): readonly string[] => [
  ...grants.map(({ role }) => role),
  ...grants.flatMap(({ role, department }) =>
    role === 'department_head' ? (department ?? []) : [],
  ),
];

/** Mine are also the cases of those who are away and for whom I act. */
const selvesOf = ({ personId, standsInFor = [] }: Identity): readonly string[] => [
  ...(personId === null ? [] : [personId]),
  ...standsInFor,
];

function ownedBy(owner: string, who: Identity): ListWay[] {
  if (owner === 'none') return duties([UNOWNED]);
  if (owner !== 'me') return duties([ownerMember(owner)]);
  return duties(selvesOf(who).map(ownerMember));
}

const duties = (members: readonly string[]): ListWay[] =>
  members.map((member) => ({ member, parts: PARTS.duty }));

/** Departments for which the person may give a command where they lead, or assist. */
function departmentsFor(
  command: CommandName,
  { grants }: Identity,
  part: 'lead' | 'coUnit',
): string[] {
  const roles = ACCESS_TABLE.filter(
    ({ relation, commands }) => relation === part && commands.includes(command),
  ).map(({ role }) => role);
  const codes = grants
    .filter(({ role }) => roles.includes(role))
    .map(({ department }) => department);
  return [...new Set(codes)].filter((code) => code !== null);
}
