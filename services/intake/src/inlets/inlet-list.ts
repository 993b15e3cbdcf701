import type { Channel, Inlet, InletKind } from '@tingsu/contracts';

/** A way by which complaints come in, before its counts are known. */
export interface Way {
  readonly id: string;
  /** Under which its complaints are counted. */
  readonly countedAs: string | null;
  readonly kind: InletKind;
  readonly name: string | null;
  readonly channels: readonly Channel[];
  /** Where it is open; null: it belongs to no campus. */
  readonly campuses: readonly string[] | null;
  readonly state: Inlet['state'];
  readonly limit: Inlet['limit'];
  readonly waiting: number;
}
interface Counts {
  readonly inlet: string;
  readonly taken: number;
  readonly refused: number;
  readonly takenAt: Date | null;
  readonly refusedAt: Date | null;
  readonly refusedCode: string | null;
}
interface Kept {
  readonly inlet: string;
  readonly personId: string | null;
  readonly testedAt: Date | null;
  readonly cameAt: Date | null;
}
/** Campuses that a person reaches; null: all. */
type Reach = readonly string[] | null;

/** Those by which a message of our own can come that makes no complaint. */
const TESTED: readonly InletKind[] = ['form', 'wechat', 'mailbox', 'queue'];

export function inletsFor(
  ways: readonly Way[],
  { counts, kept }: { readonly counts: readonly Counts[]; readonly kept: readonly Kept[] },
  { reads, configures }: { readonly reads: Reach; readonly configures: Reach },
): Inlet[] {
  const countsOf = new Map(counts.map((one) => [one.inlet, one]));
  const keptOf = new Map(kept.map((one) => [one.inlet, one]));
  return ways
    .filter((way) => isWithin(way, reads))
    .map((way) => {
      const { id, kind, name, channels, campuses, state, limit, waiting } = way;
      const came = way.countedAs === null ? undefined : countsOf.get(way.countedAs);
      const known = keptOf.get(id);
      const mayAssign = mayConfigure(way, configures);
      return {
        ...{ id, kind, name, channels: [...channels], state, limit, waiting, mayAssign },
        campuses: (campuses ?? []).filter((code) => reads === null || reads.includes(code)),
        personId: known?.personId ?? null,
        lastTakenAt: textOf(came?.takenAt),
        lastRefusedAt: textOf(came?.refusedAt),
        lastRefusedCode: came?.refusedCode ?? null,
        ...{ taken: came?.taken ?? 0, refused: came?.refused ?? 0 },
        test: known?.testedAt
          ? { at: known.testedAt.toISOString(), cameAt: textOf(known.cameAt) }
          : null,
        mayTest: mayAssign && TESTED.includes(kind) && state !== 'not_set_up',
      };
    });
}

/** Who reaches some campuses sees what serves one of them; what is for none is seen by who reaches all. */
const isWithin = ({ campuses }: Pick<Way, 'campuses'>, reach: Reach): boolean =>
  reach === null || (campuses ?? []).some((code) => reach.includes(code));

/** What others use as well is for who reaches them too. */
const mayConfigure = ({ campuses }: Pick<Way, 'campuses'>, reach: Reach): boolean =>
  reach === null ||
  (campuses !== null && campuses.length > 0 && campuses.every((code) => reach.includes(code)));

const textOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
