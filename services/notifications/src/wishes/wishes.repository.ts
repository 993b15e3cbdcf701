import { Inject, Injectable } from '@nestjs/common';
import type { NoticeWish } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { HouseNoticeWishes, NoticeWishes } from './notice-wish.entity.js';

/** How people are mailed where neither they nor the house said anything. */
export const USUAL_WISH = Symbol('USUAL_WISH');

const Own = NoticeWishes.pick('personId', 'wish');

/** How people want to be mailed. */
@Injectable()
export class WishesRepository {
  constructor(@Inject(USUAL_WISH) private readonly usual: NoticeWish) {}

  async ofHouse(tx: Transaction): Promise<NoticeWish> {
    const [house] = await HouseNoticeWishes.pick('wish').select(tx, 'where tenant_id = $1', [
      tenantOf(tx),
    ]);
    return house?.wish ?? this.usual;
  }

  /** Of those who have one of their own. */
  async own(
    tx: Transaction,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, NoticeWish>> {
    const rows = await Own.select(tx, 'where tenant_id = $1 and person_id = any($2::uuid[])', [
      tenantOf(tx),
      personIds,
    ]);
    return new Map(rows.map(({ personId, wish }) => [personId, wish]));
  }

  /** Null: as the house has it again. */
  async keep(tx: Transaction, personId: string, wish: NoticeWish | null): Promise<void> {
    if (wish === null)
      await tx.query('delete from notice_wish where tenant_id = $1 and person_id = $2', [
        tenantOf(tx),
        personId,
      ]);
    else
      await NoticeWishes.add(
        tx,
        [{ tenantId: tenantOf(tx), personId, wish, changedAt: tx.now }],
        `on conflict (tenant_id, person_id) do update set ${NoticeWishes.pick('wish', 'changedAt').excluded}`,
      );
  }

  async keepForHouse(tx: Transaction, wish: NoticeWish, changedBy: string): Promise<void> {
    await HouseNoticeWishes.add(
      tx,
      [{ tenantId: tenantOf(tx), wish, changedBy, changedAt: tx.now }],
      `on conflict (tenant_id) do update set ${HouseNoticeWishes.omit('tenantId').excluded}`,
    );
  }
}
