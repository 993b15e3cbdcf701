import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectoryPublished, PolicyActivated } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { EmptyMailsJob } from '../src/mailbox/empty-mails.job.js';
import { SmtpInlet } from '../src/mailbox/smtp-inlet.adapter.js';
import { MessageRepository } from '../src/messages/message.repository.js';
import { aDirectory, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';
import { deliver } from './smtp-client.js';

const MAIN = 'tousu@hospital.example';
const EAST = 'yibanyuanqu@hospital.example';
const MAILBOXES = JSON.stringify([
  { address: MAIN, tenant: TENANT, campus: 'main' },
  { address: EAST, tenant: TENANT, campus: 'east' },
]);
interface Row {
  readonly mailId: string;
  readonly state: string;
  readonly complaintNo: string | null;
  readonly code: string | null;
}

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake({ environment: { MAILBOXES, MAIL_INLET_PORT: '0' } });
  const directory = aDirectory();
  const campuses = directory.campuses.map((campus) => ({
    ...campus,
    channels: [...campus.channels, 'email' as const],
  }));
  await intake.publish(DirectoryPublished, TENANT, 1, { ...directory, campuses });
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
}, 60_000);
afterAll(() => intake.close());

const rawOf = (name: string): Buffer =>
  readFileSync(new URL(`./inputs/mail/${name}.eml`, import.meta.url));
const send = (raw: Buffer, { from = 'a@mail.example', to = [MAIN] } = {}) =>
  deliver({ port: intake.app.get(SmtpInlet).port, from, to }, raw);

/** All mails, the oldest first, once none waits to be looked at. */
const settled = (): Promise<readonly Row[]> =>
  eventually(async () => {
    const rows = await intake.database.admin<Row>(
      `select m.mail_id as "mailId", m.state, c.complaint_no as "complaintNo", r.code
       from intake.mail m left join intake.complaint c on c.id = m.complaint_id
       left join intake.refused_submission r on r.message_id = m.mail_id::text order by m.mail_id`,
    );
    return rows.length > 0 && rows.every(({ state }) => state !== 'kept') && rows;
  });
