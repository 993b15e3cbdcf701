import { Injectable } from '@nestjs/common';
import { type Identity, type NoticeWish, type NoticeWishes, ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { may } from '../access/may-read.js';
import { DigestRepository } from '../digests/digest.repository.js';
import { SendDigests } from '../digests/send-digests.job.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { digestTime } from './mail-time.js';
import { WishesRepository } from './wishes.repository.js';

/** How the reader wants to be mailed, and how the house does it. */
@Injectable()
export class Wishes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wishes: WishesRepository,
    private readonly digests: DigestRepository,
    private readonly directories: DirectoryRepository,
    private readonly job: SendDigests,
  ) {}

  read(who: Identity): Promise<NoticeWishes> {
    const person = readerOf(who);
    return this.unitOfWork.run(who.tenantId, (tx) => this.viewFor(tx, who, person));
  }

  /** What was gathered so far goes out at the times of the new wish. */
  async keep(who: Identity, wish: NoticeWish | null): Promise<NoticeWishes> {
    const person = readerOf(who);
    const view = await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.wishes.keep(tx, person, wish);
      const directory = await this.directories.find(tx, who.tenantId);
      if (directory) {
        const next = wish ?? (await this.wishes.ofHouse(tx));
        await this.digests.move(tx, person, digestTime(next, tx.now, directory.timeZone));
      }
      return this.viewFor(tx, who, person);
    });
    this.job.wake();
    return view;
  }

  async keepForHouse(who: Identity, wish: NoticeWish): Promise<NoticeWishes> {
    const person = readerOf(who);
    if (!may(who, 'wish.decideForHouse'))
      throw new ProblemError(
        'access.denied',
        'Only administrators of the whole hospital group decide how people are mailed.',
      );
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.wishes.keepForHouse(tx, wish, person);
      return this.viewFor(tx, who, person);
    });
  }

  private async viewFor(tx: Transaction, who: Identity, personId: string): Promise<NoticeWishes> {
    const directory = await this.directories.find(tx, who.tenantId);
    const own = (await this.wishes.own(tx, [personId])).get(personId) ?? null;
    const next = await this.digests.nextOf(tx, personId);
    return {
      own,
      house: await this.wishes.ofHouse(tx),
      decidesForHouse: may(who, 'wish.decideForHouse'),
      reachable: Boolean(directory?.staff.find(({ id }) => id === personId)?.email),
      nextDigestAt: next?.toISOString() ?? null,
    };
  }
}

function readerOf(who: Identity): string {
  if (!may(who, 'notice.readOwn') || who.personId === null)
    throw new ProblemError('access.denied', 'Only staff have notices.');
  return who.personId;
}
