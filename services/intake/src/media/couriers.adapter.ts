import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { type Account, templateFor } from './account.js';
import { aliyunSms, aliyunTrace, readAliyunSms, readAliyunTrace } from './aliyun-sms.js';
import type { Courier } from './courier.js';
import { accountTrouble, type Handover, type Trace } from './handover.js';
import { callOut } from './http-call.adapter.js';
import type { HttpCall } from './http-call.js';
import { MailCourier } from './mail.adapter.js';
import type { Parcel } from './parcel.js';
import { readTencentSms, readTencentTrace, tencentSms, tencentTrace } from './tencent-sms.js';
import { WechatCourier } from './wechat.adapter.js';

/** The way to every provider. */
@Injectable()
export class Couriers {
  private readonly wechat = new WechatCourier((call) => this.call(call));

  constructor(
    private readonly mail: MailCourier,
    @Inject(CONFIG)
    private readonly config: Pick<IntakeConfig, 'SEND_TIMEOUT_MS' | 'PROVIDERS_URL'>,
  ) {}

  send(account: Account, notice: string | null, parcel: Parcel, at: Date): Promise<Handover> {
    const { settings } = account;
    if (settings.provider === 'smtp') return this.mail.send(parcel);
    const template = templateFor(settings.templates, notice);
    if (!template) return Promise.resolve(accountTrouble('template.missing'));
    return this.of(account).send(parcel, template, at);
  }

  trace(account: Account, parcel: Parcel, at: Date): Promise<Trace> | null {
    if (account.settings.provider === 'smtp') return null;
    return this.of(account).trace?.(parcel, at) ?? null;
  }

  private of({ settings, secret }: Account): Courier {
    const key = secret?.key ?? '';
    if (settings.provider === 'smtp') throw new Error('Mail has no provider of its own');
    const endpoint = (this.config.PROVIDERS_URL ?? settings.endpoint).replace(/\/+$/, '');
    switch (settings.provider) {
      case 'aliyun':
        return this.aliyun({ ...settings, endpoint, accessKeySecret: key });
      case 'tencent':
        return this.tencent({ ...settings, endpoint, secretKey: key });
      case 'wechat':
        return this.wechat.of({ ...settings, endpoint, appSecret: key });
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
