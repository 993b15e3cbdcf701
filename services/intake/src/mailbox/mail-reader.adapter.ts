import { Injectable } from '@nestjs/common';
import type { Mail } from '../mails/mail.js';
import { IntakeThreads } from '../threads/intake-threads.provider.js';
import { bytesOf } from '../threads/sent-bytes.js';

/** Reads mails beside everything else that intake does: one may be 30 MB. */
@Injectable()
export class MailReader {
  constructor(private readonly threads: IntakeThreads) {}

  /** Throws `WorkFailed` for what is no mail, and `ThreadsClosed` when the process ends meanwhile. */
  async read(raw: Buffer): Promise<Mail> {
    return withBuffers(await this.threads.run('readMail', raw));
  }
}

const withBuffers = (mail: Mail): Mail => ({
  ...mail,
  files: mail.files.map(({ content, ...file }) => ({ ...file, content: bytesOf(content) })),
  within: mail.within.map(withBuffers),
});
