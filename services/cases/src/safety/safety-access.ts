import {
  houseReach,
  mayInHouse,
  type HouseAction,
  type Identity,
  type SafetyActName,
  type SafetySort,
} from '@tingsu/contracts';
import type { SafetyFileEntity } from './safety-file.entity.js';

type Place = Pick<
  SafetyFileEntity,
  'sort' | 'campus' | 'department' | 'securedBy' | 'people' | 'raisedBy'
>;

interface Rights {
  readonly read: HouseAction;
  readonly open: HouseAction | null;
  readonly act: HouseAction;
  /** Departments that secure it act on it, and people named in it. */
  readonly hasHelpers: boolean;
}
/** Which actions of the house open a sort of file. A restriction or a mark is for the centre and the leaders alone. */
const RIGHTS: Readonly<Record<SafetySort, Rights>> = {
  incident: { read: 'incident.read', open: null, act: 'incident.act', hasHelpers: true },
  path: { read: 'incident.read', open: null, act: 'incident.act', hasHelpers: true },
  emergency: {
    ...{ read: 'emergency.act', open: 'emergency.start', act: 'emergency.act' },
    hasHelpers: true,
  },
  media: { read: 'media.watch', open: 'media.watch', act: 'media.watch', hasHelpers: false },
  restriction: {
    ...{ read: 'restriction.propose', open: 'restriction.propose', act: 'restriction.propose' },
    hasHelpers: false,
  },
  mark: {
    ...{ read: 'restriction.propose', open: 'restriction.propose', act: 'restriction.propose' },
    hasHelpers: false,
  },
};
/** What who reported it may add before somebody else is there. */
const OF_RAISER: readonly SafetyActName[] = ['describe', 'takeStep', 'callPolice', 'note'];
/** What needs more than the right to act. */
const OF_DECIDERS: readonly SafetyActName[] = ['agree', 'refuse', 'answerAppeal', 'lift'];

/** Two people decide on it, and nobody else learns of it. */
const isOfTwo = (sort: SafetySort): boolean => sort === 'restriction' || sort === 'mark';

/** Any member of staff reports an incident. */
export function mayOpen(who: Identity, sort: SafetySort, campus: string): boolean {
  const { open } = RIGHTS[sort];
  if (open === null) return who.personId !== null;
  return mayInHouse(who, open, { campus, department: null });
}

/** Everything that a person reaches of one sort. */
export interface SafetyReach {
  /** Null = all of the group. */
  readonly campuses: readonly string[] | null;
  readonly secured: readonly string[];
  readonly floors: readonly string[];
  readonly personId: string | null;
}

export function safetyReach(who: Identity, sort: SafetySort): SafetyReach {
  const { read, hasHelpers } = RIGHTS[sort];
  return {
    campuses: readers(who, sort, read),
    secured: hasHelpers ? houseReach(who, 'incident.secure').departments : [],
    floors: sort === 'incident' ? houseReach(who, 'incident.floor').departments : [],
    personId: hasHelpers ? who.personId : null,
  };
}

/** Who decides on restrictions and marks reads them, too. */
function readers(who: Identity, sort: SafetySort, read: HouseAction): readonly string[] | null {
  const { campuses } = houseReach(who, read);
  if (!isOfTwo(sort) || campuses === null) return campuses;
  const deciding = houseReach(who, 'restriction.decide').campuses;
  return deciding === null ? null : [...campuses, ...deciding];
}

/** All of it, or only that it is there with its steps; null for who learns nothing of it. */
export function sightOf(who: Identity, file: Place): 'whole' | 'floor' | null {
  const { campuses, secured, floors, personId } = safetyReach(who, file.sort);
  const isHelper =
    personId !== null && (file.people.includes(personId) || file.raisedBy === personId);
  const isWhole =
    campuses === null ||
    campuses.includes(file.campus) ||
    file.securedBy.some((code) => secured.includes(code)) ||
    isHelper;
  if (isWhole) return 'whole';
  return file.department !== null && floors.includes(file.department) ? 'floor' : null;
}

export function mayActOn(who: Identity, file: Place, act: SafetyActName): boolean {
  const { personId } = who;
  if (personId === null) return false;
  const place = { campus: file.campus, department: null };
  if (isOfTwo(file.sort))
    return mayInHouse(
      who,
      OF_DECIDERS.includes(act) ? 'restriction.decide' : 'restriction.propose',
      place,
    );
  const { act: needed, hasHelpers } = RIGHTS[file.sort];
  if (mayInHouse(who, needed, place)) return true;
  if (!hasHelpers) return false;
  const { secured } = safetyReach(who, file.sort);
  return (
    file.securedBy.some((code) => secured.includes(code)) ||
    file.people.includes(personId) ||
    (file.raisedBy === personId && OF_RAISER.includes(act))
  );
}
