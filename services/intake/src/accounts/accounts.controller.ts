import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import {
  AccountSecretSchema,
  AccountSettingsSchema,
  MEDIUM_OF,
  SENT_MEDIA,
  type SentMedium,
} from '../media/account.js';
import { mayConfigureMedia } from './may-configure.js';
import { MediaAccountRepository } from './media-account.repository.js';

const PutAccountSchema = z.strictObject({
  settings: AccountSettingsSchema,
  /** Left out, the one that is there stays. */
  secret: AccountSecretSchema.optional(),
});
const AccountSchema = z.object({
  medium: z.enum(SENT_MEDIA),
  settings: AccountSettingsSchema,
  /** It is written once and never shown. */
  secretKept: z.boolean(),
  /** What to enter at the provider as the address of its receipts, after the address of this system. */
  receiptsPath: z.string(),
  changedAt: z.iso.datetime(),
});
type AccountView = z.infer<typeof AccountSchema>;
const Medium = zodParam(z.enum(SENT_MEDIA));
const COMMON = { tag: 'Media accounts', problems: ['access.denied', 'request.invalid'] } as const;
const KEY_BYTES = 24;

/** How this hospital group sends by each medium. For administrators of the whole group. */
@Controller('api/v1/media-accounts')
export class AccountsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
  ) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Accounts at the providers of messages, without their secrets',
    response: z.object({ items: z.array(AccountSchema) }),
  })
  async list(@CurrentIdentity() who: Identity): Promise<{ readonly items: AccountView[] }> {
    requireAdmin(who);
    return { items: await this.views(who) };
  }

  @Put(':medium')
  @ApiRoute({
    ...COMMON,
    summary: 'Keep the account of a medium',
    body: PutAccountSchema,
    response: AccountSchema,
  })
  async keep(
    @CurrentIdentity() who: Identity,
    @Param('medium', Medium) medium: SentMedium,
    @Body(zodBody(PutAccountSchema)) { settings, secret }: z.infer<typeof PutAccountSchema>,
  ): Promise<AccountView> {
    requireAdmin(who);
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

  private views({ tenantId }: Identity): Promise<AccountView[]> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const views: AccountView[] = [];
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

function requireAdmin(who: Identity): void {
  if (mayConfigureMedia(who)) return;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to its accounts at providers.',
  );
}
