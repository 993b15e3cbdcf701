import { Inject, Injectable } from '@nestjs/common';
import {
  type Identity,
  ProblemError,
  type SentMedium,
  type TestedMessage,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { requireMediaAdmin } from '../accounts/may-configure.js';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { IntakeConfig } from '../config.js';
import { Couriers } from '../media/couriers.adapter.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { isTextable } from './reachable.js';
import { progressLink } from './wording.js';

const WORDS = {
  'zh-CN': { subject: '测试消息', words: '这是听诉发出的测试消息，收到即说明账号可用。' },
  en: {
    subject: 'Test message',
    words: 'This is a test message of Tingsu. If you read it, the account works.',
  },
};
/** Stands for the number of a complaint: templates take letters and digits there. */
const NUMBER = 'TEST';

/** Sends one message that belongs to no complaint, at once and without a second attempt, and says what the provider said. */
@Injectable()
export class SendTestMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: MediaAccountRepository,
    private readonly references: ReferenceRepository,
    private readonly couriers: Couriers,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
  ) {}

  async execute(who: Identity, medium: SentMedium, to: string): Promise<TestedMessage> {
    requireMediaAdmin(who);
    const address = addressIn(medium, to);
    const { tenantName } = await this.references.of(who.tenantId);
    const { account, at } = await this.unitOfWork.run(who.tenantId, async (tx) => ({
      account: await this.accounts.find(tx, medium),
      at: tx.now,
    }));
    if (!account) return { taken: false, error: 'media.not_configured' };
    const hospital = who.locale === 'en' ? tenantName.en : tenantName.zh;
    const handover = await this.couriers.send(
      account,
      {
        ...{ sendingId: uuid(), complaintId: uuid(), address, firstTriedAt: at, talk: null },
        ...WORDS[who.locale],
        template: null,
        values: { number: NUMBER, link: progressLink(this.config.PUBLIC_URL), hospital, code: '' },
      },
      at,
    );
    const error = handover.result === 'handed' ? null : handover.error;
    logger.info({ medium, by: who.personId, error }, 'a test message was sent');
    return { taken: error === null, error };
  }
}

/** Throws for what is no address of the medium. */
function addressIn(medium: SentMedium, to: string): string {
  const address = medium === 'sms' ? to.replace(/[\s-]/g, '') : to;
  const fits = {
    email: z.email().safeParse(address).success,
    sms: isTextable(address),
    wechat: /^[\w-]{6,64}$/.test(address),
  }[medium];
  if (fits) return address;
  throw new ProblemError('request.invalid', 'This is no address to which the medium sends.', {
    errors: [{ path: 'to', code: 'invalid', message: 'Not an address of this medium' }],
  });
}
