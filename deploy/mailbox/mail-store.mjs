import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** Names sort by arrival: milliseconds since 1970, then random digits. */
const FILE = /^(\d{13}-[0-9a-f]{8})\.eml$/;
const ENVELOPE = 'X-Mailbox-Recipients: ';

/**
 * Mails as plain .eml files in one folder, with an index in memory. Accepted mail survives a restart.
 * @param {string} folder
 */
export async function openMailStore(folder) {
  await mkdir(folder, { recursive: true });
  /** Newest first. */
  const index = [];
  for (const name of (await readdir(folder)).sort()) {
    const id = name.match(FILE)?.[1];
    if (id) index.unshift(await summaryOf(id));
  }

  async function parse(id) {
    const raw = await readFile(join(folder, `${id}.eml`));
    const end = raw.indexOf('\r\n');
    const recipients = JSON.parse(raw.subarray(ENVELOPE.length, end).toString('utf8'));
    return { recipients, mail: await PostalMime.parse(raw.subarray(end + 2)) };
  }

  async function summaryOf(id) {
    const { recipients, mail } = await parse(id);
    return {
      id,
      at: new Date(Number(id.slice(0, 13))).toISOString(),
      from: mail.from?.address ?? '',
      to: recipients,
      subject: mail.subject ?? '',
      messageId: mail.messageId ?? '',
    };
  }

  return {
    /** Resolves when the mail is on disk. */
    async add(raw, recipients) {
      const id = `${String(Date.now()).padStart(13, '0')}-${randomBytes(4).toString('hex')}`;
      const draft = join(folder, `${id}.draft`);
      const file = await open(draft, 'w');
      try {
        await file.write(`${ENVELOPE}${JSON.stringify(recipients)}\r\n`);
        await file.write(raw);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, `${id}.eml`));
      index.unshift(await summaryOf(id));
    },

    /** A page, newest first; `before` is the `next` of the page before. */
    list({ to, text }, before, limit) {
      const wanted = index.filter(
        (mail) =>
          (!to || mail.to.some((address) => address.toLowerCase().includes(to.toLowerCase()))) &&
          (!text || mail.subject.toLowerCase().includes(text.toLowerCase())),
      );
      const rest = before ? wanted.filter((mail) => mail.id < before) : wanted;
      return {
        total: wanted.length,
        items: rest.slice(0, limit),
        next: rest.length > limit ? rest[limit - 1].id : null,
      };
    },

    /** Null when there is none with this id. */
    async read(id) {
      const summary = index.find((mail) => mail.id === id);
      if (!summary) return null;
      const { mail } = await parse(id);
      return { ...summary, text: mail.text ?? '', html: mail.html ?? null };
    },
  };
}
