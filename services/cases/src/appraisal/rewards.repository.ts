import {
  cursorOf,
  InstantPlaceSchema,
  type GiveReward,
  type HouseReach,
  type Page,
  type Reward,
  type RewardQuery,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { Rewards } from './reward.entity.js';

const PLACES = cursorOf(InstantPlaceSchema);
const LIST = `where ($1::text[] is null or campus = any($1) or department = any($2) or person_id = $3::uuid)
  and ($4::timestamptz is null or (given_at, reward_id) < ($4, $5::uuid)) order by given_at desc, reward_id desc limit $6`;
/** Of somebody who reaches no others: by an index of his own. */
const OWN = `where person_id = $1 and ($2::timestamptz is null or (given_at, reward_id) < ($2, $3::uuid))
  order by given_at desc, reward_id desc limit $4`;
const reasonCell = (rewardId: string) => ({
  table: 'staff_reward',
  column: 'reason',
  rowId: rewardId,
});

/** What was given within reach, and to the reader himself; the newest first. */
export async function listRewards(
  tx: Transaction,
  personId: string | null,
  { campuses, departments }: HouseReach,
  { cursor, limit }: RewardQuery,
  keys: PersonalData,
): Promise<Page<Reward>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const page = [at, id, limit + 1];
  const rows =
    campuses?.length === 0 && departments.length === 0
      ? await Rewards.select(tx, OWN, [personId, ...page])
      : await Rewards.select(tx, LIST, [campuses, departments, personId, ...page]);
  const items = rows.map((row) => rewardOf(row, keys));
  return PLACES.page(items, limit, ({ givenAt, rewardId }) => [givenAt, rewardId]);
}

/** $1 campuses, $2 the first moment, $3 the moment after the last, then the place and how many. */
const OF_PERIOD = `where campus = any($1) and given_at >= $2 and given_at < $3
  and ($4::timestamptz is null or (given_at, reward_id) > ($4, $5::uuid)) order by given_at, reward_id limit $6`;

/** What was given on these campuses between two moments, the oldest first. */
export async function rewardsBetween(
  tx: Transaction,
  {
    campuses,
    from,
    to,
  }: { readonly campuses: readonly string[]; readonly from: Date; readonly to: Date },
  cursor: string | undefined,
  limit: number,
  keys: PersonalData,
): Promise<Page<Reward>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await Rewards.select(tx, OF_PERIOD, [campuses, from, to, at, id, limit + 1]);
  return PLACES.page(
    rows.map((row) => rewardOf(row, keys)),
    limit,
    ({ givenAt, rewardId }) => [givenAt, rewardId],
  );
}

const rewardOf = (
  { tenantId: _tenant, campus: _campus, reason, givenAt, ...row }: RowOf<typeof Rewards>,
  keys: PersonalData,
): Reward => ({
  ...row,
  reason: keys.open(reasonCell(row.rewardId), reason),
  givenAt: givenAt.toISOString(),
});

export async function addReward(
  tx: Transaction,
  { reason, ...given }: GiveReward,
  { campus, givenBy }: { readonly campus: string; readonly givenBy: string },
  keys: PersonalData,
): Promise<Reward> {
  const rewardId = uuid();
  const row = { ...given, campus, rewardId, givenBy, givenAt: tx.now, tenantId: tenantOf(tx) };
  await Rewards.add(tx, [{ ...row, reason: keys.seal(reasonCell(rewardId), reason) }]);
  return { ...given, reason, rewardId, givenBy, givenAt: tx.now.toISOString() };
}
