import {
  houseReach,
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

/** Which actions of the house open a sort of file. Where no department secures it, none learns of it. */
const ACTIONS: Readonly<Record<SafetySort, { read: HouseAction; act: HouseAction }>> = {
  incident: { read: 'incident.read', act: 'incident.act' },
};
/** What who reported it may add before somebody else is there. */
const OF_RAISER: readonly SafetyActName[] = ['describe', 'takeStep', 'callPolice', 'note'];

/** Everything that a person reaches of one sort. */
export interface SafetyReach {
  /** Null = all of the group. */
  readonly campuses: readonly string[] | null;
  readonly secured: readonly string[];
  readonly floors: readonly string[];
  readonly personId: string | null;
}

export function safetyReach(who: Identity, sort: SafetySort): SafetyReach {
  const hasFloors = sort === 'incident';
  return {
    campuses: houseReach(who, ACTIONS[sort].read).campuses,
    secured: hasFloors ? houseReach(who, 'incident.secure').departments : [],
    floors: hasFloors ? houseReach(who, 'incident.floor').departments : [],
    personId: who.personId,
  };
}

/** All of it, or only that it is there with its steps; null for who learns nothing of it. */
export function sightOf(who: Identity, file: Place): 'whole' | 'floor' | null {
  const { campuses, secured, floors, personId } = safetyReach(who, file.sort);
  if (personId === null) return null;
  const isWhole =
    campuses === null ||
    campuses.includes(file.campus) ||
    file.securedBy.some((code) => secured.includes(code)) ||
    file.people.includes(personId) ||
    file.raisedBy === personId;
  if (isWhole) return 'whole';
  return file.department !== null && floors.includes(file.department) ? 'floor' : null;
}

export function mayActOn(who: Identity, file: Place, act: SafetyActName): boolean {
  const { personId } = who;
  if (personId === null) return false;
  const { campuses } = houseReach(who, ACTIONS[file.sort].act);
  const { secured } = safetyReach(who, file.sort);
  return (
    campuses === null ||
    campuses.includes(file.campus) ||
    file.securedBy.some((code) => secured.includes(code)) ||
    file.people.includes(personId) ||
    (file.raisedBy === personId && OF_RAISER.includes(act))
  );
}
