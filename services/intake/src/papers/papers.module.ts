import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { DecisionPapersController } from './decision-papers.controller.js';
import { GatherPaper } from './gather-paper.usecase.js';
import { ListPapers } from './list-papers.usecase.js';
import { MakePaperForGood } from './make-paper.usecase.js';
import { PaperFiles } from './paper-files.provider.js';
import { ManyPapersController } from './many-papers.controller.js';
import { PapersController } from './papers.controller.js';
import { PapersRepository } from './papers.repository.js';
import { PrintManyPapers } from './print-many.usecase.js';
import { PrintPaper } from './print-paper.adapter.js';
import { ReachedPapers } from './reached-paper.usecase.js';
import { ShowPaper } from './show-paper.usecase.js';

/** Papers of a case as PDF: composed from templates, previewed, and made for good. */
@Module({
  imports: [AccessModule, ComplaintsModule, ReferenceModule, ThreadsModule, UploadStoreModule],
  controllers: [DecisionPapersController, ManyPapersController, PapersController],
  providers: [
    GatherPaper,
    ListPapers,
    MakePaperForGood,
    PaperFiles,
    PapersRepository,
    PrintManyPapers,
    PrintPaper,
    ReachedPapers,
    ShowPaper,
  ],
  exports: [GatherPaper, PapersRepository, PrintPaper, ReachedPapers],
})
export class PapersModule {}
