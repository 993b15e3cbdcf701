import { Injectable } from '@nestjs/common';
import type { NoticeWish } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DigestRepository } from '../digests/digest.repository.js';
import { TEMPLATES } from '../rules/notice.js';
import { type MailTime, mailTime } from '../wishes/mail-time.js';
import { WishesRepository } from '../wishes/wishes.repository.js';
import type { NewNotice, PlannedNotice } from './notice.repository.js';

/** How each recipient is mailed of a notice: as people and the house wish it; a deadline or a danger always at once. */
@Injectable()
export class PlanMails {
  constructor(
    private readonly wishes: WishesRepository,
    private readonly digests: DigestRepository,
  ) {}

  async execute(tx: Transaction, notices: readonly NewNotice[]): Promise<readonly PlannedNotice[]> {
    const wishes = await this.wishesOf(tx, notices.filter(canWait));
    const times = notices.map((notice) => timeOf(notice, wishes.get(notice.recipientId), tx.now));
    const earliest = new Map<string, Date>();
    for (const [index, { recipientId }] of notices.entries()) {
      const time = times[index];
      const known = earliest.get(recipientId);
      if (time instanceof Date && !(known && known <= time)) earliest.set(recipientId, time);
    }
    const digests = await this.digests.open(tx, earliest);
    return notices.map((notice, index) => ({
      ...notice,
      mail: times[index] !== 'never',
      digestId: times[index] instanceof Date ? (digests.get(notice.recipientId) ?? null) : null,
    }));
  }

  private async wishesOf(
    tx: Transaction,
    notices: readonly NewNotice[],
  ): Promise<ReadonlyMap<string, NoticeWish>> {
    const people = [...new Set(notices.map(({ recipientId }) => recipientId))];
    if (people.length === 0) return new Map();
    const house = await this.wishes.ofHouse(tx);
    const own = await this.wishes.own(tx, people);
    return new Map(people.map((person) => [person, own.get(person) ?? house]));
  }
}

const isMailed = ({ template, reachable }: NewNotice): boolean =>
  reachable && TEMPLATES[template].mail;

const canWait = (notice: NewNotice): boolean => isMailed(notice) && weightOf(notice) !== 'now';

/** What is only for information waits, however grave the case. */
const weightOf = ({ template, urgent }: NewNotice) => {
  const { weight } = TEMPLATES[template];
  return urgent && weight === 'task' ? 'now' : weight;
};

function timeOf(notice: NewNotice, wish: NoticeWish | undefined, now: Date): MailTime {
  if (!isMailed(notice)) return 'never';
  return wish ? mailTime(weightOf(notice), wish, now, notice.facts.timeZone) : 'at_once';
}
