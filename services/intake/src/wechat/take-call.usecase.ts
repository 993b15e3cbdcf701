import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { IntakeConfig } from '../config.js';
import type { Account, AccountSettings } from '../media/account.js';
import type { Reference } from '../reference/reference-data.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { DoAct } from './do-act.usecase.js';
import { MOST_A_DAY, type WechatMessage } from './call.js';
import { converse } from './converse.js';
import { Hear } from './hear.usecase.js';
import { PHRASES } from './phrases.js';
import type { Talk, World } from './talk.js';
import { type ClaimedCall, WechatCallRepository } from './wechat-call.repository.js';
import { WechatTalkRepository } from './wechat-talk.repository.js';

interface Met {
  readonly message: WechatMessage;
  readonly account: Account;
  readonly settings: Extract<AccountSettings, { provider: 'wechat' }>;
  readonly talk: Talk | null;
  readonly world: World;
  readonly tooMany: boolean;
}

/** Does what a person asks for at the official account, and writes down what they are answered. Doing it again changes nothing. */
@Injectable()
export class TakeCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: WechatCallRepository,
    private readonly talks: WechatTalkRepository,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
    private readonly references: ReferenceRepository,
    private readonly hearing: Hear,
    private readonly acting: DoAct,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
  ) {}

  /** `lastTry`: a file that cannot be fetched now will not come. False while it may still come. */
  async execute(call: ClaimedCall, { lastTry }: { readonly lastTry: boolean }): Promise<boolean> {
    const reference = await this.references.of(call.tenantId);
    const met = await this.meet(call, reference);
    if (met.tooMany) return this.end(call, null);
    const { message, account, talk, world } = met;
    const from = { tenantId: call.tenantId, account, at: world.now };
    const heard = await this.hearing.execute(from, message.said);
    if (heard === null && !lastTry) return false;
    const turn = converse(talk, heard ?? { kind: 'lost' }, world);
    const { openId } = message;
    if (turn.act === null) return this.end(call, { openId, talk: turn.talk, words: turn.say });
    const { appId } = met.settings;
    await this.acting.execute(turn.act, { call, openId, appId, talk: turn.talk, world, reference });
    return true;
  }

  /** It cannot be taken: the person learns of another way, and its words stay for who looks for the reason. */
  async giveUp(call: ClaimedCall): Promise<void> {
    await this.unitOfWork.run(call.tenantId, async (tx) => {
      const { openId } = await this.calls.message(tx, call);
      const talk = await this.talks.find(tx, call.personMark);
      const words = PHRASES[talk?.language ?? 'zh-CN'].trouble(this.form());
      await this.calls.answer(tx, call, { openId, words }, { keepBody: true });
    });
  }

  private meet(call: ClaimedCall, reference: Reference): Promise<Met> {
    return this.unitOfWork.run(call.tenantId, async (tx) => {
      const account = await this.accounts.find(tx, 'wechat');
      if (account?.settings.provider !== 'wechat')
        throw new ProblemError('service.unavailable', 'The official account is not set up.');
      const { timeZone } = reference;
      const complaints = await this.talks.complaintsOf(tx, call.personMark, timeZone);
      return {
        ...{ account, settings: account.settings },
        message: await this.calls.message(tx, call),
        talk: await this.talks.find(tx, call.personMark),
        world: {
          ...{ complaints, campuses: campusesOf(reference), now: tx.now },
          pauseMinutes: account.settings.pauseMinutes,
          ...{ form: this.form(), progress: `${this.form()}/progress` },
        },
        tooMany: (await this.calls.countOfDay(tx, call)) > MOST_A_DAY,
      };
    });
  }

  private async end(
    call: ClaimedCall,
    told: { readonly openId: string; readonly talk: Talk; readonly words: string } | null,
  ): Promise<true> {
    await this.unitOfWork.run(call.tenantId, async (tx) => {
      if (told) await this.talks.keep(tx, call.personMark, told.talk, call.receivedAt);
      await this.calls.answer(tx, call, told && { openId: told.openId, words: told.words });
    });
    return true;
  }

  private form(): string {
    return this.config.PUBLIC_URL.replace(/\/+$/, '');
  }
}

const campusesOf = (reference: Reference): World['campuses'] =>
  reference.campuses.flatMap((code) => {
    const campus = reference.campus(code);
    return campus?.open && campus.channels.includes('wechat')
      ? [{ code, zh: campus.name.zh, en: campus.name.en }]
      : [];
  });
