import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module.js';
import { MarkWords } from './mark-words.usecase.js';
import { SharedWordsController } from './shared-words.controller.js';
import { WordsInReach } from './words-in-reach.repository.js';

/** By which words complaints resemble each other: as marks for counting, in plain for who may read them. */
@Module({
  imports: [ReferenceModule],
  controllers: [SharedWordsController],
  providers: [MarkWords, WordsInReach],
  exports: [MarkWords],
})
export class WordingModule {}
