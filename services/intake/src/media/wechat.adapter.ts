import type { Courier } from './courier.js';
import { accountTrouble, type Handover, refused } from './handover.js';
import type { FileAnswer, HttpAnswer, HttpCall } from './http-call.js';
import type { Parcel, ProviderTemplate } from './parcel.js';
import {
  clippedText,
  type FetchedMedia,
  isOfWechat,
  mediaUrl,
  readMedia,
  readWechatText,
  wechatText,
} from './wechat-talk.js';
import {
  readToken,
  readWechat,
  tokenCall,
  type WechatAccount,
  type WechatToken,
  wechatTemplate,
} from './wechat-template.js';

/** Messages of official accounts. The token of an account is asked for once and kept for all of its messages. */
export class WechatCourier {
  private readonly tokens = new Map<string, WechatToken>();
  private readonly asking = new Map<string, Promise<WechatToken | Handover>>();

  constructor(
    private readonly call: (call: HttpCall) => Promise<HttpAnswer>,
    private readonly fetchFile: (url: string) => Promise<FileAnswer>,
  ) {}

  of(account: WechatAccount): Courier {
    return {
      send: (parcel, template, at) => this.send(account, parcel, template, at),
      trace: null,
    };
  }

  /** In the conversation, where that is still open. */
  async say(account: WechatAccount, openId: string, words: string, at: Date): Promise<Handover> {
    const said = await this.withToken(account, at, async (token) =>
      readWechatText(await this.call(wechatText(account, token, openId, clippedText(words)))),
    );
    return said === 'closed' ? refused('talk.closed') : said;
  }

  async media(account: WechatAccount, mediaId: string, at: Date): Promise<FetchedMedia> {
    const fetched = await this.withToken(account, at, async (token) =>
      readMedia(await this.fetchFile(mediaUrl(account, token, mediaId))),
    );
    if (fetched.result === 'elsewhere') return this.elsewhere(account, fetched.url);
    return 'content' in fetched || fetched.result === 'gone' ? fetched : { result: 'later' };
  }

  private async elsewhere(account: WechatAccount, url: string): Promise<FetchedMedia> {
    if (!isOfWechat(url, account)) return { result: 'gone' };
    const fetched = readMedia(await this.fetchFile(url));
    return fetched !== 'stale' && 'content' in fetched ? fetched : { result: 'later' };
  }

  private send(
    account: WechatAccount,
    parcel: Parcel,
    template: ProviderTemplate,
    at: Date,
  ): Promise<Handover> {
    return this.withToken(account, at, async (token) =>
      readWechat(await this.call(wechatTemplate(account, token, template, parcel))),
    );
  }

  /** A token that WeChat no longer takes is replaced, once for each message. */
  private async withToken<Result>(
    account: WechatAccount,
    at: Date,
    work: (token: string) => Promise<Result | 'stale'>,
  ): Promise<Result | Handover> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const token = await this.token(account, at);
      if ('result' in token) return token;
      const answer = await work(token.token);
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
