import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { AccountSecret } from '../media/account.js';
import { isFromWechat, isSealedByWechat, type WechatQuery } from '../media/wechat-signature.js';
import { openEnvelope } from './envelope.js';
import { flatXml } from './flat-xml.js';

interface WechatCall extends WechatQuery {
  readonly body: string;
  /** Of what is sealed in the body. */
  readonly sealedSignature: string;
}

interface Known {
  readonly token: string;
  readonly appId: string;
  /** Newest first; none where the account is not in the safe mode. */
  readonly aesKeys: readonly string[];
}

/** Proves that WeChat calls, and opens what it says. */
@Injectable()
export class OpenCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
  ) {}

  /** Throws `receipt.signature_invalid` for who does not know the token. */
  async check(tenantId: string, query: WechatQuery): Promise<void> {
    const { token } = await this.known(tenantId);
    if (!isFromWechat(token, query)) throw unproven();
  }

  /** The fields of a call; null for a body that says nothing. An account with a key takes what is sealed, and only that. */
  async execute(
    tenantId: string,
    { body, sealedSignature: signature, ...query }: WechatCall,
  ): Promise<Readonly<Record<string, string>> | null> {
    const { token, appId, aesKeys } = await this.known(tenantId);
    const outer = flatXml(body);
    if (aesKeys.length === 0) {
      if (!isFromWechat(token, query)) throw unproven();
      return outer;
    }
    const sealed = { encrypted: outer?.['Encrypt'] ?? '', signature };
    if (!isSealedByWechat(token, query, sealed)) throw unproven();
    const opened = openEnvelope(aesKeys, appId, sealed.encrypted);
    if (opened === null) throw unproven();
    return flatXml(opened);
  }

  private async known(tenantId: string): Promise<Known> {
    const account = await this.unitOfWork.run(tenantId, (tx) => this.accounts.find(tx, 'wechat'));
    const { settings, secret = null } = account ?? {};
    if (settings?.provider !== 'wechat' || secret?.callToken === undefined) throw unproven();
    return { token: secret.callToken, appId: settings.appId, aesKeys: aesKeysOf(secret) };
  }
}

const aesKeysOf = ({ aesKey, previousAesKey }: AccountSecret): readonly string[] =>
  aesKey === undefined ? [] : [aesKey, ...(previousAesKey === undefined ? [] : [previousAesKey])];

const unproven = (): ProblemError =>
  new ProblemError(
    'receipt.signature_invalid',
    'Call the address that the account page shows, signed and sealed as it was agreed.',
  );
