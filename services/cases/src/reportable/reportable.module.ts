import { Module } from '@nestjs/common';
import { ReportableController } from './reportable.controller.js';

/** The register of reportable events. */
@Module({ controllers: [ReportableController] })
export class ReportableModule {}
