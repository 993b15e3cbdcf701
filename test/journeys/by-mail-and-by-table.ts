import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type CaseSummary,
  type OrderAuthority,
  type OrderList,
  type OrderTaken,
  orderColumnsIn,
  orderRows,
  type Progress,
  type SheetOfFile,
  type StaffThreadPage,
} from '@tingsu/contracts';
import { deliver } from '../../services/intake/test/smtp-client.js';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command, PACKAGE } from '../support/staff.js';
import type { TestSystem } from '../support/system.js';

const input = (path: string): Buffer =>
  readFileSync(new URL(`../../services/${path}`, import.meta.url));
const PHOTO = input('intake/test/inputs/02-phone-photo-turned-with-gps.jpg');
const BOX = 'tousu@yulin-demo.example';
const WRITER = 'a01@mail.example';
const MORE_DOCTORS = '经核实候诊时间过长，已增加出诊医生。';
const TABLE = input('gateway/test/fixtures/orders/01-orders-gbk.csv');
const ORDER_NO = '330106202611200001234';

interface Seen {
  readonly content: string;
  readonly complainant: { readonly anonymous: boolean };
  readonly attachments: readonly { readonly uploadId: string }[];
}
interface World {
  readonly system: TestSystem;
  readonly officer: HttpClient;
  readonly finance: HttpClient;
}

/** From triage to the answer, with everybody who has a part in it. */
async function answered(
  { officer, finance }: World,
  caseNo: string,
  answer: { readonly medium: 'phone' | 'system'; readonly text: string },
  leader?: HttpClient,
): Promise<void> {
  await command(officer, caseNo, 'startTriage');
  await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
  await command(officer, caseNo, 'accept');
  await command(officer, caseNo, 'dispatch');
  await command(finance, caseNo, 'signFor');
  await command(finance, caseNo, 'submitPackage', PACKAGE);
  await command(officer, caseNo, 'draftOpinion', { outcome: 'upheld', opinion: '情况属实。' });
  // What 12345 hands over is a major case: its opinion is the leader's to approve.
  await command(officer, caseNo, leader ? 'submit' : 'finalise');
  if (leader) await command(leader, caseNo, 'approve');
  await command(officer, caseNo, 'giveFinal', { written: true, ...answer });
}

/** As old programs write it: said to be GB2312, written in GBK, with a photo that a telephone stored on its side. */
export const complaintByMail = (world: () => World): void =>
  describe('a complaint by e-mail', () => {
    let complaintNo: string;
    let caseNo: string;
    let code: string;

    const send = async (raw: Buffer): Promise<void> => {
      const port = Number(new URL(world().system.urls['mailInlet'] ?? '').port);
      expect(await deliver({ port, from: WRITER, to: [BOX] }, raw)).toMatch(/^250/);
    };
    /** The newest mail to the writer with these words. */
    const mailSaying = (words: string) =>
      eventually(async () => {
        for (const { id } of await world().system.mails(WRITER)) {
          const mail = await world().system.mail(id);
          if (mail.text.includes(words)) return mail;
        }
        return null;
      });

    it('is read whole, and its photo is shown upright, without place and owner', async () => {
      const { officer } = world();
      await send(mailWithPhoto());
      caseNo = await eventually(async () => {
        const { items } = await officer.get<{ items: CaseSummary[] }>(
          '/api/v1/cases?view=all&channel=email',
        );
        return items[0]?.caseNo;
      });
      complaintNo = caseNo.replace(/^C-/, 'TS-');
      const found = await officer.get<Seen>(`/api/v1/complaints/${complaintNo}`);
      expect(found.complainant).toMatchObject({ anonymous: false });
      expect(found.content).toMatch(/^投诉 – 骨科候诊 镕\n\n11月18日在骨科门诊/);
      const path = `/api/v1/complaints/${complaintNo}/attachments/${found.attachments[0]?.uploadId}`;
      const shown = await officer.bytes(path);
      expect(sizeOf(shown)).toEqual([192, 288]);
      expect(shown.includes('Exif')).toBe(false);
      expect((await officer.bytes(`${path}?original=true`)).equals(PHOTO)).toBe(true);
    });

    it('is acknowledged by e-mail with its code, and what is answered to that joins its conversation', async () => {
      const { messageId, subject, text } = await mailSaying('您的投诉已登记');
      expect(subject).toContain(complaintNo);
      code = /短查询码：(\d{4} \d{4})/.exec(text)?.[1] ?? '';
      const raw = [
        ...[`From: ${WRITER}`, `To: ${BOX}`, 'Subject: Re:', `In-Reply-To: ${messageId}`],
        ...['Message-ID: <answer-1@mail.example>', 'Content-Type: text/plain; charset=utf-8', ''],
        ...['补充：当时是下午三点。', '', '-----原始邮件-----', text],
      ];
      await send(Buffer.from(raw.join('\r\n')));
      const said = await eventually(async () => {
        const path = `/api/v1/cases/${caseNo}/messages`;
        const { items } = await world().officer.get<StaffThreadPage>(path);
        return items.find(({ direction }) => direction === 'in');
      });
      expect(said).toMatchObject({ via: 'email', words: '补充：当时是下午三点。' });
    });

    it('is answered: a mail says so, and number and code show the answer', async () => {
      // While the writer waits for an answer to the answer, nothing final may be said.
      const words = '谢谢，我们按三点查。';
      const at = `/api/v1/cases/${caseNo}/messages`;
      const key = { 'idempotency-key': randomUUID() };
      await world().officer.post(at, { words, media: ['email'] }, key);
      await mailSaying(words);
      await answered(world(), caseNo, { medium: 'system', text: MORE_DOCTORS });
      await mailSaying('已有处理结果');
      const path = `/api/v1/complaints/${complaintNo}/progress`;
      const given = { 'x-tracking-code': code.replace(' ', '') };
      const { answer } = await world().system.visitor().get<Progress>(path, given);
      expect(answer?.text).toBe(MORE_DOCTORS);
    });
  });

