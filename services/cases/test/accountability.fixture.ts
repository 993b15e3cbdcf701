import { expect } from '@jest/globals';
import {
  AccountabilityMatterSchema,
  CaseDetailSchema,
  MattersSchema,
  ProposalPreviewSchema,
  type AccountabilityMatter,
  type CommandName,
  type Entered,
  type Identity,
  type ProposalPreview,
  type RoleGrant,
} from '@tingsu/contracts';
import type { TimeSource } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  aDirectory,
  PACKAGE,
  RUDENESS,
  shippedActivation,
  shippedDocument,
} from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, conductHead, leader, officer, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type Answer, type RunningCases } from './running-cases.js';

export const WARD = 'east.outpatient';
export const someone = (...grants: RoleGrant[]): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN', grants },
});
export const grant = (role: RoleGrant['role'], department: string | null = null): RoleGrant => ({
  ...{ role, department, campus: department?.split('.')[0] ?? null },
});
export const nurse: Identity = { ...someone(), worksIn: [WARD] };
export const head = someone(grant('centre_head'));
export const personnel = someone(grant('department_head', 'main.personnel'));
export const wardHead = someone(grant('department_head', WARD));
export const finance = someone(grant('department_head', 'main.finance'));
const STAFF = [nurse, head, personnel, wardHead, leader];
export const cny = (value: string) => ({ value, currency: 'CNY' });

