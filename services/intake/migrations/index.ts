import { StartIntake1795296600000 } from './1795296600000-start-intake.js';
import { KeepEveryOrder1795648200000 } from './1795648200000-keep-every-order.js';
import { FollowAccess1795650100000 } from './1795650100000-follow-access.js';
import { AwaitCases1795659975295 } from './1795659975295-await-cases.js';
import { HashSettledMessages1795678705366 } from './1795678705366-hash-settled-messages.js';
import { ListRefusedById1795685900000 } from './1795685900000-list-refused-by-id.js';
import { CutByMonth1795703205842 } from './1795703205842-cut-by-month.js';
import { ArchiveMonths1795704502630 } from './1795704502630-archive-months.js';
import { FindComplaints1795705433765 } from './1795705433765-find-complaints.js';
import { VacuumOften1795705973439 } from './1795705973439-vacuum-often.js';
import { RebuildBeside1795707827427 } from './1795707827427-rebuild-beside.js';
import { ShutArchiveTables1795708313301 } from './1795708313301-shut-archive-tables.js';
import { SearchByMarks1795708792470 } from './1795708792470-search-by-marks.js';
import { FindAlikeAtOnce1795710321440 } from './1795710321440-find-alike-at-once.js';
import { PublishFromWaiting1795718113336 } from './1795718113336-publish-from-waiting.js';
import { KnowOtherKinds1795729408157 } from './1795729408157-know-other-kinds.js';
import { MergeSegments1795730572042 } from './1795730572042-merge-segments.js';
import { RecordReveals1795820000000 } from './1795820000000-record-reveals.js';
import { RegisterByStaff1795870100000 } from './1795870100000-register-by-staff.js';
import { AddByStaff1795870200000 } from './1795870200000-add-by-staff.js';
import { KeepOfficeFiles1795890100000 } from './1795890100000-keep-office-files.js';
import { FilesOfSteps1795900100000 } from './1795900100000-files-of-steps.js';
import { RecordGivenCopies1795900500000 } from './1795900500000-record-given-copies.js';
import { NarrowTheAccessLog1795903500000 } from './1795903500000-narrow-the-access-log.js';
import { KeepMessages1795914000000 } from './1795914000000-keep-messages.js';
import { KnowCorrectedNumbers1795914500000 } from './1795914500000-know-corrected-numbers.js';
import { KeepTheRegister1795919100000 } from './1795919100000-keep-the-register.js';
import { MakePapers1795919200000 } from './1795919200000-make-papers.js';
import { KeepMails1795919600000 } from './1795919600000-keep-mails.js';
import { ExportTheRegister1795919900000 } from './1795919900000-export-the-register.js';
import { SendMessages1795919960000 } from './1795919960000-send-messages.js';
import { KnowAuthorities1795921100000 } from './1795921100000-know-authorities.js';
import { SendAnswersBack1795921200000 } from './1795921200000-send-answers-back.js';
import { LookAtSendings1795924000000 } from './1795924000000-look-at-sendings.js';
import { SignDossiers1795924010000 } from './1795924010000-sign-dossiers.js';
import { KeysInTheConsole1795925000001 } from './1795925000001-keys-in-the-console.js';
import { TalkByWechat1795926000000 } from './1795926000000-talk-by-wechat.js';
import { ListSentOrders1795926100000 } from './1795926100000-list-sent-orders.js';
import { CountAttempts1795927000000 } from './1795927000000-count-attempts.js';
import { KeepLostReceipts1795927100000 } from './1795927100000-keep-lost-receipts.js';
import { KnowWhatIsWanted1795927200000 } from './1795927200000-know-what-is-wanted.js';
import { SendToPartners1795928500000 } from './1795928500000-send-to-partners.js';
import { PartnersReadEvents1795928600000 } from './1795928600000-partners-read-events.js';
import { TellOfStoppedWebhooks1795931000001 } from './1795931000001-tell-of-stopped-webhooks.js';
import { KnowInlets1795933000000 } from './1795933000000-know-inlets.js';
import { SeeReadingsOfTheRegister1795933100002 } from './1795933100002-see-readings-of-the-register.js';
import { ForgetWechatCalls1795933200000 } from './1795933200000-forget-wechat-calls.js';
import { EmptyOldMails1795935000001 } from './1795935000001-empty-old-mails.js';
import { CountForAllProcesses1795935100000 } from './1795935100000-count-for-all-processes.js';
import { KeepReachWishes1795935200000 } from './1795935200000-keep-reach-wishes.js';
import { AskAuthorities1795936100000 } from './1795936100000-ask-authorities.js';
import { AskPatients1795938000000 } from './1795938000000-ask-patients.js';
import { KnowOfMediations1796010000000 } from './1796010000000-know-of-mediations.js';
import { SayWhatPapersAreAbout1796030000000 } from './1796030000000-say-what-papers-are-about.js';
import { KeepMeetings1796020000000 } from './1796020000000-keep-meetings.js';
import { KnowOfExpertOpinions1796110000000 } from './1796110000000-know-of-expert-opinions.js';
import { RotateMasterKeys1796220000000 } from './1796220000000-rotate-master-keys.js';
import { KeysOfSubjects1796220000001 } from './1796220000001-keys-of-subjects.js';
import { SealLogs1796230000000 } from './1796230000000-seal-logs.js';
import { FindUnsealedRows1796230000001 } from './1796230000001-find-unsealed-rows.js';
import { CountReadings1796250000001 } from './1796250000001-count-readings.js';
import { EraseComplaints1796220000002 } from './1796220000002-erase-complaints.js';

