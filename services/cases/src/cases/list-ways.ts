import {
  ACCESS_TABLE,
  isWellFormed,
  reachOf,
  workplacesOf,
  type AccessPerson,
  type ListAction,
} from '@tingsu/contracts';
import {
  campusMember,
  GROUP,
  isCampus,
  PARTS,
  personMember,
  unitMember,
} from '../ledger/case-member.js';

/** A member by which the reader finds cases, and the parts (bits of `PARTS`) of it that he holds. */
export interface ListWay {
  readonly member: string;
  readonly parts: number;
}

/** The ways of `reachOf` as rows of the table that lists are read from; none: the reader sees no case. */
export function waysOf(who: AccessPerson, action: ListAction = 'case.read'): ListWay[] {
  const parts = new Map<string, number>();
  for (const term of reachOf(who, action).terms) {
    const [member, part] = wayOf(term, action);
    parts.set(member, (parts.get(member) ?? 0) | part);
  }
  const ways = [...parts].map(([member, bits]) => ({ member, parts: bits }));
  const everything = ways.find((way) => isArea(way) && way.member === GROUP);
  return everything ? [everything] : ways;
}

function wayOf(
  term: ReturnType<typeof reachOf>['terms'][number],
  action: ListAction,
): [member: string, part: number] {
  switch (term.by) {
    case 'area':
      return [
        term.campus === null ? GROUP : campusMember(term.campus),
        term.onlyCallBacks ? PARTS.callBack : PARTS.area,
      ];
    case 'investigator':
      return [personMember(term.personId), action === 'figure.read' ? 0 : PARTS.investigator];
    case 'standIn':
      return [personMember(term.personId), STAND_INS[action]];
    default:
      return [unitMember(term.department), PARTS[term.by]];
  }
}

/** No list is read for a figure, and a row does not say which stand-in may see one. */
const STAND_INS = {
  'case.read': PARTS.standIn,
  'statement.read': PARTS.statement,
  'figure.read': 0,
} as const satisfies Record<ListAction, number>;

/** Whom a case complains of is not for everyone who sees it, so it must not be found by that either. */
export const actionFor = ({
  respondent,
}: {
  readonly respondent?: string | undefined;
}): ListAction => (respondent === undefined ? 'case.read' : 'statement.read');

/** Whether every case of the group or the campus is found this way, not only those with call-backs. */
export const isArea = ({ parts }: ListWay): boolean => (parts & PARTS.area) !== 0;

/** The ways when only one campus is asked for: the group is then read by that campus, and no other campus is read at all. */
export const waysInCampus = (ways: readonly ListWay[], campus: string): ListWay[] =>
  ways
    .map((way) => (way.member === GROUP ? { ...way, member: campusMember(campus) } : way))
    .filter(({ member }) => !isCampus(member) || member === campusMember(campus));

/** Where the reader sees judgements about complainants: the group or campuses, as members; none: nowhere. */
export function judgedIn({ grants }: AccessPerson): string[] {
  const seeing = ACCESS_TABLE.filter(
    ({ relation, fields, onlyCallBacks }) =>
      relation === 'area' && fields.includes('judgement') && !onlyCallBacks,
  ).map(({ role }) => role);
  const areas = grants
    .filter((grant) => isWellFormed(grant) && seeing.includes(grant.role))
    .map(({ campus }) => (campus === null ? GROUP : campusMember(campus)));
  return areas.includes(GROUP) ? [GROUP] : [...new Set(areas)];
}

/** Under whom cases are shut to the reader whatever his ways: himself and where he works. */
export const barsOn = (who: AccessPerson): string[] => [
  ...(who.personId === null ? [] : [personMember(who.personId)]),
  ...workplacesOf(who).map(unitMember),
];
