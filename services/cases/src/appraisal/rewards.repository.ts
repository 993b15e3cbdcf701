import {
  cursorOf,
  InstantPlaceSchema,
  type GiveReward,
  type HouseReach,
  type Page,
  type Reward,
  type RewardQuery,
} from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { Rewards } from './reward.entity.js';

const PLACES = cursorOf(InstantPlaceSchema);
const LIST = `where ($1::text[] is null or campus = any($1) or department = any($2) or person_id = $3::uuid)
  and ($4::timestamptz is null or (given_at, reward_id) < ($4, $5::uuid)) order by given_at desc, reward_id desc limit $6`;
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
  const rows = await Rewards.select(tx, LIST, [campuses, departments, personId, at, id, limit + 1]);
  const items = rows.map(({ tenantId: _tenant, campus: _campus, reason, givenAt, ...row }) => ({
    ...row,
    reason: keys.open(reasonCell(row.rewardId), reason),
    givenAt: givenAt.toISOString(),
  }));
  return PLACES.page(items, limit, ({ givenAt, rewardId }) => [givenAt, rewardId]);
}

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