export const migrations = [
  StartIntake1795296600000,
  KeepEveryOrder1795648200000,
  FollowAccess1795650100000,
  AwaitCases1795659975295,
  HashSettledMessages1795678705366,
  ListRefusedById1795685900000,
  CutByMonth1795703205842,
  ArchiveMonths1795704502630,
  FindComplaints1795705433765,
  VacuumOften1795705973439,
  RebuildBeside1795707827427,
  ShutArchiveTables1795708313301,
  SearchByMarks1795708792470,
  FindAlikeAtOnce1795710321440,
  PublishFromWaiting1795718113336,
  KnowOtherKinds1795729408157,
  MergeSegments1795730572042,
  RecordReveals1795820000000,
  RegisterByStaff1795870100000,
  AddByStaff1795870200000,
  KeepOfficeFiles1795890100000,
  FilesOfSteps1795900100000,
  RecordGivenCopies1795900500000,
  NarrowTheAccessLog1795903500000,
  KeepMessages1795914000000,
  KnowCorrectedNumbers1795914500000,
  KeepTheRegister1795919100000,
  MakePapers1795919200000,
  KeepMails1795919600000,
  ExportTheRegister1795919900000,
  SendMessages1795919960000,
  KnowAuthorities1795921100000,
  SendAnswersBack1795921200000,
  LookAtSendings1795924000000,
  SignDossiers1795924010000,
  KeysInTheConsole1795925000001,
  TalkByWechat1795926000000,
  ListSentOrders1795926100000,
  CountAttempts1795927000000,
  KeepLostReceipts1795927100000,
  KnowWhatIsWanted1795927200000,
  SendToPartners1795928500000,
  PartnersReadEvents1795928600000,
  TellOfStoppedWebhooks1795931000001,
  KnowInlets1795933000000,
  SeeReadingsOfTheRegister1795933100002,
  ForgetWechatCalls1795933200000,
  EmptyOldMails1795935000001,
  CountForAllProcesses1795935100000,
  KeepReachWishes1795935200000,
  AskAuthorities1795936100000,
  AskPatients1795938000000,
  KnowOfMediations1796010000000,
  KeepMeetings1796020000000,
  SayWhatPapersAreAbout1796030000000,
  KnowOfExpertOpinions1796110000000,
  RotateMasterKeys1796220000000,
  KeysOfSubjects1796220000001,
  EraseComplaints1796220000002,
  SealLogs1796230000000,
  FindUnsealedRows1796230000001,
  CountReadings1796250000001,
];
