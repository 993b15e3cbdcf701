import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import type { Account } from '../media/account.js';
import { Couriers } from '../media/couriers.adapter.js';
import { StoreUpload } from '../uploads/store-upload.usecase.js';
import type { WechatWords } from './call.js';
import type { Heard } from './talk.js';

interface From {
  readonly tenantId: string;
  readonly account: Account;
  readonly at: Date;
}

/** Stores what a person sent, under the rules for any file. */
@Injectable()
export class Hear {
  constructor(
    private readonly couriers: Couriers,
    private readonly store: StoreUpload,
  ) {}

  /** Null while a file cannot be fetched but may still come. */
  async execute(from: From, said: WechatWords): Promise<Heard | null> {
    switch (said.kind) {
      case 'followed':
      case 'other':
        return { kind: said.kind };
      case 'text':
        return { kind: 'piece', words: said.words, file: null };
      case 'picture':
      case 'video':
        return this.file(from, said.mediaId, null);
      case 'voice':
        return this.file(from, said.mediaId, said.heard);
    }
  }

  private async file(
    { tenantId, account, at }: From,
    mediaId: string,
    words: string | null,
  ): Promise<Heard | null> {
    const fetched = await this.couriers.media(account, mediaId, at);
    if (fetched.result !== 'got') return fetched.result === 'later' ? null : { kind: 'lost' };
    try {
      const { uploadId } = await this.store.execute(tenantId, {
        stream: Readable.from([fetched.content]),
        truncated: () => fetched.tooLarge,
        fileName: undefined,
        // Its content says what it is.
        declaredType: '',
      });
      return { kind: 'piece', words, file: uploadId };
    } catch (error) {
      if (error instanceof ProblemError && error.code.startsWith('upload.'))
        return { kind: 'other' };
      throw error;
    }
  }
}