export type Step = readonly [Identity, CommandName, unknown?];
export const ON_THE_WAY: readonly Step[] = [
  [officer, 'startTriage'],
  [officer, 'classify', { facts: RUDENESS }],
  [officer, 'accept'],
  [officer, 'dispatch'],
  [conductHead, 'signFor'],
];
export const FOUND_RIGHT: readonly Step[] = [
  ...ON_THE_WAY,
  [conductHead, 'submitPackage', PACKAGE],
  [officer, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
];
/** Of an internal complaint, which the department complained of handles. */
export const inside = (steps: readonly Step[]): Step[] =>
  steps.map(([who, ...rest]) => [who === conductHead ? wardHead : who, ...rest] as const);
export const CLOSED: readonly Step[] = [
  ...FOUND_RIGHT,
  [officer, 'finalise'],
  [officer, 'giveFinal', { medium: 'phone', written: true, text: '已处理' }],
  [officer, 'close'],
];

export const RUDE: Entered = {
  ...{ personId: nurse.personId, supervisorId: wardHead.personId, department: WARD },
  ...{ facts: { abusiveAttitude: true }, fine: true, overdue: [] },
  ...{ outcomes: ['training'], misconduct: [] },
};
export const MATTERS = '/api/v1/accountability/matters';
const CHANGING = ['decide', 'decide-appeal'];
/** The code of the rule that refused, or the status. */
export const codeOf = ({ status, body }: Answer): string | number =>
  status === 422 ? String((body.errors as { code: string }[])[0]?.code) : status;

const ownRules = (document: object): object =>
  (document as { readonly accountability: object }).accountability;

/** Cases with accountability on at the east campus, and the steps that tests of it take. */
export class AccountabilityWorld {
  private constructor(readonly cases: RunningCases) {}

  static async start(time?: TimeSource): Promise<AccountabilityWorld> {
    const shipped = shippedActivation();
    const bound = (caseKind: 'external' | 'internal', ...policies: string[]) => ({
      ...{ campus: 'east', caseKind, from: '2026-01-01' },
      policies: [...policies, 'accountability-trial', 'group-default'],
    });
    const own = shippedDocument('internal-complaints');
    const documents = [
      ...shipped.documents,
      shippedDocument('accountability-trial'),
      // The house turns the module on for its internal complaints too.
      Object.assign(own, { accountability: { ...ownRules(own), enabled: true } }),
    ];
    const bindings = [
      ...shipped.bindings.filter(({ campus }) => campus !== 'east'),
      ...[bound('external', 'tcm-yulin'), bound('internal', 'internal-complaints')],
    ];
    const cases = await startCases({ ...shipped, documents, bindings }, time);
    const world = new AccountabilityWorld(cases);
    await world.publishDirectory(1);
    return world;
  }

  close(): Promise<void> {
    return this.cases.close();
  }

  /** The directory with personnel and all who take part, each called this. */
  async publishDirectory(version: number, name = '职工'): Promise<void> {
    const data = aDirectory();
    const [office] = data.departments;
    const departments = [
      ...data.departments,
      { ...office, code: 'main.personnel', answersFor: ['人事科'] },
    ];
    const staff = STAFF.map(({ personId, grants, worksIn }) => ({
      ...{ id: personId, name, email: null, locale: 'zh-CN', active: true, grants, worksIn },
    }));
    const event = { ...directoryEvent(version), data: { ...data, departments, staff } };
    await this.cases.publish([event]);
    const taken = `select from cases.directory_copy where version >= ${String(version)}`;
    await eventually(async () => (await this.cases.database.admin(taken)).length > 0);
  }

  /** A limit that is over may act between looking and doing. */
  async play(caseNo: string, ...steps: readonly Step[]): Promise<void> {
    const { cases } = this;
    for (const [who, command, payload = {}] of steps)
      await eventually(async () => {
        const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
        const expectedVersion = CaseDetailSchema.parse(body).version;
        const path = `/api/v1/cases/${caseNo}/commands/${command}`;
        const { status } = await cases.post(who, path, { expectedVersion, payload });
        expect([command, status]).toEqual([command, status === 409 ? 409 : 200]);
        return status === 200;
      });
  }

  async opened(steps: readonly Step[], campus = 'east', change: object = {}): Promise<string> {
    const { cases } = this;
    const event = aReceived({ campus, department: `${campus}.outpatient`, ...change });
    await cases.publish([event]);
    const caseNo = caseNoOf(event);
    await eventually(
      async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
    );
    await this.play(caseNo, ...steps);
    return caseNo;
  }

  proposing(
    who: Identity,
    caseNo: string,
    entered: Entered = RUDE,
    changes: readonly object[] = [],
  ): Promise<Answer> {
    const reason = '当众斥责患者，经查属实';
    return this.cases.post(who, MATTERS, { caseNo, entered, changes, reason });
  }

  async proposed(caseNo: string, entered: Entered = RUDE): Promise<AccountabilityMatter> {
    const { status, body } = await this.proposing(head, caseNo, entered);
    expect([status, body]).toMatchObject([201, {}]);
    return AccountabilityMatterSchema.parse(body);
  }

  async preview(
    who: Identity,
    caseNo: string,
    entered?: Entered,
    changes?: readonly object[],
  ): Promise<ProposalPreview> {
    const path = '/api/v1/accountability/preview';
    const { body } = await this.cases.post(who, path, { caseNo, entered, changes });
    return ProposalPreviewSchema.parse(body);
  }

  step(
    who: Identity,
    { matterId, version }: AccountabilityMatter,
    act: string,
    more: object = {},
  ): Promise<Answer> {
    const body = { version, reason: '情况属实', ...more };
    return this.cases.post(who, `${MATTERS}/${matterId}/${act}`, body);
  }

  async done(
    who: Identity,
    matter: AccountabilityMatter,
    act: string,
    changes: readonly object[] = [],
  ): Promise<AccountabilityMatter> {
    const answer = await this.step(who, matter, act, CHANGING.includes(act) ? { changes } : {});
    expect([act, answer]).toMatchObject([act, { status: 200 }]);
    return AccountabilityMatterSchema.parse(answer.body);
  }

  async decided(matter: AccountabilityMatter): Promise<AccountabilityMatter> {
    return this.done(personnel, await this.done(leader, matter, 'decide'), 'decide');
  }

  serving(
    who: Identity,
    { matterId, version }: AccountabilityMatter,
    personId: string | null,
    more: object = {},
  ): Promise<Answer> {
    const body = { version, personId, medium: 'hand', receipt: 'signed', ...more };
    return this.cases.post(who, `${MATTERS}/${matterId}/serve`, body);
  }

  /** On everybody whom it is about. */
  async served(matter: AccountabilityMatter, more: object = {}): Promise<AccountabilityMatter> {
    let seen = matter;
    for (const personId of matter.decision?.concerned ?? []) {
      const answer = await this.serving(personnel, seen, personId, more);
      expect(answer).toMatchObject({ status: 200 });
      seen = AccountabilityMatterSchema.parse(answer.body);
    }
    return seen;
  }

  receiving(who: Identity, { matterId, version }: AccountabilityMatter): Promise<Answer> {
    return this.cases.post(who, `${MATTERS}/${matterId}/receive`, { version });
  }

  async read(who: Identity, matterId: string): Promise<AccountabilityMatter> {
    const { body } = await this.cases.get(who, `${MATTERS}/${matterId}`);
    return AccountabilityMatterSchema.parse(body);
  }

  async listed(who: Identity, query = ''): Promise<string[]> {
    const { body } = await this.cases.get(who, `${MATTERS}${query}`);
    return MattersSchema.parse(body).items.map(({ matterId }) => matterId);
  }
}
