import { Injectable } from '@nestjs/common';
import {
  cursorOf,
  type Identity,
  type PartnerFeed,
  type PartnerFeedQuery,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { z } from 'zod';
import { RequestAdapter } from '../channels/request-adapter.usecase.js';
import { PartnerFeedRepository, type ReadEvent } from './partner-feed.repository.js';

const PLACES = cursorOf(z.string().regex(/^\d{1,18}$/));

/** Lets a partner read what happens to cases, with an API key that may. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly adapters: RequestAdapter,
    private readonly feed: PartnerFeedRepository,
  ) {}

  async execute(
    who: Identity,
    apiKey: string | undefined,
    { after, types, limit }: PartnerFeedQuery,
  ): Promise<PartnerFeed> {
    const adapter = await this.adapters.of(who, apiKey);
    if (!adapter) throw new ProblemError('adapter.key_invalid', 'Send the API key of a partner.');
    const place = PLACES.read(after);
    const { id: adapterId, campuses } = adapter;
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const readsEvents = await this.feed.readsEvents(tx, adapterId);
      if (readsEvents === 'none')
        throw new ProblemError('access.denied', 'This API key may not read events.');
      // The end first: what is placed behind it while we read belongs to the next answer.
      const { position: end, gonePosition } = await this.feed.ends(tx);
      if (place !== null && BigInt(place) < BigInt(gonePosition))
        throw new ProblemError(
          'feed.gone',
          'What follows is not kept any more. Start again without after.',
        );
      const rows = await this.feed.after(
        tx,
        { from: place ?? gonePosition, to: end },
        { adapterId, readsEvents, campuses, types },
        limit + 1,
      );
      const items = rows.slice(0, limit);
      const more = rows.length > limit;
      const last = more ? (items.at(-1)?.position ?? end) : end;
      return {
        items: items.map((row) => viewOf(row, adapterId)),
        cursor: PLACES.write(last),
        more,
      };
    });
  }
}

/** The number that a partner gave is said to that partner alone. */
function viewOf(row: ReadEvent, reader: string): PartnerFeed['items'][number] {
  const { eventId: id, type, at, data, externalRef, adapterId } = row;
  const own = adapterId === reader && externalRef !== null ? { externalRef } : {};
  return { id, type, timestamp: at.toISOString(), data: { ...data, ...own } };
}
