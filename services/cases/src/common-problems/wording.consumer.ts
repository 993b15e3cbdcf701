import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { WordingMarked } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { keepWords } from './case-words.repository.js';

/** Keeps the marks by which complaints are compared. */
@Controller()
export class WordingConsumer {
  @EventPattern<string>(WordingMarked.type)
  async keepMarksOfWords(
    @Payload() events: WordingMarked[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    for (const { data } of events) await keepWords(tx, data);
  }
}
