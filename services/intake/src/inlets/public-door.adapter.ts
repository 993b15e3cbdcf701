import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { callOut } from '../media/http-call.adapter.js';
import { LEFT, type Left } from './test-fault.js';

/** Calls us at the address at which everybody does: name, certificate and gateway have to work for it. */
@Injectable()
export class PublicDoor {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL' | 'SEND_TIMEOUT_MS'>,
  ) {}

  async post(path: string, type: string, body: string): Promise<Left> {
    const url = `${this.config.PUBLIC_URL.replace(/\/+$/, '')}${path}`;
    const call = { method: 'POST' as const, url, headers: { 'content-type': type }, body };
    const answer = await callOut(call, this.config.SEND_TIMEOUT_MS);
    if ('lost' in answer) return { fault: 'unreachable', detail: answer.code };
    return answer.status < 300 ? LEFT : { fault: 'refused', detail: `HTTP ${answer.status}` };
  }
}
