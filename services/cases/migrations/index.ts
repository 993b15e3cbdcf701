import { KeepCases1795294800000 } from './1795294800000-keep-cases.js';
import { DraftPolicies1795306200000 } from './1795306200000-draft-policies.js';
import { ExtendAndSuspend1795306800000 } from './1795306800000-extend-and-suspend.js';
import { AcknowledgeClocks1795307400000 } from './1795307400000-acknowledge-clocks.js';
import { CompressFaster1795308000000 } from './1795308000000-compress-faster.js';
import { KnowWhoMaySee1795648849000 } from './1795648849000-know-who-may-see.js';
import { ListReads1795650200000 } from './1795650200000-list-reads.js';
import { HashSettledMessages1795678704366 } from './1795678704366-hash-settled-messages.js';
import { ListNarrowRows1795693350338 } from './1795693350338-list-narrow-rows.js';
import { CutByMonth1795703205843 } from './1795703205843-cut-by-month.js';
import { ListByMember1795703395304 } from './1795703395304-list-by-member.js';
import { ArchiveMonths1795704502631 } from './1795704502631-archive-months.js';
import { FindCases1795705433766 } from './1795705433766-find-cases.js';
import { VacuumOften1795705973440 } from './1795705973440-vacuum-often.js';
import { ExplainOnce1795707933787 } from './1795707933787-explain-once.js';
import { ShutArchiveTables1795708313302 } from './1795708313302-shut-archive-tables.js';
import { SearchByMarks1795708792471 } from './1795708792471-search-by-marks.js';
import { KeepStepsApart1795717892589 } from './1795717892589-keep-steps-apart.js';
import { PublishFromWaiting1795718113334 } from './1795718113334-publish-from-waiting.js';
import { LaddersByReference1795718370621 } from './1795718370621-ladders-by-reference.js';
import { KeepJudgementsApart1795719472640 } from './1795719472640-keep-judgements-apart.js';
import { PackFacts1795727804686 } from './1795727804686-pack-facts.js';
import { RestWithoutClocks1795728635830 } from './1795728635830-rest-without-clocks.js';
import { BindPolicies1795728988946 } from './1795728988946-bind-policies.js';
import { KnowKindOfCase1795729575117 } from './1795729575117-know-kind-of-case.js';
import { MergeSegments1795730572041 } from './1795730572041-merge-segments.js';
import { KeepRoutines1795740835420 } from './1795740835420-keep-routines.js';
import { KeepBoxes1795743752937 } from './1795743752937-keep-boxes.js';
import { KeepCaseDrafts1795860100000 } from './1795860100000-keep-case-drafts.js';
import { OwnCases1795860150001 } from './1795860150001-own-cases.js';
import { ListCallBacks1795880100000 } from './1795880100000-list-call-backs.js';
import { SaveViews1795898000000 } from './1795898000000-save-views.js';
import { FindFewCases1795900200000 } from './1795900200000-find-few-cases.js';
import { WatchCases1795903000000 } from './1795903000000-watch-cases.js';
import { NarrowTheAccessLog1795904000000 } from './1795904000000-narrow-the-access-log.js';
import { CountUrges1795906000000 } from './1795906000000-count-urges.js';
import { SeeWhoIsThere1795907000000 } from './1795907000000-see-who-is-there.js';
import { FindRespondents1795911000000 } from './1795911000000-find-respondents.js';
import { PublishWatches1795912000001 } from './1795912000001-publish-watches.js';
import { ListNextCalls1795912900000 } from './1795912900000-list-next-calls.js';
import { CountUnreadMessages1795914100000 } from './1795914100000-count-unread-messages.js';
import { FindWhoWasNotTold1795924100000 } from './1795924100000-find-who-was-not-told.js';
import { FindRespondentsAsStandIn1795932000001 } from './1795932000001-find-respondents-as-stand-in.js';
import { KeepRemedyEntries1795937000000 } from './1795937000000-keep-remedy-entries.js';
import { KeepImprovements1795947000000 } from './1795947000000-keep-improvements.js';
import { FindDangerousCases1795959500002 } from './1795959500002-find-dangerous-cases.js';
import { KeepSafetyFiles1795948000000 } from './1795948000000-keep-safety-files.js';
import { HoldPeopleResponsible1795949500000 } from './1795949500000-hold-people-responsible.js';
import { KeepLessons1795949900000 } from './1795949900000-keep-lessons.js';
import { KeepCommittees1795953000000 } from './1795953000000-keep-committees.js';
import { AddressResults1795954000000 } from './1795954000000-address-results.js';
import { KeepLearningRecords1795956900000 } from './1795956900000-keep-learning-records.js';
import { ListReportableEvents1795957900000 } from './1795957900000-list-reportable-events.js';
import { KeepRewards1795958500000 } from './1795958500000-keep-rewards.js';
import { KeepMeetingPacks1796070200000 } from './1796070200000-keep-meeting-packs.js';
import { CountLikeWords1796070000000 } from './1796070000000-count-like-words.js';
import { TellReaders1796070100000 } from './1796070100000-tell-readers.js';
import { KeepDecisionPapers1796060000000 } from './1796060000000-keep-decision-papers.js';
import { FindRewardsAndDecisions1796060100000 } from './1796060100000-find-rewards-and-decisions.js';
import { KeepFormDrafts1796080100000 } from './1796080100000-keep-form-drafts.js';
import { FindNewestCasesOfProblems1796150000000 } from './1796150000000-find-newest-cases-of-problems.js';
import { RotateMasterKeys1796220000000 } from './1796220000000-rotate-master-keys.js';
import { KeysOfSubjects1796220000001 } from './1796220000001-keys-of-subjects.js';
import { SealLogs1796230000000 } from './1796230000000-seal-logs.js';
import { FindUnsealedRows1796230000001 } from './1796230000001-find-unsealed-rows.js';
import { CountReadings1796250000000 } from './1796250000000-count-readings.js';
import { EraseCases1796220000002 } from './1796220000002-erase-cases.js';

