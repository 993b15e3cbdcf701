import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { KeepOrganisation } from './keep-organisation.usecase.js';
import { OrganisationController } from './organisation.controller.js';

/** Campuses and departments, kept in the console. */
@Module({
  imports: [AdministrationModule],
  controllers: [OrganisationController],
  providers: [KeepOrganisation],
})
export class OrganisationModule {}
