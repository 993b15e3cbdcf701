import { randomBytes } from 'node:crypto';
import { ComplaintReceived, type Identity, type RoleGrant } from '@tingsu/contracts';
import { type TimeSource } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/index.js';
import { cases } from '../src/service.js';
import { RunCommand } from '../src/cases/run-command.usecase.js';
import { OpenCases } from '../src/complaints/open-cases.usecase.js';
import { FireDeadlines } from '../src/deadlines/fire-deadlines.usecase.js';
import { CaseStore } from '../src/ledger/case-store.repository.js';
import {
  aDirectory,
  CALLER,
  HEAD,
  LEADER,
  OFFICER,
  shippedActivation,
} from '../src/lifecycle/case.fixture.js';
import { ReferenceData } from '../src/policies/reference.repository.js';
import { FollowCase } from '../src/safety/follow-case.usecase.js';
import { OpenBySystem } from '../src/safety/open-by-system.usecase.js';
import { activate } from '../src/seed.js';

export const TENANT = '01900000-0000-7000-8000-0000000000aa';
export const OTHER_TENANT = '01900000-0000-7000-8000-0000000000bb';

/** The parts of the service on a database of their own, with directory and policies in place. */
export async function openCasesService(time?: TimeSource) {
  const database = await openTestDatabase('cases', {
    migrations,
    entities: cases.entities,
    ...(time ? { time } : {}),
  });
  const { unitOfWork } = database;
  const keys = new DataKeys(MasterRing.of(randomBytes(32)), 'cases');
  const outbox = new Outbox('cases');
  const store = new CaseStore(outbox, keys);
  const reference = new ReferenceData();
  const following = new FollowCase(outbox, keys, reference, new OpenBySystem(outbox, keys));
  await giveReference(database, TENANT);
  return {
    database,
    unitOfWork,
    keys,
    store,
    reference,
    following,
    openCases: new OpenCases(store, reference),
    runCommand: new RunCommand(unitOfWork, store, reference, following),
    fire: new FireDeadlines(unitOfWork, store, reference),
    close: () => database.close(),
  };
}
export type CasesService = Awaited<ReturnType<typeof openCasesService>>;

async function giveReference({ unitOfWork }: TestDatabase, tenantId: string): Promise<void> {
  await unitOfWork.run(tenantId, async (tx) => {
    await tx.query(
      'insert into directory_copy (tenant_id, version, data) values ($1, 1, $2::jsonb)',
      [tenantId, JSON.stringify(aDirectory())],
    );
    await activate(tx, shippedActivation());
  });
}

let numbers = 0;
export function aReceived(change: Partial<ComplaintReceived['data']> = {}): ComplaintReceived {
  numbers += 1;
  return {
    specversion: '1.0',
    id: uuid(),
    source: '/tingsu/intake',
    type: ComplaintReceived.type,
    time: new Date().toISOString(),
    subject: 'complaint',
    datacontenttype: 'application/json',
    tenantid: TENANT,
    aggregatetype: 'complaint',
    aggregateid: uuid(),
    aggregateversion: 1,
    actor: { type: 'complainant', id: null, role: null },
    data: {
      complaintNo: `TS-2026-${String(numbers).padStart(6, '0')}`,
      channel: 'web_form',
      campus: 'main',
      department: 'main.ward',
      receivedAt: new Date().toISOString(),
      caseKind: 'external',
      anonymous: false,
      relation: 'patient',
      contactable: true,
      fieldsPresent: ['content'],
      attachmentCount: 0,
      externalRef: null,
      receiptShown: true,
      ...change,
    },
  };
}

export const caseNoOf = ({ data }: ComplaintReceived): string =>
  data.complaintNo.replace('TS-', 'C-');

export const receive = (
  service: CasesService,
  events: readonly ComplaintReceived[],
): Promise<void> => service.unitOfWork.run(TENANT, (tx) => service.openCases.execute(tx, events));

const grant = (
  role: RoleGrant['role'],
  department: string | null = null,
  campus: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});
const staff = (personId: string, grants: RoleGrant[]): Identity => ({
  kind: 'staff',
  tenantId: TENANT,
  personId,
  grants,
  locale: 'zh-CN',
});
export const officer = staff(OFFICER, [grant('centre_officer')]);
export const eastOfficer = staff(OFFICER, [grant('centre_officer', null, 'east')]);
export const otherOfficer = staff(CALLER, [grant('centre_officer')]);
export const conductHead = staff(HEAD, [grant('department_head', 'main.conduct', 'main')]);
export const wardHead = staff(HEAD, [grant('department_head', 'main.ward', 'main')]);
export const leader = staff(LEADER, [grant('leader')]);
export const centreHead = staff(HEAD, [grant('centre_head', null, 'main')]);
const ADMIN = '01900000-0000-7000-8000-00000000000d';
export const admin = staff(ADMIN, [grant('tenant_admin')]);
export const otherAdmin = staff('01900000-0000-7000-8000-00000000000e', [grant('tenant_admin')]);
export const eastAdmin = staff(ADMIN, [grant('tenant_admin', null, 'east')]);
export const operator = staff(LEADER, [grant('operator')]);