export const migrations = [
  KeepCases1795294800000,
  DraftPolicies1795306200000,
  ExtendAndSuspend1795306800000,
  AcknowledgeClocks1795307400000,
  CompressFaster1795308000000,
  KnowWhoMaySee1795648849000,
  ListReads1795650200000,
  HashSettledMessages1795678704366,
  ListNarrowRows1795693350338,
  CutByMonth1795703205843,
  ListByMember1795703395304,
  ArchiveMonths1795704502631,
  FindCases1795705433766,
  VacuumOften1795705973440,
  ExplainOnce1795707933787,
  ShutArchiveTables1795708313302,
  SearchByMarks1795708792471,
  KeepStepsApart1795717892589,
  PublishFromWaiting1795718113334,
  LaddersByReference1795718370621,
  KeepJudgementsApart1795719472640,
  PackFacts1795727804686,
  RestWithoutClocks1795728635830,
  BindPolicies1795728988946,
  KnowKindOfCase1795729575117,
  MergeSegments1795730572041,
  KeepRoutines1795740835420,
  KeepBoxes1795743752937,
  KeepCaseDrafts1795860100000,
  OwnCases1795860150001,
  ListCallBacks1795880100000,
  SaveViews1795898000000,
  FindFewCases1795900200000,
  WatchCases1795903000000,
  NarrowTheAccessLog1795904000000,
  CountUrges1795906000000,
  SeeWhoIsThere1795907000000,
  FindRespondents1795911000000,
  PublishWatches1795912000001,
  ListNextCalls1795912900000,
  CountUnreadMessages1795914100000,
  FindWhoWasNotTold1795924100000,
  FindRespondentsAsStandIn1795932000001,
  KeepRemedyEntries1795937000000,
  KeepImprovements1795947000000,
  KeepSafetyFiles1795948000000,
  HoldPeopleResponsible1795949500000,
  KeepLessons1795949900000,
  KeepCommittees1795953000000,
  AddressResults1795954000000,
  KeepLearningRecords1795956900000,
  ListReportableEvents1795957900000,
  KeepRewards1795958500000,
  FindDangerousCases1795959500002,
  KeepDecisionPapers1796060000000,
  FindRewardsAndDecisions1796060100000,
  CountLikeWords1796070000000,
  TellReaders1796070100000,
  KeepMeetingPacks1796070200000,
  KeepFormDrafts1796080100000,
  FindNewestCasesOfProblems1796150000000,
  RotateMasterKeys1796220000000,
  KeysOfSubjects1796220000001,
  EraseCases1796220000002,
  SealLogs1796230000000,
  FindUnsealedRows1796230000001,
  CountReadings1796250000000,
];
