import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppraisalRow, DecisionRow } from '@tingsu/contracts';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { openGateway, signIn, type Browser, type TestGateway } from './gateway.harness.js';

const PERSON = '01900000-0000-7000-8000-00000000d001';
const row = (more: Partial<AppraisalRow>): AppraisalRow => ({
  ...{ subject: 'unit', id: 'main.finance', verified: 3, attitude: 1, work: 2, late: 1 },
  ...{ dissatisfied: 1, praises: 2, rewards: 1, ...more },
});
const cny = (value: string) => ({ value, currency: 'CNY' });
const decision = (no: number, formula: string): DecisionRow => ({
  ...{ matterId: `01900000-0000-7000-8000-00000000e00${no}`, caseNo: `C-2026-00000${no}` },
  ...{ campus: 'main', department: 'main.finance', state: 'decided' },
  madeAt: '2026-11-20T02:12:00.000Z',
  lines: [
    {
      ...{ key: 'fine', kind: 'fine', bearer: 'person', personId: PERSON, source: null },
      ...{ rule: 'matrix', base: cny('50.00'), multiplier: 1, formula, degree: 'minor' },
      ...{ basis: [], amount: cny('50.00'), points: null, outcome: null, limits: null },
    },
  ],
});

describe('files for personnel', () => {
  let gateway: TestGateway;
  let officer: Browser;
  beforeAll(async () => {
    gateway = await openGateway();
    officer = await signIn(gateway.app, 'officer');
  }, 60_000);
  afterEach(() => {
    gateway.cases.seen.length = 0;
  });
  afterAll(() => gateway.close());

  const download = (path: string) =>
    gateway.app.inject({
      ...{ method: 'GET', url: `/api/v1/accountability/${path}`, headers: officer.headers },
    });

  it('R-412: have the appraisal of a month, with names of the directory, and nothing that a spreadsheet computes', async () => {
    gateway.cases.answer = () => ({
      body: { period: '2026-11', rows: [row({}), row({ subject: 'person', id: '=cmd|1' })] },
    });
    const { statusCode, headers, rawPayload } = await download(
      'files/appraisal?period=2026-11&format=csv',
    );
    expect([statusCode, headers['content-disposition']]).toEqual([
      ...[200, 'attachment; filename="appraisal.csv"'],
    ]);
    expect(parse(rawPayload, { bom: true })).toEqual([
      [
        '对象',
        '姓名或科室',
        '查实投诉',
        '服务态度',
        '业务水平',
        '效率（超期）',
        '不满意',
        '表扬',
        '奖励',
      ],
      ['科室', '财务科', '3', '1', '2', '1', '1', '2', '1'],
      ['个人', `'=cmd|1`, '3', '1', '2', '1', '1', '2', '1'],
    ]);
    expect(gateway.cases.seen.map(({ url }) => url)).toEqual([
      '/api/v1/accountability/appraisal?period=2026-11',
    ]);
  });

  it('R-142: have what was decided, page by page, in plain words and with ids as text', async () => {
    gateway.cases.answer = ({ url }) => ({
      body: url.includes('cursor=second')
        ? { items: [decision(2, '=1+1')], nextCursor: null }
        : { items: [decision(1, '50.00 × 1 = 50.00')], nextCursor: 'second' },
    });
    const { headers, rawPayload } = await download('files/decisions?period=2026&language=en');
    expect(headers['content-type']).toContain('spreadsheetml');
    const rows = await readSheet(rawPayload);
    expect(rows.slice(1)).toEqual([
      ['C-2026-000001', 'Finance', PERSON, 'Fine', '50.00', 'CNY', null, 'matrix']
        .concat(['50.00 × 1 = 50.00'] as never[])
        .concat([null, 'decided'] as never[]),
      ['C-2026-000002', 'Finance', PERSON, 'Fine', '50.00', 'CNY', null, 'matrix']
        .concat(['=1+1'] as never[])
        .concat([null, 'decided'] as never[]),
    ]);
  });

  it('R-413: have what was given to staff, with the reason and who gave it', async () => {
    const given = {
      ...{ rewardId: PERSON, kind: 'commendation', personId: null, department: 'main.finance' },
      ...{ reason: '=HYPERLINK("x")', givenBy: PERSON, givenAt: '2026-11-20T02:12:00.000Z' },
      caseNo: 'C-2026-000009',
    };
    gateway.cases.answer = () => ({ body: { items: [given], nextCursor: null } });
    const { rawPayload } = await download('files/rewards?period=2026-11&format=csv');
    expect(parse(rawPayload, { bom: true })).toEqual([
      ['日期', '种类', '姓名', '科室', '事由', '案件', '给予人'],
      ['2026-11-20', '表彰', '', '财务科', `'=HYPERLINK("x")`, 'C-2026-000009', PERSON],
    ]);
    expect(gateway.cases.seen[0]?.url).toContain('/api/v1/accountability/rewards?period=2026-11');
  });

  it('are refused as cases refuses, and a wrong month before that', async () => {
    gateway.cases.answer = () => ({
      ...{ status: 403, body: { code: 'access.denied', detail: 'no', title: '', status: 403 } },
    });
    expect((await download('files/appraisal?period=2026-11')).statusCode).toBe(403);
    expect((await download('files/appraisal?period=2026-13')).statusCode).toBe(422);
    expect((await download('files/wages?period=2026-11')).statusCode).toBe(422);
  });

  it('R-136: and the paper of a decision is printed from what cases lets the reader see', async () => {
    const refused = { code: 'accountability.not_found', detail: '', title: '', status: 404 };
    gateway.cases.answer = () => ({ status: 404, body: refused });
    const paper = `matters/${PERSON}/paper?language=en&person=${PERSON}`;
    expect((await download(paper)).statusCode).toBe(404);
    expect(gateway.cases.seen.map(({ url }) => url)).toEqual([
      `/api/v1/accountability/matters/${PERSON}/decision?person=${PERSON}`,
    ]);
    expect(gateway.intake.seen).toEqual([]);
    expect((await download('matters/x/paper')).statusCode).toBe(422);
  });
});
