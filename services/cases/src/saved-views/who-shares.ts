import { houseReach, type Identity, type SavedView } from '@tingsu/contracts';

type Shared = NonNullable<SavedView['shared']>;

/** With the group shares only who holds the right for the group. */
export function mayShare(who: Identity, { campus }: Shared): boolean {
  const { campuses } = houseReach(who, 'view.share');
  return campuses === null || (campus !== null && campuses.includes(campus));
}

/** Campuses whose shared views stand in the list of a person besides those of the group; null: every campus. */
export function campusesOf({ grants }: Identity): readonly string[] | null {
  const campuses = grants.map(({ campus }) => campus);
  return campuses.includes(null) ? null : campuses.filter((campus) => campus !== null);
}
