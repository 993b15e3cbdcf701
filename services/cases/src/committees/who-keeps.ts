import { houseReach, type Identity } from '@tingsu/contracts';

/** Committees of a campus are kept by its head of the centre and its administrator, those of the group by whose reach is the group. */
export function mayKeep(who: Identity, campus: string | null): boolean {
  const { campuses } = houseReach(who, 'committee.edit');
  return campuses === null || (campus !== null && campuses.includes(campus));
}
