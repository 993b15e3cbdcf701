import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  AbsenceQuerySchema,
  AbsencesSchema,
  AbsenceViewSchema,
  ImportRosterSchema,
  NewAbsenceSchema,
  RosterImportSchema,
  RosterQuerySchema,
  RostersSchema,
  RosterUnitSchema,
  RosterWeekParameterSchema,
  RosterWeekSchema,
  SaveRosterWeekSchema,
  type AbsenceView,
  type Identity,
  type ImportRoster,
  type NewAbsence,
  type Page,
  type ProblemCode,
  type RosterHead,
  type RosterImport,
  type RosterWeek,
  type SaveRosterWeek,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { ImportRosterFile } from './import-roster.usecase.js';
import { PlanAbsences } from './plan-absences.usecase.js';
import { PlanDuties } from './plan-duties.usecase.js';
import { listRosters } from './rosters.repository.js';

const tag = 'rosters';
const CAMPUS = zodParam(RosterUnitSchema.shape.campus);
const UNIT = zodParam(RosterUnitSchema.shape.unit);
const MONDAY = zodParam(RosterWeekParameterSchema);
const problems: ProblemCode[] = [
  'session.required',
  'access.denied',
  'roster.unknown',
  'request.invalid',
];

/** Who is on duty for a department or a role of a campus. */
@Controller('api/v1/rosters')
export class RostersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly duties: PlanDuties,
    private readonly files: ImportRosterFile,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Units with a roster',
    tag,
    query: RosterQuerySchema,
    response: RostersSchema,
    problems: ['session.required', 'request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(RosterQuerySchema)) query: z.infer<typeof RosterQuerySchema>,
  ): Promise<Page<RosterHead>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listRosters(tx, who, query));
  }

  @Get(':campus/:unit/weeks/:monday')
  @ApiRoute({
    summary: 'The roster of a unit in one week, with its holes',
    tag,
    response: RosterWeekSchema,
    problems,
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('campus', CAMPUS) campus: string,
    @Param('unit', UNIT) unit: string,
    @Param('monday', MONDAY) monday: string,
  ): Promise<RosterWeek> {
    return this.duties.read(who, { campus, unit }, monday);
  }

  @Put(':campus/:unit/weeks/:monday')
  @ApiRoute({
    summary: 'Write the roster of a unit for one week; all that begins in it is replaced',
    tag,
    body: SaveRosterWeekSchema,
    response: RosterWeekSchema,
    problems: [...problems, 'roster.stale_version'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('campus', CAMPUS) campus: string,
    @Param('unit', UNIT) unit: string,
    @Param('monday', MONDAY) monday: string,
    @Body(zodBody(SaveRosterWeekSchema)) body: SaveRosterWeek,
  ): Promise<RosterWeek> {
    return this.duties.save(who, { campus, unit }, monday, body);
  }

  @Post(':campus/:unit/import')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Read the roster of a unit from a spreadsheet, and take it when it has no fault',
    tag,
    body: ImportRosterSchema,
    response: RosterImportSchema,
    problems: [...problems, 'roster.stale_version'],
  })
  import(
    @CurrentIdentity() who: Identity,
    @Param('campus', CAMPUS) campus: string,
    @Param('unit', UNIT) unit: string,
    @Body(zodBody(ImportRosterSchema)) body: ImportRoster,
  ): Promise<RosterImport> {
    return this.files.execute(who, { campus, unit }, body);
  }
}

/** When people are away, and who acts for them then. */
@Controller('api/v1/absences')
export class AbsencesController {
  constructor(private readonly absences: PlanAbsences) {}

  @Get()
  @ApiRoute({
    summary:
      'Absences that have not ended: one’s own and those in which one acts; all for administrators',
    tag,
    query: AbsenceQuerySchema,
    response: AbsencesSchema,
    problems: ['session.required', 'request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(AbsenceQuerySchema)) query: z.infer<typeof AbsenceQuerySchema>,
  ): Promise<Page<AbsenceView>> {
    return this.absences.list(who, query);
  }

  @Post()
  @ApiRoute({
    summary: 'Be away, and name who acts with one’s roles in that time',
    tag,
    body: NewAbsenceSchema,
    status: 201,
    response: AbsenceViewSchema,
    problems: [
      'session.required',
      'access.denied',
      'request.invalid',
      'absence.ring',
      'absence.overlaps',
    ],
  })
  add(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(NewAbsenceSchema)) body: NewAbsence,
  ): Promise<AbsenceView> {
    return this.absences.add(who, body);
  }

  @Delete(':absenceId')
  @HttpCode(204)
  @ApiRoute({
    summary: 'End an absence now, or take back one that has not begun',
    tag,
    status: 204,
    problems: ['session.required', 'absence.not_found', 'request.invalid'],
  })
  end(
    @CurrentIdentity() who: Identity,
    @Param('absenceId', zodParam(z.uuid())) absenceId: string,
  ): Promise<void> {
    return this.absences.end(who, absenceId);
  }
}
