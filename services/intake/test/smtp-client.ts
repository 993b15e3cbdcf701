import { once } from 'node:events';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

interface Envelope {
  readonly port: number;
  readonly from: string;
  readonly to: readonly string[];
}

/** Delivers a mail byte for byte, as a mail server does; the last answer. */
export async function deliver({ port, from, to }: Envelope, raw: Buffer): Promise<string> {
  const socket = createConnection(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value } = await lines.next();
      if (/^\d{3} /.test(String(value))) return String(value);
    }
  };
  const said = async (text: string | Buffer): Promise<string> => {
    if (!socket.write(text)) await once(socket, 'drain');
    return answer();
  };
  try {
    await answer();
    const commands = [
      'EHLO mail.example',
      `MAIL FROM:<${from}>`,
      ...to.map((address) => `RCPT TO:<${address}>`),
      'DATA',
    ];
    for (const command of commands) {
      const last = await said(`${command}\r\n`);
      if (!/^[23]/.test(last)) return last;
    }
    const stuffed = raw.toString('latin1').replace(/^\./gm, '..');
    return await said(Buffer.from(`${stuffed}\r\n.\r\n`, 'latin1'));
  } finally {
    socket.destroy();
  }
}
