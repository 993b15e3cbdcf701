import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tingsu/testkit';
import { PROVIDER_ACCOUNTS } from './provider-accounts.js';

type ProviderName = keyof typeof PROVIDER_ACCOUNTS;

interface SentText {
  readonly provider: ProviderName;
  readonly to: string;
  readonly text: string;
  readonly ref: string;
  /** Our own number, as the provider keeps it. */
  readonly ours: string;
}

export interface RunningProviders {
  readonly url: string;
  readonly smtpUrl: string;
  /** What was taken, newest first. */
  texts(provider?: ProviderName): Promise<readonly SentText[]>;
  mails(): Promise<readonly { readonly subject: string; readonly messageId: string }[]>;
  /** How a provider behaves from now on; `times` says to how many requests. */
  behave(
    provider: ProviderName,
    how: {
      readonly mode?: 'well' | 'slow' | 'held' | 'away' | 'silent' | 'refuse';
      readonly times?: number;
      readonly ms?: number;
      readonly code?: string;
      readonly receipts?: 'delivered' | 'failed' | 'never';
    },
  ): Promise<void>;
  endWechatToken(): Promise<void>;
  /** Somebody writes to the official account, or sends a picture; false when that was not taken. */
  write(person: string, words: string | { readonly picture: true }): Promise<boolean>;
  close(): Promise<void>;
}

/** The stand-ins for providers and mail server, as `npm start` runs them. `receipts` says where their receipts go. */
export async function startProviders(
  receipts: Partial<Record<ProviderName, string>> = {},
): Promise<RunningProviders> {
  const folder = await mkdtemp(join(tmpdir(), 'tingsu-providers-'));
  const accounts = Object.entries(PROVIDER_ACCOUNTS).map(([name, account]) => [
    name,
    { ...account, receipts: receipts[name as ProviderName] },
  ]);
  await writeFile(join(folder, 'accounts.json'), JSON.stringify(Object.fromEntries(accounts)));
  const [port, smtp] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['deploy/mailbox/main.mjs'], {
    env: {
      PATH: process.env['PATH'],
      ...{ SMTP_PORT: String(smtp), PORT: String(port), MAILBOX_FOLDER: folder },
      ...{ PROVIDERS: join(folder, 'accounts.json'), PROVIDERS_ANY_TIME: '1' },
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(url)).ok);
  const told = async (behaviour: object) => {
    const body = JSON.stringify(behaviour);
    await fetch(`${url}/providers/behaviour`, { method: 'POST', body });
  };
  const items = async (path: string) =>
    ((await (await fetch(`${url}${path}`)).json()) as { items: never[] }).items;
  return {
    ...{ url, smtpUrl: `smtp://127.0.0.1:${smtp}` },
    texts: (provider) => items(`/api/texts?limit=500${provider ? `&provider=${provider}` : ''}`),
    mails: () => items('/api/mails?limit=500'),
    behave: (provider, how) => told({ provider, ...how }),
    write: async (person, words) => {
      const said = typeof words === 'string' ? ['words', words] : ['picture', '1'];
      const body = new URLSearchParams([['person', person], said]);
      const { headers } = await fetch(`${url}/wechat`, {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      return !(headers.get('location') ?? 'failed').includes('failed');
    },
    endWechatToken: () => told({ endToken: true }),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
