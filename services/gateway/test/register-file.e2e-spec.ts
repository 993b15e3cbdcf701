import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegisterEntry, RegisterExportPage, RegisterPage } from '@tingsu/contracts';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import {
  openGateway,
  signIn,
  type Browser,
  type Seen,
  type TestGateway,
} from './gateway.harness.js';

const EXPORT = '01900000-0000-7000-8000-00000000e001';
const FILE = `/api/v1/register-book/exports/${EXPORT}/file`;

const entry = (nr: number, changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  ...{ nr, complaintNo: `TS-2026-00000${nr}`, caseNo: null, campus: 'main' },
  ...{ receivedAt: '2026-11-20T02:12:00Z', channel: 'hotline', kind: 'external' },
  ...{ state: 'dispatched', department: 'main.finance', answeredAt: null, anonymous: false },
  ...{ name: '张**', contact: '138****8000', relation: 'patient', patient: null },
  ...{ facts: '挂号费收了两次', demand: null, reasons: null, occurredAt: null, place: null },
  ...{ respondents: null, restated: false, signature: null, files: null, result: null },
  dueDates: [],
  ...changes,
});
const page = (
  items: RegisterEntry[],
  nextCursor: string | null,
  format: 'xlsx' | 'csv',
): RegisterExportPage => ({
  ...{
    items,
    nextCursor,
    title: null,
    columns: ['nr', 'complaintNo', 'department', 'state', 'facts'],
  },
  request: { from: '2026-11-01', to: '2026-11-30', format, language: 'zh-CN' },
});

