import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { PapersModule } from '../papers/papers.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { LettersController } from './letters.controller.js';
import { PrintLetters } from './print-letters.usecase.js';

/** Messages that go out as letters, printed. */
@Module({
  imports: [ComplaintsModule, PapersModule, ReferenceModule, SendingsModule],
  controllers: [LettersController],
  providers: [PrintLetters],
})
export class LettersModule {}
