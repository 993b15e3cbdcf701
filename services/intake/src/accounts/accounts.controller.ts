import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import {
  type Identity,
  type MediaAccount,
  MediaAccountSchema,
  type MediaAccounts,
  MediaAccountsSchema,
  MEDIUM_OF,
  ProblemError,
  type PutMediaAccount,
  PutMediaAccountSchema,
  SENT_MEDIA,
  type SentMedium,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { AccountUseRepository } from './account-use.repository.js';
import { requireMediaAdmin } from './may-configure.js';
import { MediaAccountRepository } from './media-account.repository.js';

const Medium = zodParam(z.enum(SENT_MEDIA));
const COMMON = { tag: 'Media accounts', problems: ['access.denied', 'request.invalid'] } as const;
const KEY_BYTES = 24;

/** How this hospital group sends by each medium. For administrators of the whole group. */
@Controller('api/v1/media-accounts')
export class AccountsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
    private readonly references: ReferenceRepository,
    private readonly use: AccountUseRepository,
  ) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Accounts at the providers of messages, without their secrets, and how each fares',
    response: MediaAccountsSchema,
  })
  async list(@CurrentIdentity() who: Identity): Promise<MediaAccounts> {
    requireMediaAdmin(who);
    const { timeZone } = await this.references.of(who.tenantId);
    const use = await this.unitOfWork.run(who.tenantId, (tx) => this.use.of(tx, timeZone));
    return { items: await this.views(who), use };
  }

  @Put(':medium')
  @ApiRoute({
    ...COMMON,
    summary: 'Keep the account of a medium',
    body: PutMediaAccountSchema,
    response: MediaAccountSchema,
  })
  async keep(
    @CurrentIdentity() who: Identity,
    @Param('medium', Medium) medium: SentMedium,
    @Body(zodBody(PutMediaAccountSchema)) { settings, secret }: PutMediaAccount,
  ): Promise<MediaAccount> {
    requireMediaAdmin(who);
    if (MEDIUM_OF[settings.provider] !== medium)
      throw new ProblemError(
        'request.invalid',
        `${settings.provider} sends nothing by ${medium}.`,
        {
          errors: [{ path: 'settings.provider', code: 'invalid', message: 'Not of this medium' }],
        },
      );
    const receiptKey = randomBytes(KEY_BYTES).toString('base64url');
    await this.unitOfWork.run(who.tenantId, (tx) =>
      this.accounts.keep(tx, {
        ...{ medium, settings, secret: secret ?? null, receiptKey, changedBy: who.personId },
      }),
    );
    const kept = (await this.views(who)).find((one) => one.medium === medium);
    if (!kept) throw new Error('an account vanished while it was kept');
    return kept;
  }

  private views({ tenantId }: Identity): Promise<MediaAccount[]> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const views: MediaAccount[] = [];
      for (const { medium, settings, secretKept, changedAt } of await this.accounts.list(tx)) {
        const { provider } = settings;
        const key = (await this.accounts.receiptKey(tx, medium)) ?? '';
        const receiptsPath =
          provider === 'wechat' ? '/api/v1/receipts/wechat' : `/api/v1/receipts/${provider}/${key}`;
        views.push({
          ...{ medium, settings, secretKept, changedAt: changedAt.toISOString() },
          receiptsPath: medium === 'email' ? '' : receiptsPath,
        });
      }
      return views;
    });
  }
}
