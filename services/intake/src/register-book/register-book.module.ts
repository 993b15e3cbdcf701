import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ExportRegister } from './export-register.usecase.js';
import { ReadRegister } from './read-register.usecase.js';
import { RegisterBookController } from './register-book.controller.js';
import { RegisterExportsController } from './register-exports.controller.js';
import { RegisterPages } from './register-pages.repository.js';

/** The register of complaints, as list and as file. */
@Module({
  imports: [AccessModule, ComplaintsModule, ReferenceModule],
  controllers: [RegisterBookController, RegisterExportsController],
  providers: [ExportRegister, ReadRegister, RegisterPages],
})
export class RegisterBookModule {}
