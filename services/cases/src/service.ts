import { MESSAGING_ENTITIES } from '@tingsu/messaging';
import { defineService, ReadingDayEntity } from '@tingsu/service';
import { AccountabilityModule } from './accountability/accountability.module.js';
import { ErasureEntity } from './erasures/erasure.entity.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { AppraisalModule } from './appraisal/appraisal.module.js';
import { RewardEntity } from './appraisal/reward.entity.js';
import {
  DecisionEntity,
  DecisionSeriesEntity,
  DecisionServiceEntity,
} from './accountability/decision.entity.js';
import {
  MatterEntity,
  MatterEntryEntity,
  MatterPersonEntity,
} from './accountability/matter.entity.js';
import { BoxEntity } from './boxes/box.entity.js';
import { BoxesModule } from './boxes/boxes.module.js';
import { CallBacksModule } from './call-backs/call-backs.module.js';
import { CaseAccessLogEntity } from './access/access-log.entity.js';
import { AccessModule } from './access/access.module.js';
import { GROWING_CASES } from './access/growing.repository.js';
import {
  CalendarReminderEntity,
  CalendarVersionEntity,
  RecomputeRunEntity,
} from './calendars/calendar.entity.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { FormDraftEntity } from './form-drafts/form-draft.entity.js';
import { FormDraftsModule } from './form-drafts/form-drafts.module.js';
import { CaseDraftEntity } from './case-drafts/case-draft.entity.js';
import { CaseDraftsModule } from './case-drafts/case-drafts.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CommitteeChangeEntity, CommitteeEntity } from './committees/committee.entity.js';
import { CommitteesModule } from './committees/committees.module.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { WaitingComplaintEntity } from './complaints/waiting-complaint.entity.js';
import { CasesConfigSchema } from './config.js';
import {
  ClockAcknowledgementEntity,
  ClockEntity,
  LadderEntity,
  ClockFiringEntity,
} from './deadlines/clock.entity.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import {
  CaseEntity,
  CaseLogEntity,
  CaseBarEntity,
  ListWordEntity,
  CaseMemberEntity,
  CaseSnapshotEntity,
  CaseTextEntity,
} from './ledger/case.entity.js';
import { FindModule } from './find/find.module.js';
import {
  ImprovementActionEntity,
  ImprovementAlarmEntity,
  ImprovementCaseEntity,
  ImprovementLogEntity,
} from './improvements/improvement.entity.js';
import { ImprovementsModule } from './improvements/improvements.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { BindingSetEntity } from './policies/binding-set.entity.js';
import { PolicyDraftEntity, PolicyLogEntity } from './policies/draft.entity.js';
import { PoliciesModule } from './policies/policies.module.js';
import {
  DirectoryCopyEntity,
  PolicyActivationEntity,
  PolicyVersionEntity,
} from './policies/reference.entity.js';
import {
  CommonProblemCaseEntity,
  CommonProblemEntity,
} from './common-problems/common-problem.entity.js';
import { CommonProblemsModule } from './common-problems/common-problems.module.js';
import { LessonEntity, ReadingConfirmationEntity, ReadingEntity } from './lessons/lesson.entity.js';
import { LearningRecordEntity } from './learning-records/learning-record.entity.js';
import { LoopsModule } from './loops/loops.module.js';
import { LearningRecordsModule } from './learning-records/learning-records.module.js';
import { LessonsModule } from './lessons/lessons.module.js';
import { ReportableEventEntity } from './reportable/reportable-event.entity.js';
import { ReportableModule } from './reportable/reportable.module.js';
import { RemediesModule } from './remedies/remedies.module.js';
import { AddressedResultEntity } from './results/addressed-result.entity.js';
import { ResultsModule } from './results/results.module.js';
import { RemedyEntryEntity } from './remedies/remedy-entry.entity.js';
import { RoutineTaskEntity } from './routines/routine-task.entity.js';
import { RoutinesModule } from './routines/routines.module.js';
import { CasePresenceEntity } from './presence/case-presence.entity.js';
import { PresenceModule } from './presence/presence.module.js';
import { CaseWatchEntity, CaseWatcherEntity } from './watching/case-watch.entity.js';
import { WatchingModule } from './watching/watching.module.js';
import { SafetyEntryEntity, SafetyFileEntity } from './safety/safety-file.entity.js';
import { SafetyModule } from './safety/safety.module.js';
import { SavedViewEntity } from './saved-views/saved-view.entity.js';
import { SavedViewsModule } from './saved-views/saved-views.module.js';
import { WhatIfChangeEntity, WhatIfRunEntity } from './what-if/what-if.entity.js';
import { WhatIfModule } from './what-if/what-if.module.js';
import { SEALED_CASES } from './ledger/sealed-logs.js';

export const cases = defineService({
  name: 'cases',
  config: CasesConfigSchema,
  entities: [
    BindingSetEntity,
    BoxEntity,
    CalendarReminderEntity,
    CalendarVersionEntity,
    CaseAccessLogEntity,
    ReadingDayEntity,
    CaseDraftEntity,
    ErasureEntity,
    FormDraftEntity,
    CaseEntity,
    CaseLogEntity,
    CaseBarEntity,
    ListWordEntity,
    CaseMemberEntity,
    CaseSnapshotEntity,
    CaseTextEntity,
    CasePresenceEntity,
    CaseWatchEntity,
    CaseWatcherEntity,
    ClockAcknowledgementEntity,
    ClockEntity,
    LadderEntity,
    ClockFiringEntity,
    CommonProblemCaseEntity,
    CommonProblemEntity,
    CommitteeChangeEntity,
    CommitteeEntity,
    DirectoryCopyEntity,
    ImprovementActionEntity,
    ImprovementAlarmEntity,
    ImprovementCaseEntity,
    LearningRecordEntity,
    LessonEntity,
    ReadingConfirmationEntity,
    ReadingEntity,
    ImprovementLogEntity,
    DecisionEntity,
    DecisionSeriesEntity,
    DecisionServiceEntity,
    MatterEntity,
    MatterEntryEntity,
    MatterPersonEntity,
    PolicyActivationEntity,
    PolicyDraftEntity,
    PolicyLogEntity,
    PolicyVersionEntity,
    RecomputeRunEntity,
    RemedyEntryEntity,
    AddressedResultEntity,
    ReportableEventEntity,
    RewardEntity,
    RoutineTaskEntity,
    SafetyEntryEntity,
    SafetyFileEntity,
    SavedViewEntity,
    WaitingComplaintEntity,
    WhatIfChangeEntity,
    WhatIfRunEntity,
    ...MESSAGING_ENTITIES,
  ],
  growing: GROWING_CASES,
  sealed: SEALED_CASES,
  features: [
    LedgerModule,
    PoliciesModule,
    AccessModule,
    DirectoryModule,
    ComplaintsModule,
    CasesModule,
    CaseDraftsModule,
    FormDraftsModule,
    FindModule,
    CalendarsModule,
    WhatIfModule,
    DeadlinesModule,
    RemediesModule,
    ResultsModule,
    ReportableModule,
    AccountabilityModule,
    ErasuresModule,
    AppraisalModule,
    RoutinesModule,
    ImprovementsModule,
    CommonProblemsModule,
    LessonsModule,
    LearningRecordsModule,
    LoopsModule,
    SafetyModule,
    BoxesModule,
    CommitteesModule,
    CallBacksModule,
    SavedViewsModule,
    PresenceModule,
    WatchingModule,
  ],
});
