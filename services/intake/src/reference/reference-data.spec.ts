import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { referenceOf, type DirectoryData, type PolicyData } from './reference-data.js';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../deploy/${path}`, import.meta.url), 'utf8'));
const calendars = [
  read('calendars/cn.json'),
  {
    id: 'CN.east',
    parent: 'CN',
    scope: { level: 'campus', code: 'east' },
    years: [],
    days: [{ date: '2026-11-24', kind: 'off', name: '停电检修' }],
  },
] as PolicyData['calendars'];
const directory: DirectoryData = {
  tenantCode: 'test',
  tenantName: { zh: '测试', en: 'Test' },
  timeZone: 'Asia/Shanghai',
  campuses: [],
  departments: [],
};

it('the receipt promises dates on the calendar of the campus where the complaint was made (R-408)', () => {
  const documents = ['cn-national', 'group-default', 'tcm-yulin'].map((id) =>
    read(`policies/${id}.json`),
  ) as PolicyData['documents'];
  const bindings = [
    { campus: null, caseKind: 'external', policies: ['tcm-yulin', 'group-default'] },
  ];
  const reference = referenceOf(directory, { documents, bindings, calendars });
  const complex10 = (campus: string) =>
    reference
      .limits({
        campus,
        department: null,
        channel: 'web_form',
        caseKind: 'external',
        relation: 'patient',
        anonymous: false,
        receivedAt: '2026-11-20T10:00:00+08:00',
      })
      .find(({ id }) => id === 'complex10')?.dueAt;
  expect([complex10('main'), complex10('east')]).toEqual([
    '2026-12-04T09:00:00.000Z',
    '2026-12-07T09:00:00.000Z',
  ]);
});
