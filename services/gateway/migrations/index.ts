import { OpenGateway1795251600000 } from './1795251600000-open-gateway.js';
import { UnlockAccounts1795648800000 } from './1795648800000-unlock-accounts.js';
import { KnowWorkplacesAndDeputies1795661488190 } from './1795661488190-know-workplaces-and-deputies.js';
import { HashSettledMessages1795678708366 } from './1795678708366-hash-settled-messages.js';
import { CutByMonth1795703205840 } from './1795703205840-cut-by-month.js';
import { ArchiveMonths1795704502628 } from './1795704502628-archive-months.js';
import { VacuumOften1795705973437 } from './1795705973437-vacuum-often.js';
import { ShutArchiveTables1795708313299 } from './1795708313299-shut-archive-tables.js';
import { PublishFromWaiting1795718113335 } from './1795718113335-publish-from-waiting.js';
import { PlanDuties1795741844953 } from './1795741844953-plan-duties.js';
import { RingForStaff1795895300000 } from './1795895300000-ring-for-staff.js';
import { SeeCallSystems1795935200000 } from './1795935200000-see-call-systems.js';
import { KnowOwnSessions1796090000000 } from './1796090000000-know-own-sessions.js';
import { AdministerAccounts1796200000000 } from './1796200000000-administer-accounts.js';
import { KeepTheOrganisation1796200000001 } from './1796200000001-keep-the-organisation.js';
import { SecondFactors1796210000000 } from './1796210000000-second-factors.js';
import { SealLogs1796230000000 } from './1796230000000-seal-logs.js';
import { FindUnsealedRows1796230000001 } from './1796230000001-find-unsealed-rows.js';
import { SealAdministration1796230000002 } from './1796230000002-seal-administration.js';
import { FindUnsealedAdministration1796230000003 } from './1796230000003-find-unsealed-administration.js';

export const migrations = [
  OpenGateway1795251600000,
  UnlockAccounts1795648800000,
  KnowWorkplacesAndDeputies1795661488190,
  HashSettledMessages1795678708366,
  CutByMonth1795703205840,
  ArchiveMonths1795704502628,
  VacuumOften1795705973437,
  ShutArchiveTables1795708313299,
  PublishFromWaiting1795718113335,
  PlanDuties1795741844953,
  RingForStaff1795895300000,
  SeeCallSystems1795935200000,
  KnowOwnSessions1796090000000,
  AdministerAccounts1796200000000,
  KeepTheOrganisation1796200000001,
  SecondFactors1796210000000,
  SealLogs1796230000000,
  FindUnsealedRows1796230000001,
  SealAdministration1796230000002,
  FindUnsealedAdministration1796230000003,
];