const last = async (): Promise<Row> => {
  const row = (await settled()).at(-1);
  if (!row) throw new Error('No mail came');
  return row;
};
/** Delivers a mail and tells what became of it. */
const taken = async (...given: Parameters<typeof send>): Promise<Row> => {
  expect(await send(...given)).toMatch(/^250/);
  return last();
};
const aMail = (headers: Readonly<Record<string, string>>, words = '等了两个小时没有人来。') => {
  const given = { 'Message-ID': `<${randomUUID()}@mail.example>`, From: 'b@mail.example' };
  const lines = Object.entries({ ...given, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from([...lines, 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n'));
};

const complaint = (complaintNo: string | null) =>
  intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
    const complaints = intake.app.get(ComplaintRepository);
    const head = await complaints.head(tx, complaintNo ?? '');
    if (!head) throw new Error(`There is no complaint ${complaintNo}`);
    const thread = await intake.app.get(MessageRepository).page(tx, head.id, { limit: 50 });
    return {
      ...{ id: head.id, opened: await complaints.open(tx, head) },
      words: thread.items.map(({ words }) => words).toReversed(),
      first: thread.items.at(-1),
    };
  });
const counted = async (table: string): Promise<number> => {
  const [row] = await intake.database.admin<{ count: number }>(
    `select count(*)::int as count from intake.${table}`,
  );
  return row?.count ?? 0;
};

describe('a mail to a mailbox', () => {
  it('is a complaint of its campus, with sender, words and limits', async () => {
    const { state, complaintNo } = await taken(rawOf('01-gb2312-label-gbk-bytes'));
    expect(state).toBe('taken');
    const { opened } = await complaint(complaintNo);
    expect(opened).toMatchObject({
      ...{ channel: 'email', campus: 'main', anonymous: false },
      ...{ name: '朱镕轩', email: 'a01@mail.example' },
      content: expect.stringMatching(/^投诉 – 骨科候诊 镕\n\n11月18日在骨科门诊/),
    });
  });

  it('is one complaint when it is delivered again, also where taking it was not written down', async () => {
    const raw = rawOf('03-raw-gbk-headers');
    const { complaintNo, mailId } = await taken(raw);
    const before = [await counted('complaint'), await counted('mail')];
    await send(raw);
    await intake.database.admin(
      `update intake.mail set state = 'kept', complaint_id = null, due_at = received_at where mail_id = $1`,
      [mailId],
    );
    expect(await last()).toMatchObject({ mailId, state: 'taken', complaintNo });
    expect([await counted('complaint'), await counted('mail')]).toEqual(before);
  });

  it('carries its files, and names those that are not taken', async () => {
    const { complaintNo } = await taken(rawOf('17-attachment-names'));
    const { id, opened } = await complaint(complaintNo);
    expect(opened.content).toMatch(/没有收下的附件：收费单（二）.jpg, 空.png, xgpj.exe/);
    const files = await intake.database.admin(
      'select media_type as type from intake.upload where complaint_id = $1',
      [id],
    );
    expect(files).toEqual([{ type: 'application/pdf' }]);
  });

  it('that a department passes on is the complaint of who wrote it', async () => {
    const { opened } = await complaint(
      (await taken(rawOf('13-forwarded-by-a-department'))).complaintNo,
    );
    expect(opened).toMatchObject({ email: 'patient13@mail.example' });
    expect(opened.content).toBe(
      '石膏拆除后疼痛\n\n拆石膏后肿痛两天，科里不接电话。\n\n' +
        '（orthopaedics@hospital.example 转来，原信时间：2026-11-19 16:50）\n\n病人发给我科的，转投诉中心。',
    );
  });

  it('that comes to two campuses is one complaint, and says so', async () => {
    const raw = rawOf('15-same-mail-by-two-addresses');
    const first = await taken(raw);
    const second = await taken(Buffer.from(raw.toString().replace('yibanyuanqu', 'tousu')), {
      to: [EAST],
    });
    expect(second.complaintNo).toBe(first.complaintNo);
    expect((await complaint(first.complaintNo)).words).toEqual([`（同一封邮件也寄到了 ${EAST}）`]);
  });

  it('does not lie for ever as it came, and its complaint keeps what it said', async () => {
    const old = await taken(aMail({ From: 'old@mail.example' }));
    const fresh = await taken(aMail({ From: 'old@mail.example' }));
    await intake.database.admin(
      `update intake.mail set settled_at = now() - interval '366 days' where mail_id = $1`,
      [old.mailId],
    );
    expect(await intake.app.get(EmptyMailsJob).round()).toBe(1);
    const rows = await intake.database.admin<{ mailId: string }>(
      'select mail_id as "mailId" from intake.mail where octet_length(raw) = 0',
    );
    expect(rows.map(({ mailId }) => mailId)).toEqual([old.mailId]);
    expect((await complaint(old.complaintNo)).opened.content).toContain('等了两个小时');
    expect(fresh.state).toBe('taken');
  });

  it('is refused at an address that is none of ours', async () => {
    expect(await send(aMail({}), { to: ['nobody@hospital.example'] })).toMatch(/^550/);
  });
});

describe('an answer by mail', () => {
  it.each([
    ['in order', ['11a-first-mail', '11b-reply-to-own-first-mail', '11c-reply-from-other-address']],
    [
      'the answer first',
      ['11b-reply-to-own-first-mail', '11a-first-mail', '11c-reply-from-other-address'],
    ],
  ])('belongs to the complaint of the first mail, %s', async (order, names) => {
    // Both orders use the same mails: the second time as mails of somebody else.
    const other = (raw: Buffer) =>
      Buffer.from(
        raw
          .toString()
          .replaceAll('a11', order === 'in order' ? 'a11' : 'a12')
          .replaceAll('case11', order === 'in order' ? 'case11' : 'case12'),
      );
    const before = await counted('complaint');
    const rows = [];
    for (const name of names) rows.push(await taken(other(rawOf(name))));
    expect(new Set(rows.map(({ complaintNo }) => complaintNo)).size).toBe(1);
    expect(await counted('complaint')).toBe(before + 1);
    const { words } = await complaint(rows[0]?.complaintNo ?? null);
    expect(words).toHaveLength(2);
    expect(words[1]).toMatch(
      /^这是我的工作邮箱，请回这里。\n\n（来自另一个邮箱，未确认是本人：a1\d.work@company.example）$/,
    );
  });

  it('to a mail of ours says what is new in it', async () => {
    const { complaintNo } = await taken(
      aMail({ From: 'c@mail.example', Subject: '=?utf-8?B?6ZO4?=' }),
    );
    const { id } = await complaint(complaintNo);
    const answers = `<thread.${id}@hospital.example>`;
    await taken(
      aMail(
        {
          From: 'c@mail.example',
          'In-Reply-To': `<${randomUUID()}@hospital.example>`,
          References: answers,
        },
        '还没有人来。\n\n-----原始邮件-----\n您的投诉已收到',
      ),
    );
    const { words, first } = await complaint(complaintNo);
    expect(words).toEqual(['还没有人来。']);
    expect(first).toMatchObject({ direction: 'in', via: 'email', kind: 'message' });
  });

  it('is known by a number in its subject only from an address that the complaint knows', async () => {
    const { complaintNo } = await taken(aMail({ From: 'd@mail.example' }));
    const named = { Subject: `Re: [${complaintNo}]` };
    const known = await taken(aMail({ ...named, From: 'D@mail.example' }));
    const stranger = await taken(aMail({ ...named, From: 'e@mail.example' }));
    expect(known.complaintNo).toBe(complaintNo);
    expect(stranger.complaintNo).not.toBe(complaintNo);
  });
});

describe('a mail that is no word of a person', () => {
  it('starts nothing when a program answered', async () => {
    const before = await counted('complaint');
    expect(await taken(rawOf('07-out-of-office'), { from: '' })).toMatchObject({ state: 'noted' });
    expect(await counted('complaint')).toBe(before);
  });

  it.each([
    ['08-bounce-dsn', 'mail.bounced'],
    ['09-auto-reply-without-headers', 'mail.looks_automatic'],
  ])('is set aside for a person: %s', async (name, code) => {
    expect(await taken(rawOf(name))).toMatchObject({ state: 'set_aside', complaintNo: null, code });
  });

  it('tells that a mail of ours did not arrive, and its message goes by the next way', async () => {
    const { id } = await complaint((await taken(aMail({}))).complaintNo);
    const [messageId, byMail, byLetter] = [randomUUID(), randomUUID(), randomUUID()];
    await intake.database.admin(
      `insert into intake.outgoing (tenant_id, message_id, complaint_id, urgent, state, outcomes)
       values ($1, $2, $3, false, 'arrived', 1)`,
      [TENANT, messageId, id],
    );
    for (const [sendingId, medium, rank, state] of [
      [byMail, 'email', 0, 'arrived'],
      [byLetter, 'letter', 1, 'cancelled'],
    ])
      await intake.database.admin(
        `insert into intake.sending (tenant_id, sending_id, message_id, complaint_id, medium, rank, state, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
        [TENANT, sendingId, messageId, id, medium, rank, state],
      );
    const bounce = rawOf('08-bounce-dsn')
      .toString()
      .replace('case08', messageId)
      .replace('notice-123', byMail);
    expect(await taken(Buffer.from(bounce), { from: '' })).toMatchObject({ state: 'noted' });
    const ways = await intake.database.admin(
      `select state, last_error as error, began_at is not null as begun from intake.sending where message_id = $1 order by rank`,
      [messageId],
    );
    expect(ways).toEqual([
      { state: 'failed', error: 'bounce 5.1.1', begun: false },
      { state: 'pending', error: null, begun: true },
    ]);
  });

  it.each([
    ['from a mailbox of ours', { From: MAIN }, 'mail.in_circle'],
    ['of one who sends to many', { 'List-Id': '<news.example>' }, 'mail.looks_automatic'],
  ])('is set aside: %s', async (_, headers, code) => {
    expect(await taken(aMail(headers))).toMatchObject({ state: 'set_aside', code });
  });

  it('is set aside when it is too large, its sender is told, and its beginning is kept', async () => {
    const large = aMail({ Subject: 'large' }, `${'x'.repeat(78)}\r\n`.repeat(500_000));
    expect(await send(large)).toMatch(/^552 .*30 MB/);
    expect(await last()).toMatchObject({ state: 'set_aside', code: 'mail.too_large' });
  });

  it('is set aside when nobody writes so often', async () => {
    const mails = Array.from({ length: 31 }, () => aMail({ From: 'often@mail.example' }));
    for (const mail of mails) await send(mail);
    const codes = (await settled()).slice(-31).map(({ code }) => code);
    expect(codes.filter((code) => code === 'mail.too_many')).toHaveLength(1);
  });
});

describe('a mail that was set aside', () => {
  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const officer = staff({ role: 'centre_officer', campus: null, department: null });
    const answer = await fetch(`${intake.url}/api/v1/refused-submissions${path}`, {
      method,
      headers: {
        authorization: await intake.bearer(officer),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  };
  const refusalOf = async ({ mailId }: Row): Promise<string> => {
    const [row] = await intake.database.admin<{ id: string }>(
      'select id from intake.refused_submission where message_id = $1',
      [mailId],
    );
    return row?.id ?? '';
  };

  it('is read with its sender and taken after all by the complaint centre', async () => {
    const row = await taken(
      aMail({ From: 'noreply@shop.example', Subject: 'lunch' }, 'The soup was cold again.'),
    );
    const id = await refusalOf(row);
    expect((await ask('GET', `/${id}`)).body).toBe(
      'lunch\n\nThe soup was cold again.\n\n—— <noreply@shop.example>',
    );
    const { complaintNo } = await ask('POST', `/${id}/retry`, {});
    expect(await last()).toMatchObject({ state: 'taken', complaintNo });
    const { opened } = await complaint(String(complaintNo));
    expect(opened).toMatchObject({ campus: 'main', content: 'lunch\n\nThe soup was cold again.' });
  });

  it('is taken in words that a person put in the place of its own', async () => {
    const id = await refusalOf(await taken(aMail({ 'List-Id': '<x.example>' })));
    const { complaintNo } = await ask('POST', `/${id}/retry`, { body: '汤又是冷的。' });
    expect((await complaint(String(complaintNo))).opened.content).toBe('汤又是冷的。');
  });

  it('is deleted when it is dismissed, and does not come back when it is delivered again', async () => {
    const mail = aMail({ 'List-Id': '<y.example>' });
    const { mailId, ...row } = await taken(mail);
    await ask('POST', `/${await refusalOf({ mailId, ...row })}/dismiss`, { reason: '广告邮件' });
    expect(await taken(mail)).toMatchObject({ mailId, state: 'noted' });
    const [left] = await intake.database.admin(
      'select length(raw) as bytes from intake.mail where mail_id = $1',
      [mailId],
    );
    expect(left).toEqual({ bytes: 0 });
  });
});
