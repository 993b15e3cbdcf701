import { readFileSync } from 'node:fs';
import type { DirectoryPublished, PolicyActivated, Submission } from '@tingsu/contracts';

export const TENANT = '01900000-0000-7000-8000-000000000001';
export const OTHER_TENANT = '01900000-0000-7000-8000-000000000002';
/** A Friday morning in Shanghai. */
export const FRIDAY = '2026-11-20T10:12:00+08:00';

const deployed = (path: string): never =>
  JSON.parse(readFileSync(new URL(`../../../deploy/${path}`, import.meta.url), 'utf8')) as never;

/** Two campuses; the east one takes no letters. */
export function aDirectory(): DirectoryPublished['data'] {
  const department = (code: string, zh: string) => ({
    code,
    campus: code.split('.')[0] ?? '',
    name: { zh, en: code },
    public: true,
    answersFor: [],
    headNurse: null,
  });
  return {
    tenantCode: 'yulin',
    tenantName: { zh: '榆林医疗集团', en: 'Yulin Hospital Group' },
    timeZone: 'Asia/Shanghai',
    campuses: [
      {
        code: 'main',
        name: { zh: '总院区', en: 'Main campus' },
        channels: [
          'web_form',
          'hotline',
          'hotline_12345',
          'letter',
          'suggestion_box',
          'staff_portal',
        ],
        open: true,
      },
      {
        code: 'east',
        name: { zh: '东院区', en: 'East campus' },
        channels: ['web_form', 'hotline'],
        open: true,
      },
      {
        code: 'old',
        name: { zh: '旧院区', en: 'Old campus' },
        channels: ['web_form'],
        open: false,
      },
    ],
    departments: [
      department('main.outpatient', '门诊部'),
      department('east.pharmacy', '东院区药房'),
    ],
    staff: [],
  };
}

/** The policies that are shipped: `tcm-yulin` first, `group-default` beside it. */
export function thePolicies(): PolicyActivated['data'] {
  return {
    documents: ['cn-national', 'group-default', 'tcm-yulin'].map((id) =>
      deployed(`policies/${id}.json`),
    ),
    bindings: [{ campus: null, caseKind: 'external', policies: ['tcm-yulin', 'group-default'] }],
    calendars: [deployed('calendars/cn.json')],
  };
}

export const CONTENT = '挂号窗口的工作人员态度很差，把老年证扔了出来。';
export const NAME = '赵建国';
export const PHONE = '13900001111';

export function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    campus: 'main',
    channel: 'web_form',
    content: CONTENT,
    complainant: { anonymous: false, name: NAME, phone: PHONE, relation: 'patient' },
    ...changes,
  };
}
