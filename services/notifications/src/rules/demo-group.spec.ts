import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CaseClockBreached, type UnitMeaning } from '@tingsu/contracts';
import { aDirectory, anEvent, clockStep } from '../../test/fixtures.js';
import type { Directory } from '../directory/directory.js';
import type { CaseBrief } from './case-brief.js';
import { notificationOf } from './recipients.js';

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../deploy/${path}`, import.meta.url), 'utf8'));
const group = read('demo/group.json');
const policies = ['tcm-yulin', 'group-default'].map((name) => read(`policies/${name}.json`));

/** The demo group as a directory event would bring it; ids are the logins. */
const directory: Directory = {
  ...aDirectory(),
  departments: group.departments,
  staff: group.staff.map((person: { login: string; grants: [] }) => ({
    id: person.login,
    name: person.login,
    email: null,
    locale: 'zh-CN',
    active: true,
    grants: person.grants,
  })),
};

const owners: string[] = policies.flatMap((policy) => [
  ...(policy.clocks ?? []).flatMap((clock: { owner?: string }) => clock.owner ?? []),
  ...(policy.followUp?.plans ?? []).flatMap((plan: { executor: string; tracker: string }) => [
    plan.executor,
    plan.tracker,
  ]),
]);

/** What each name is in a case, as cases says it with the event. */
const means = Object.fromEntries(
  policies.flatMap((policy) =>
    Object.entries<{ means?: UnitMeaning }>(policy.units).flatMap(([name, unit]) =>
      unit.means ? [[name, unit.means] as const] : [],
    ),
  ),
);

describe('in the demo group', () => {
  it.each(
    [...new Set(owners)].flatMap((owner) =>
      ['main', 'east', 'north'].map((campus) => [owner, campus] as const),
    ),
  )('a person answers for %s on campus %s', (owner, campus) => {
    const brief: CaseBrief = {
      caseId: 'c',
      caseNo: 'C-2026-000001',
      campus,
      respondent: null,
      leadDepartment: `${campus}.pharmacy`,
      assistDepartments: [],
      confidential: false,
      priority: 'P3',
      reportable: false,
      assignee: null,
      requesters: {},
      danger: false,
      openedAt: null,
      access: null,
    };
    const notification = notificationOf(
      anEvent(CaseClockBreached, clockStep({ owner, ownerDepartment: null, campus, means })),
      brief,
      directory,
    );
    expect(notification.unanswered).toBe(0);
    expect(notification.notices.length).toBeGreaterThan(0);
  });
});