/** The first part is the body of the mail as it came, the second the photo. */
function mailWithPhoto(): Buffer {
  const raw = input('intake/test/inputs/mail/01-gb2312-label-gbk-bytes.eml').toString('latin1');
  const [head = '', body = ''] = raw.split(/\r?\n\r?\n/);
  const lines = head.split(/\r?\n/);
  const isOfBody = (line: string): boolean => /^content-/i.test(line);
  const all = [
    ...lines.filter((line) => !isOfBody(line)),
    ...['Content-Type: multipart/mixed; boundary="part"', '', '--part'],
    ...[...lines.filter(isOfBody), '', body, '--part'],
    ...['Content-Type: image/jpeg; name="photo.jpg"', 'Content-Transfer-Encoding: base64', ''],
    ...[PHOTO.toString('base64').replace(/.{76}/g, '$&\r\n'), '--part--', ''],
  ];
  return Buffer.from(all.join('\r\n'), 'latin1');
}

/** Width and height of a JPEG, as its frame says. */
function sizeOf(jpeg: Buffer): [number, number] {
  const at = Math.max(jpeg.indexOf(Buffer.from('ffc0', 'hex')), jpeg.indexOf('ffc2', 0, 'hex'));
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

/** A table of 12345 as it was exported, in GBK. */
export const orderByTable = (world: () => World): void =>
  describe('an order of 12345', () => {
    const ANSWER = '经核实确有重复收费，已退还。';
    let authority: OrderAuthority;
    let caseNo: string;

    const owed = async (state: string): Promise<string[]> => {
      const path = `/api/v1/order-authorities/${authority.id}/orders?state=${state}`;
      return (await world().officer.get<OrderList>(path)).items.map(({ orderNo }) => orderNo);
    };

    it('arrives in a table, and each row is a complaint whose limit is that of the order', async () => {
      const { system, officer } = world();
      const head = await system.signIn('head');
      const wanted = { name: '榆林 12345', channel: 'hotline_12345', campus: 'main' };
      authority = await head.post<OrderAuthority>('/api/v1/order-authorities', wanted);
      const { rows } = await officer.post<SheetOfFile>('/api/v1/sheets', TABLE);
      const found = orderColumnsIn(rows, {});
      if (!found) throw new Error('No columns of orders were found');
      const orders = orderRows(rows, found.columns, found.below);
      const take = (at: number) =>
        officer.post<OrderTaken>(`/api/v1/order-authorities/${authority.id}/orders`, {
          cells: orders[at]?.cells,
        });
      const taken = [await take(0), await take(1), await take(0)];
      expect(taken.map(({ known }) => known)).toEqual([false, false, true]);
      caseNo = taken[0]?.caseNo ?? '';
      const { clocks } = await caseOf(officer, taken[0]?.complaintNo ?? '');
      expect(clocks.map(({ dueAt }) => dueAt)).toContain('2026-11-27T15:59:00.000Z');
    });

    it('is answered, and its answer goes back in a table, with the proof of contact', async () => {
      const { system, officer } = world();
      const leader = await system.signIn('leader');
      await answered(world(), caseNo, { medium: 'phone', text: ANSWER }, leader);
      await eventually(async () => (await owed('ready')).includes(ORDER_NO));
      const at = `/api/v1/order-authorities/${authority.id}`;
      const csv = (await officer.bytes(`${at}/answers/file?state=ready&format=csv`)).toString();
      expect(csv).toContain(ORDER_NO);
      expect(csv).toContain(ANSWER);
      await officer.post(`${at}/orders/sent-back`, { orderNos: [ORDER_NO] });
      expect(await owed('sent')).toEqual([ORDER_NO]);
      expect(await officer.get(`${at}/rates?state=sent`)).toMatchObject({
        ...{ orders: 1, contacted: 1 },
      });
    });
  });
