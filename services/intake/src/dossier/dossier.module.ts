import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { TakeMailModule } from '../mailbox/take-mail.module.js';
import { PapersModule } from '../papers/papers.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { DossierKeyRepository } from './dossier-keys.repository.js';
import { DossierKeysController } from './dossier-keys.controller.js';
import { DossiersController } from './dossiers.controller.js';
import { GatherCopy } from './gather-copy.usecase.js';
import { GatherDossier } from './gather-dossier.usecase.js';
import { HandOutDossier } from './hand-out-dossier.usecase.js';
import { MakeDossier } from './make-dossier.usecase.js';
import { PrintDossier } from './print-dossier.usecase.js';
import { WriteDossier } from './write-dossier.usecase.js';

/** Everything of a case as one archive that can be checked without this system. */
@Module({
  imports: [
    AccessModule,
    ComplaintsModule,
    CopiesModule,
    PapersModule,
    TakeMailModule,
    UploadStoreModule,
  ],
  controllers: [DossiersController, DossierKeysController],
  providers: [
    DossierKeyRepository,
    GatherCopy,
    GatherDossier,
    HandOutDossier,
    MakeDossier,
    PrintDossier,
    WriteDossier,
  ],
})
export class DossierModule {}