describe('a file of the register', () => {
  let gateway: TestGateway;
  let officer: Browser;

  beforeAll(async () => {
    gateway = await openGateway();
    officer = await signIn(gateway.app, 'officer');
  }, 60_000);
  afterEach(() => {
    gateway.intake.cut = () => false;
    gateway.intake.seen.length = 0;
    gateway.cases.seen.length = 0;
  });
  afterAll(() => gateway.close());

  const asked = ({ body }: Seen): string | undefined =>
    (JSON.parse(body) as { readonly cursor?: string }).cursor;
  /** Two pages; the second has words that a spreadsheet would compute. */
  const answerIn = (format: 'xlsx' | 'csv') => {
    gateway.intake.answer = (seen) => ({
      body:
        asked(seen) === 'second'
          ? page([entry(2, { facts: '=1+1', department: null })], null, format)
          : page([entry(1)], 'second', format),
    });
  };
  const download = () => gateway.app.inject({ method: 'GET', url: FILE, headers: officer.headers });
  const HEAD = ['序号', '投诉编号', '承办科室', '办理状态', '投诉内容'];
  const FIRST = ['1', 'TS-2026-000001', '财务科', '已派发', '挂号费收了两次'];

  it('is a CSV that Excel opens, with the names of the directory, page by page (R-304)', async () => {
    answerIn('csv');
    const { statusCode, headers, rawPayload } = await download();
    expect([statusCode, headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="register-2026-11-01-2026-11-30.csv"',
    ]);
    expect(rawPayload.subarray(0, 3)).toEqual(Buffer.from('efbbbf', 'hex'));
    expect(parse(rawPayload, { bom: true })).toEqual([
      HEAD,
      FIRST,
      ['2', 'TS-2026-000002', '', '已派发', `'=1+1`],
    ]);
    expect(gateway.intake.seen.map(asked)).toEqual([undefined, 'second']);
    expect(gateway.intake.seen[0]?.url).toBe(`/api/v1/internal/register-exports/${EXPORT}/pages`);
  });

  it('is a workbook with the same cells', async () => {
    answerIn('xlsx');
    const { headers, rawPayload } = await download();
    expect(headers['content-type']).toContain('spreadsheetml');
    const rows = await readSheet(rawPayload);
    expect(rows.slice(0, 2)).toEqual([HEAD, FIRST]);
    expect(rows[2]?.[4]).toBe('=1+1');
  });

  describe('with the words of the handling', () => {
    const handling = {
      ...{ findings: '系统重复扣费', opinion: null, leaderNote: null, measures: null },
      answer: '已退费',
    };
    const opened = [entry(1, { caseNo: 'C-1' }), entry(2, { caseNo: 'C-2' }), entry(3)];
    const columns = ['nr', 'findings', 'answer'];
    const answers = (items: object[]) => {
      gateway.cases.answer = () => ({ body: { items } });
    };

    it('says what the reader may read of it, in the list (R-304)', async () => {
      gateway.intake.answer = () => ({
        body: { items: opened, nextCursor: null, title: null, columns },
      });
      answers([{ caseNo: 'C-1', ...handling }]);
      const url = '/api/v1/register-book?from=2026-11-01&to=2026-11-30';
      const answer = await gateway.app.inject({ method: 'GET', url, headers: officer.headers });
      const { items } = answer.json<RegisterPage>();
      expect(items.map((one) => one.handling?.answer)).toEqual(['已退费', undefined, undefined]);
      expect(gateway.intake.seen.map((seen) => seen.url)).toEqual([url]);
      expect(gateway.cases.seen.map(({ body }) => JSON.parse(body))).toEqual([
        { caseNos: ['C-1', 'C-2'] },
      ]);
    });

    it('says the same in the file', async () => {
      gateway.intake.answer = () => ({ body: { ...page(opened, null, 'csv'), columns } });
      answers([{ caseNo: 'C-2', ...handling }]);
      const { rawPayload } = await download();
      expect(parse(rawPayload, { bom: true }).slice(1)).toEqual([
        ['1', '', ''],
        ['2', '系统重复扣费', '已退费'],
        ['3', '', ''],
      ]);
    });

    it('is refused as intake refuses it, and asks cases for nothing', async () => {
      const body = { code: 'request.invalid', detail: '', errors: [{ path: 'to' }] };
      gateway.intake.answer = () => ({ status: 422, body });
      const url = '/api/v1/register-book';
      const refused = await gateway.app.inject({ method: 'GET', url, headers: officer.headers });
      expect([refused.statusCode, refused.json()]).toEqual([422, body]);
      expect(gateway.cases.seen).toEqual([]);
      expect((await gateway.app.inject({ method: 'GET', url })).statusCode).toBe(401);
    });
  });

  it('goes on when intake was away for a moment', async () => {
    answerIn('csv');
    let cuts = 3;
    gateway.intake.cut = () => gateway.intake.seen.length > 1 && cuts-- > 0;
    const { rawPayload } = await download();
    expect(parse(rawPayload, { bom: true })).toHaveLength(3);
  }, 30_000);

  it('breaks off when it is cancelled half-way, so that nobody takes a part for the whole', async () => {
    let cancel = (): void => undefined;
    const cancelled = new Promise<void>((resolve) => (cancel = resolve));
    gateway.intake.answer = async (seen) => {
      if (asked(seen) !== 'second') return { body: page([entry(1)], 'second', 'csv') };
      await cancelled;
      return { status: 409, body: { code: 'register_export.cancelled', detail: '' } };
    };
    const answer = await fetch(`${gateway.url}${FILE}`, { headers: { cookie: officer.cookie } });
    expect(answer.status).toBe(200);
    cancel();
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it.each([
    [403, 'access.denied'],
    [404, 'register_export.not_found'],
    [409, 'register_export.cancelled'],
  ])('is refused with %s as intake refuses it', async (status, code) => {
    gateway.intake.answer = () => ({ status, body: { code, detail: '不可以' } });
    const answer = await download();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('is nothing for who is not signed in', async () => {
    const answer = await gateway.app.inject({ method: 'GET', url: FILE });
    expect(answer.statusCode).toBe(401);
    expect(gateway.intake.seen).toEqual([]);
  });

  describe('of an authority and its orders', () => {
    const AUTHORITY = '01900000-0000-7000-8000-00000000a001';
    const order = (nr: number, dueAt: string | null) => ({
      ...{ orderNo: `33010620261120000123${nr}`, complaintNo: `TS-2026-00000${nr}` },
      ...{ caseNo: `C-2026-00000${nr}`, campus: 'main', receivedAt: '2026-11-20T02:12:00.000Z' },
      ...{ dueAt, answeredAt: null, sentBackAt: null, sentBackBy: null },
    });
    const answerOf = (nr: number, changes: object) => ({
      ...{ caseNo: `C-2026-00000${nr}`, text: null, answeredAt: null, contactedAt: null },
      ...{ contactBy: null, resolved: null, satisfied: null, department: null, ...changes },
    });
    const columns = [
      { heading: '编号', value: 'orderNo' },
      { heading: '办理情况', value: 'answer' },
      { heading: '联系', value: 'contacted' },
      { heading: '按时', value: 'inTime' },
    ];
    beforeAll(() => {
      gateway.intake.answer = (seen) => ({
        body: {
          ...{ name: '杭州12345', columns },
          ...(asked(seen) === 'second'
            ? { items: [order(3, null)], nextCursor: null }
            : {
                items: [order(1, '2026-11-27T16:00:00.000Z'), order(2, null)],
                nextCursor: 'second',
              }),
        },
      });
      gateway.cases.answer = ({ body }) => {
        const { caseNos } = JSON.parse(body) as { readonly caseNos: readonly string[] };
        const all = [
          answerOf(1, {
            ...{
              text: '=已退费',
              answeredAt: '2026-11-26T02:00:00.000Z',
              department: 'main.finance',
            },
            ...{ contactedAt: '2026-11-21T02:00:00.000Z', contactBy: 'phone' },
            ...{ resolved: true, satisfied: true },
          }),
          answerOf(3, { resolved: false, satisfied: false }),
        ];
        return { body: { items: all.filter(({ caseNo }) => caseNos.includes(caseNo)) } };
      };
    });
    const get = (path: string, headers: Record<string, string> = officer.headers) =>
      gateway.app.inject({
        method: 'GET',
        url: `/api/v1/order-authorities/${AUTHORITY}${path}`,
        headers,
      });

    it('has their answers in the form of the authority, page by page', async () => {
      const { statusCode, rawPayload } = await get('/answers/file?format=csv&state=all');
      expect(statusCode).toBe(200);
      expect(parse(rawPayload, { bom: true })).toEqual([
        ['编号', '办理情况', '联系', '按时'],
        ['330106202611200001231', "'=已退费", '是', '是'],
        ['330106202611200001232', '', '', ''],
        ['330106202611200001233', '', '否', ''],
      ]);
      expect(gateway.intake.seen[0]?.url).toBe(`/api/v1/internal/order-answers/${AUTHORITY}/pages`);
    });

    it('counts contact, resolved and satisfied over all of them', async () => {
      expect((await get('/rates?from=2026-11-01&to=2026-11-30')).json()).toEqual({
        ...{ orders: 3, contacted: 1, concluded: 2, resolved: 1, judged: 2, satisfied: 1 },
      });
      expect(parse((await get('/rates/file?format=csv')).rawPayload, { bom: true })).toEqual([
        ['指标', '比率', '件数', '总件数'],
        ['联系率', '33.3%', '1', '3'],
        ['解决率', '50.0%', '1', '2'],
        ['满意率', '50.0%', '1', '2'],
      ]);
    });

    it('is refused without a session, and for a period that is none', async () => {
      expect((await get('/rates', {})).statusCode).toBe(401);
      expect((await get('/answers/file?from=yesterday')).statusCode).toBe(422);
    });
  });

  it('of orders is read for staff, cell by cell, and refused with words', async () => {
    const read = (payload: Buffer, headers: Record<string, string> = officer.headers) =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/v1/sheets',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        payload,
      });
    const table = Buffer.from('工单号\t内容\n0012\t候诊，两小时\n');
    expect((await read(table)).json()).toEqual({
      rows: [
        ['工单号', '内容'],
        ['0012', '候诊，两小时'],
      ],
    });
    expect((await read(table, {})).statusCode).toBe(401);
    expect((await read(Buffer.from('d0cf11e0', 'hex'))).json()).toMatchObject({
      ...{ code: 'request.invalid', errors: [{ path: 'content' }] },
    });
    expect((await read(Buffer.from('a\n'.repeat(5_001)))).statusCode).toBe(422);
  });
});
