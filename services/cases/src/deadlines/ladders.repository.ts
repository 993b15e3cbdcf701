import { createHash } from 'node:crypto';
import { tenantOf, type Transaction } from '@tingsu/database';
import type { LadderStep } from '@tingsu/policy';
import { canonicalJson } from '../ledger/canonical.js';
import { Ladders as LadderTable } from './clock.entity.js';
import { type LadderReference, type LadderShape, ladderFrom, shapeOf } from './ladder-shape.js';

const Stored = LadderTable.pick('id', 'hash', 'steps');
const New = LadderTable.pick('hash', 'steps');
const ADD = `${New.insert({ tenantId: '$2::uuid' })} order by r.hash on conflict (tenant_id, hash) do nothing`;

interface Known {
  readonly byHash: Map<string, number>;
  readonly byId: Map<number, LadderShape>;
}

/**
 * Ladders of clocks: what the steps do is written once, and a clock refers to it. There are few, for each version of a policy and sort of
 * clock, and they never change, so they are remembered once they are committed.
 */
export class Ladders {
  private readonly known = new Map<string, Known>();
  private readonly hashed = new HashedLadders();

  /** References in the place of ladders. */
  async put<Row extends { readonly ladder: readonly LadderStep[] }>(
    tx: Transaction,
    rows: readonly Row[],
  ): Promise<(Omit<Row, 'ladder'> & LadderReference)[]> {
    const shapes = rows.map(({ ladder }) => (ladder.length === 0 ? null : this.hashed.of(ladder)));
    const wanted = new Map(shapes.flatMap((one) => (one ? [[one.hex, one] as const] : [])));
    const missing = (ids: ReadonlyMap<string, number>) =>
      [...wanted.values()].filter(({ hex }) => !ids.has(hex));
    let ids = await this.idsOf(tx, [...wanted.values()]);
    if (missing(ids).length > 0) {
      await tx.query(ADD, [New.json(missing(ids)), tenantOf(tx)]);
      ids = await this.idsOf(tx, [...wanted.values()]);
    }
    return rows.map((row, index) => {
      const shape = shapes[index];
      return {
        ...row,
        ladder: null,
        ladderId: shape ? (ids.get(shape.hex) ?? null) : null,
        ladderAt: shape ? row.ladder.map(({ at }) => new Date(at)) : null,
      };
    });
  }

  /** Whole ladders in the place of references. */
  async read<Row extends LadderReference>(
    tx: Transaction,
    rows: readonly Row[],
  ): Promise<(Omit<Row, keyof LadderReference> & { ladder: readonly LadderStep[] })[]> {
    const { byId } = this.knownOf(tx);
    const missing = rows.flatMap(({ ladderId }) =>
      ladderId !== null && !byId.has(ladderId) ? [ladderId] : [],
    );
    const found =
      missing.length === 0
        ? []
        : await Stored.select(tx, 'where id = any($1::integer[])', [[...new Set(missing)]]);
    const shapes = new Map([...byId, ...found.map(({ id, steps }) => [id, steps] as const)]);
    this.remember(tx, found);
    return rows.map(({ ladder, ladderId, ladderAt, ...row }) => ({
      ...row,
      ladder: ladderFrom({ ladder, ladderId, ladderAt }, shapes),
    }));
  }

  private async idsOf(
    tx: Transaction,
    wanted: readonly Hashed[],
  ): Promise<ReadonlyMap<string, number>> {
    const { byHash } = this.knownOf(tx);
    const missing = wanted.filter(({ hex }) => !byHash.has(hex));
    if (missing.length === 0) return byHash;
    const found = await Stored.select(tx, 'where hash = any($1::bytea[])', [
      missing.map(({ hash }) => hash),
    ]);
    this.remember(tx, found);
    return new Map([
      ...byHash,
      ...found.map(({ id, hash }) => [hash.toString('hex'), id] as const),
    ]);
  }

  private remember(
    tx: Transaction,
    found: readonly { readonly id: number; readonly hash: Buffer; readonly steps: LadderShape }[],
  ): void {
    const { byHash, byId } = this.knownOf(tx);
    tx.afterCommit(() =>
      found.forEach(({ id, hash, steps }) => {
        byHash.set(hash.toString('hex'), id);
        byId.set(id, steps);
      }),
    );
  }

  private knownOf(tx: Transaction): Known {
    const tenantId = tenantOf(tx);
    const known = this.known.get(tenantId) ?? { byHash: new Map(), byId: new Map() };
    this.known.set(tenantId, known);
    return known;
  }
}

/** There are some tens for each policy; in number, not bytes. */
const MOST_REMEMBERED = 2_000;

interface Hashed {
  readonly hex: string;
  readonly hash: Buffer;
  readonly steps: LadderShape;
}

/** A ladder that came before is known by its plain spelling: the canonical one takes ten times as long. */
class HashedLadders {
  private readonly known = new Map<string, Hashed>();

  of(ladder: readonly LadderStep[]): Hashed {
    const steps = shapeOf(ladder);
    const spelling = JSON.stringify(steps);
    const known = this.known.get(spelling);
    if (known) return known;
    const hash = createHash('sha256').update(canonicalJson(steps)).digest();
    const hashed = { hex: hash.toString('hex'), hash, steps };
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(spelling, hashed);
    return hashed;
  }
}
