import type { Courier } from './courier.js';
import { accountTrouble, type Handover } from './handover.js';
import type { HttpAnswer, HttpCall } from './http-call.js';
import type { Parcel, ProviderTemplate } from './parcel.js';
import {
  readToken,
  readWechat,
  tokenCall,
  type WechatAccount,
  type WechatToken,
  wechatTemplate,
} from './wechat-template.js';

/** Template messages of official accounts. The token of an account is asked for once and kept for all of its messages. */
export class WechatCourier {
  private readonly tokens = new Map<string, WechatToken>();
  private readonly asking = new Map<string, Promise<WechatToken | Handover>>();

  constructor(private readonly call: (call: HttpCall) => Promise<HttpAnswer>) {}

  of(account: WechatAccount): Courier {
    return {
      send: (parcel, template, at) => this.send(account, parcel, template, at),
      trace: null,
    };
  }

  /** A token that WeChat no longer takes is replaced, once for each message. */
  private async send(
    account: WechatAccount,
    parcel: Parcel,
    template: ProviderTemplate,
    at: Date,
  ): Promise<Handover> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const token = await this.token(account, at);
      if ('result' in token) return token;
      const answer = readWechat(
        await this.call(wechatTemplate(account, token.token, template, parcel)),
      );
      if (answer !== 'stale') return answer;
      if (this.tokens.get(account.appId) === token) this.tokens.delete(account.appId);
    }
    return accountTrouble('token.stale');
  }

  private async token(account: WechatAccount, at: Date): Promise<WechatToken | Handover> {
    const { appId } = account;
    const known = this.tokens.get(appId);
    if (known && known.until > at) return known;
    const asking =
      this.asking.get(appId) ?? this.ask(account, at).finally(() => this.asking.delete(appId));
    this.asking.set(appId, asking);
    return asking;
  }

  private async ask(account: WechatAccount, at: Date): Promise<WechatToken | Handover> {
    const token = readToken(await this.call(tokenCall(account)), at);
    if ('token' in token) this.tokens.set(account.appId, token);
    return token;
  }
}
