import {
  houseReach,
  type HouseAction,
  type Identity,
  mayInHouse,
  ProblemError,
} from '@tingsu/contracts';

type OrderAction = Extract<HouseAction, `order.${string}`>;

/** Whether somebody may do it on some campus. */
export function reaches(who: Identity, action: OrderAction): boolean {
  const { campuses } = houseReach(who, action);
  return who.kind === 'staff' && (campuses === null || campuses.length > 0);
}

/** Throws `access.denied` for who takes no orders, and `order_authority.not_found` for one that is not there. */
export function requireAuthority<Found>(who: Identity, authority: Found | null): Found {
  if (!reaches(who, 'order.take')) throw denied('Orders are taken by the complaint office.');
  if (!authority) throw notFound();
  return authority;
}

/** Of which campus an authority is, decides who changes how its orders are read. */
export const mayConfigure = (who: Identity, { campus }: { readonly campus: string }): boolean =>
  who.kind === 'staff' && mayInHouse(who, 'order.configure', { campus, department: null });

/** Throws `access.denied` for who sees to no authority at all; without a campus, before one is known. */
export function requireConfigurer(who: Identity, campus?: string): string {
  const may =
    campus === undefined ? reaches(who, 'order.configure') : mayConfigure(who, { campus });
  if (who.personId !== null && may) return who.personId;
  throw denied('Heads of the complaint office and administrators see to authorities.');
}

export const notFound = (): ProblemError =>
  new ProblemError('order_authority.not_found', 'Choose an authority from the list.');

const denied = (detail: string): ProblemError => new ProblemError('access.denied', detail);
