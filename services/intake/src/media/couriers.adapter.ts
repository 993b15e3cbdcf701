import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { type Account, templateFor } from './account.js';
import { aliyunSms, aliyunTrace, readAliyunSms, readAliyunTrace } from './aliyun-sms.js';
import type { Courier } from './courier.js';
import { type Handover, refused, type Trace } from './handover.js';
import { callOut, fetchFile } from './http-call.adapter.js';
import type { HttpCall } from './http-call.js';
import { MailCourier } from './mail.adapter.js';
import type { Parcel } from './parcel.js';
import { readTencentSms, readTencentTrace, tencentSms, tencentTrace } from './tencent-sms.js';
import type { FetchedMedia } from './wechat-talk.js';
import type { WechatAccount } from './wechat-template.js';
import { WechatCourier } from './wechat.adapter.js';

/** The way to every provider. */
@Injectable()
export class Couriers {
  private readonly wechat = new WechatCourier(
    (call) => this.call(call),
    (url) => fetchFile(url, { timeoutMs: this.config.SEND_TIMEOUT_MS, maxBytes: MAX_UPLOAD_BYTES }),
  );

  constructor(
    private readonly mail: MailCourier,
    @Inject(CONFIG)
    private readonly config: Pick<IntakeConfig, 'SEND_TIMEOUT_MS' | 'PROVIDERS_URL'>,
  ) {}

  async send(account: Account, parcel: Parcel, at: Date): Promise<Handover> {
    const { settings } = account;
    if (settings.provider === 'smtp') return this.mail.send(parcel);
    const template = templateFor(settings.templates, parcel.template);
    if (parcel.talk !== null) {
      const said = await this.say(account, parcel.address, parcel.talk, at);
      if (said.result === 'handed') return { ...said, final: true };
      // A conversation that is closed after all leaves the template message.
      if (said.result !== 'refused') return said;
    }
    return template ? this.of(account).send(parcel, template, at) : refused('template.missing');
  }

  trace(account: Account, parcel: Parcel, at: Date): Promise<Trace> | null {
    if (account.settings.provider === 'smtp') return null;
    return this.of(account).trace?.(parcel, at) ?? null;
  }

  /** Answers a person in the conversation with the official account. */
  say(account: Account, openId: string, words: string, at: Date): Promise<Handover> {
    return this.wechat.say(this.officialAccount(account), openId, words, at);
  }

  /** What a person sent to the official account. */
  media(account: Account, mediaId: string, at: Date): Promise<FetchedMedia> {
    return this.wechat.media(this.officialAccount(account), mediaId, at);
  }

  private officialAccount({ settings, secret }: Account): WechatAccount {
    if (settings.provider !== 'wechat') throw new Error('This is no official account');
    const { appId } = settings;
    return { appId, appSecret: secret?.key ?? '', endpoint: this.endpointOf(settings.endpoint) };
  }

  private endpointOf(own: string): string {
    return (this.config.PROVIDERS_URL ?? own).replace(/\/+$/, '');
  }

  private of(account: Account): Courier {
    const { settings, secret } = account;
    const key = secret?.key ?? '';
    if (settings.provider === 'smtp') throw new Error('Mail has no provider of its own');
    const endpoint = this.endpointOf(settings.endpoint);
    switch (settings.provider) {
      case 'aliyun':
        return this.aliyun({ ...settings, endpoint, accessKeySecret: key });
      case 'tencent':
        return this.tencent({ ...settings, endpoint, secretKey: key });
      case 'wechat':
        return this.wechat.of(this.officialAccount(account));
    }
  }

  private aliyun(account: Parameters<typeof aliyunSms>[0]): Courier {
    const drawn = (at: Date) => ({ at, nonce: randomUUID() });
    return {
      send: async (parcel, template, at) =>
        readAliyunSms(await this.call(aliyunSms(account, template, parcel, drawn(at)))),
      trace: async (parcel, at) =>
        readAliyunTrace(parcel.sendingId, await this.call(aliyunTrace(account, parcel, drawn(at)))),
    };
  }

  private tencent(account: Parameters<typeof tencentSms>[0]): Courier {
    return {
      send: async (parcel, template, at) =>
        readTencentSms(await this.call(tencentSms(account, template, parcel, at))),
      trace: async (parcel, at) =>
        readTencentTrace(parcel.sendingId, await this.call(tencentTrace(account, parcel, at))),
    };
  }

  private call(call: HttpCall) {
    return callOut(call, this.config.SEND_TIMEOUT_MS);
  }
}
