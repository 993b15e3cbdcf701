import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import PostalMime, { type Email } from 'postal-mime';

interface ReceivedMail {
  readonly to: readonly string[];
  readonly parsed: Email;
}

export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What to answer to the next recipients: an SMTP code, or null to take the mail. Runs out to null. */
  readonly answers: (number | null)[];
  /** When set, called after a mail was accepted and before it is acknowledged. */
  beforeOk: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** A real SMTP server of the test's own. */
export async function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const answers: (number | null)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => {
      const answer = answers.shift() ?? null;
      callback(
        answer === null ? null : Object.assign(new Error('not now'), { responseCode: answer }),
      );
    },
    onData: (stream, session, callback) => {
      void textOf(stream)
        .then(async (raw) => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            parsed: await PostalMime.parse(raw),
          });
          await state.beforeOk?.();
        })
        .then(() => callback(null), callback);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const state: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answers,
    beforeOk: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return state;
}

/** A port without a listener. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function textOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
