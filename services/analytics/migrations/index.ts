import { CountCases1795295100000 } from './1795295100000-count-cases.js';
import { HideConfidential1795647200000 } from './1795647200000-hide-confidential.js';
import { HashSettledMessages1795678707366 } from './1795678707366-hash-settled-messages.js';
import { CutByMonth1795703205841 } from './1795703205841-cut-by-month.js';
import { ArchiveMonths1795704502629 } from './1795704502629-archive-months.js';
import { RebuildBeside1795705403032 } from './1795705403032-rebuild-beside.js';
import { VacuumOften1795705973438 } from './1795705973438-vacuum-often.js';
import { RebuildAsOthers1795707827426 } from './1795707827426-rebuild-as-others.js';
import { ShutArchiveTables1795708313300 } from './1795708313300-shut-archive-tables.js';
import { ForgetNotices1795716252998 } from './1795716252998-forget-notices.js';
import { PublishFromWaiting1795718113333 } from './1795718113333-publish-from-waiting.js';
import { CountKinds1795731210654 } from './1795731210654-count-kinds.js';
import { CountFeedback1795743396202 } from './1795743396202-count-feedback.js';
import { CountCallBacks1795899000000 } from './1795899000000-count-call-backs.js';
import { CountIssues1795940000000 } from './1795940000000-count-issues.js';
import { SealLogs1796230000000 } from './1796230000000-seal-logs.js';
import { FindUnsealedRows1796230000001 } from './1796230000001-find-unsealed-rows.js';

export const migrations = [
  CountCases1795295100000,
  HideConfidential1795647200000,
  HashSettledMessages1795678707366,
  CutByMonth1795703205841,
  ArchiveMonths1795704502629,
  RebuildBeside1795705403032,
  VacuumOften1795705973438,
  RebuildAsOthers1795707827426,
  ShutArchiveTables1795708313300,
  ForgetNotices1795716252998,
  PublishFromWaiting1795718113333,
  CountKinds1795731210654,
  CountFeedback1795743396202,
  CountCallBacks1795899000000,
  CountIssues1795940000000,
  SealLogs1796230000000,
  FindUnsealedRows1796230000001,
];
