/** Services that consume messages, in the order of a complaint's way. */
export const SERVICES = ['intake', 'cases', 'notifications', 'analytics'] as const;
export type Service = (typeof SERVICES)[number];

/** A message that a service could not apply, as that service lists it. */
export interface Parked {
  readonly id: string;
  readonly queue: string;
  readonly eventId: string | null;
  readonly type: string | null;
  /** Stable code, e.g. `event.unknown_type`. */
  readonly reason: string;
  readonly detail: string;
  readonly state: 'open' | 'replayed' | 'discarded';
  readonly parkedAt: string;
}
export interface ParkedOfService extends Parked {
  readonly service: Service;
}

export type Cursors = Readonly<Partial<Record<Service, string | null>>>;
export interface ParkedPages {
  readonly items: readonly ParkedOfService[];
  /** Where each service goes on; empty when all are at their end. */
  readonly next: Cursors;
}

/** One page of each service as one list, newest first. */
export const joined = (
  pages: readonly {
    readonly service: Service;
    readonly items: readonly Parked[];
    readonly nextCursor: string | null;
  }[],
): ParkedPages => ({
  items: pages
    .flatMap(({ service, items }) => items.map((item) => ({ ...item, service })))
    .sort((one, other) => Date.parse(other.parkedAt) - Date.parse(one.parkedAt)),
  next: Object.fromEntries(
    pages.filter((page) => page.nextCursor !== null).map((page) => [page.service, page.nextCursor]),
  ),
});
