import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { createTransport } from 'nodemailer';
import { deadPort } from './mail-server.js';
import {} from './service.js';

interface Listed {
  readonly total: number;
  readonly next: string | null;
  readonly items: {
    readonly id: string;
    readonly subject: string;
    readonly to: string[];
    readonly messageId: string;
  }[];
}

describe('the mailbox', () => {
  let folder: string;
  let mailbox: ChildProcess;
  let ports: { smtp: number; web: number };
  const web = (path: string) => fetch(`http://127.0.0.1:${ports.web}${path}`);
  const listed = async (query = '') => (await (await web(`/api/mails${query}`)).json()) as Listed;

  async function start(): Promise<void> {
    mailbox = spawn(process.execPath, ['deploy/mailbox/main.mjs'], {
      env: {
        PATH: process.env['PATH'],
        SMTP_PORT: String(ports.smtp),
        PORT: String(ports.web),
        MAILBOX_FOLDER: folder,
      },
      stdio: 'ignore',
    });
    await eventually(async () => (await web('/')).ok);
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const ended = new Promise((resolve) => mailbox.once('exit', resolve));
    mailbox.kill(signal);
    await ended;
  }

  async function send(subject: string, text: string, to = 'officer@hospital.test'): Promise<void> {
    const transport = createTransport({ url: `smtp://127.0.0.1:${ports.smtp}` });
    await transport.sendMail({
      from: 'tingsu@hospital.test',
      to,
      subject,
      text,
      messageId: `<${subject.length}@test>`,
    });
    transport.close();
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
    ports = { smtp: await deadPort(), web: await deadPort() };
    await start();
  });
  afterAll(async () => {
    await stop('SIGTERM');
    await rm(folder, { recursive: true });
  });

  it('says so when it is empty', async () => {
    expect(await (await web('/')).text()).toContain('还没有邮件');
  });

  it('lists what was sent and shows it, in Chinese, escaped, with working links and no other markup', async () => {
    await send(
      '[C-2026-000001] 投诉已派发 <b>',
      '请签收 <script>alert(1)</script>\nhttp://localhost:8080/staff/cases/C-2026-000001',
    );
    const { items } = await listed();
    expect(items).toMatchObject([
      { subject: '[C-2026-000001] 投诉已派发 <b>', to: ['officer@hospital.test'] },
    ]);
    const list = await (await web('/')).text();
    expect(list).toContain('投诉已派发 &#60;b&#62;');
    const page = await (await web(`/mails/${items[0]?.id}`)).text();
    expect(page).toContain('<a href="http://localhost:8080/staff/cases/C-2026-000001">');
    expect(page).toContain('&#60;script&#62;');
    expect(`${list}${page}`).not.toMatch(/<script|<b>/);
  });

  it('finds by recipient and subject, and pages', async () => {
    await send('second', 'x', 'head@hospital.test');
    expect((await listed('?to=head')).items.map((mail) => mail.subject)).toEqual(['second']);
    expect((await listed('?q=C-2026')).total).toBe(1);
    const first = await listed('?limit=1');
    expect(first.items.map((mail) => mail.subject)).toEqual(['second']);
    expect((await listed(`?limit=1&before=${first.next}`)).items).toHaveLength(1);
  });

  it('refreshes by itself until it is told to pause', async () => {
    expect(await (await web('/')).text()).toContain('http-equiv="refresh"');
    expect(await (await web('/?refresh=off')).text()).not.toContain('http-equiv="refresh"');
  });

  it('answers clearly about a mail that is not there', async () => {
    expect((await web('/mails/nothing')).status).toBe(404);
    expect((await web('/api/mails/..%2F..%2Fetc%2Fpasswd')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${ports.web}/`, { method: 'POST' })).status).toBe(405);
  });

  it('has every mail it took after it was killed', async () => {
    const before = await listed();
    await stop('SIGKILL');
    await start();
    expect(await listed()).toEqual(before);
    expect((await readdir(folder)).every((name) => name.endsWith('.eml'))).toBe(true);
  });
});
