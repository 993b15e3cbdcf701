import { TellPeople1795294800000 } from './1795294800000-tell-people.js';
import { AskPeople1795305600000 } from './1795305600000-ask-people.js';
import { SettleNotices1795649400000 } from './1795649400000-settle-notices.js';
import { FollowAccess1795650000000 } from './1795650000000-follow-access.js';
import { HashSettledMessages1795678706366 } from './1795678706366-hash-settled-messages.js';
import { KnowReportable1795689704779 } from './1795689704779-know-reportable.js';
import { CutByMonth1795703205844 } from './1795703205844-cut-by-month.js';
import { ArchiveMonths1795704502632 } from './1795704502632-archive-months.js';
import { VacuumOften1795705973441 } from './1795705973441-vacuum-often.js';
import { RebuildBeside1795707827428 } from './1795707827428-rebuild-beside.js';
import { ShutArchiveTables1795708313303 } from './1795708313303-shut-archive-tables.js';
import { BundleNotices1795715062535 } from './1795715062535-bundle-notices.js';
import { PublishFromWaiting1795718113337 } from './1795718113337-publish-from-waiting.js';
import { KnowRosters1795741286582 } from './1795741286582-know-rosters.js';
import { KnowDanger1795912000000 } from './1795912000000-know-danger.js';
import { KnowWatches1795912000002 } from './1795912000002-know-watches.js';
import { InformWatchers1795912000003 } from './1795912000003-inform-watchers.js';
import { AlertRobots1795926100000 } from './1795926100000-alert-robots.js';
import { GatherMails1795931000000 } from './1795931000000-gather-mails.js';
import { RobotsInTheConsole1795931000002 } from './1795931000002-robots-in-the-console.js';
import { RotateMasterKeys1796220000000 } from './1796220000000-rotate-master-keys.js';
import { SealLogs1796230000000 } from './1796230000000-seal-logs.js';
import { FindUnsealedRows1796230000001 } from './1796230000001-find-unsealed-rows.js';

export const migrations = [
  TellPeople1795294800000,
  AskPeople1795305600000,
  SettleNotices1795649400000,
  FollowAccess1795650000000,
  HashSettledMessages1795678706366,
  KnowReportable1795689704779,
  CutByMonth1795703205844,
  ArchiveMonths1795704502632,
  VacuumOften1795705973441,
  RebuildBeside1795707827428,
  ShutArchiveTables1795708313303,
  BundleNotices1795715062535,
  PublishFromWaiting1795718113337,
  KnowRosters1795741286582,
  KnowDanger1795912000000,
  KnowWatches1795912000002,
  InformWatchers1795912000003,
  AlertRobots1795926100000,
  GatherMails1795931000000,
  RobotsInTheConsole1795931000002,
  RotateMasterKeys1796220000000,
  SealLogs1796230000000,
  FindUnsealedRows1796230000001,
];
