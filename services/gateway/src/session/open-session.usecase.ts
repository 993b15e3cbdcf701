import { Inject, Injectable } from '@nestjs/common';
import { counter } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { KnownDevices } from './known-devices.provider.js';
import {
  type Account,
  type Attempt,
  SessionRepository,
  type SignInMethod,
} from './session.repository.js';
import { hashOf, newToken } from './sessions.provider.js';

export const signInOutcomes = counter('gateway_sign_ins_total', 'Sign-ins by outcome', ['outcome']);

export interface SignedInBrowser {
  /** The token of the new session. */
  readonly token: string;
  /** The cookie by which the browser is known from now on. */
  readonly device: string;
}

interface Opening {
  readonly tenantId: string;
  readonly account: Pick<Account, 'staffId' | 'login'>;
  readonly address: string;
  readonly browser: string | null;
  readonly device: string | undefined;
  readonly method: SignInMethod;
}

/** Opens a session for someone who has proved who it is. */
@Injectable()
export class OpenSession {
  private readonly devices: KnownDevices;

  constructor(
    private readonly repository: SessionRepository,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.devices = new KnownDevices(config.IDENTITY_PRIVATE_KEY);
  }

  async execute(
    { tenantId, account, address, browser, device, method }: Opening,
    attempt: Attempt | null = null,
  ): Promise<SignedInBrowser> {
    const token = newToken();
    const session = {
      ...{ tokenHash: hashOf(token), csrfToken: newToken(), staffId: account.staffId },
      ...{ address, browser, method },
    };
    await this.repository.open(tenantId, session, attempt);
    signInOutcomes.inc({ outcome: 'signed_in' });
    return { token, device: this.devices.remember(device, tenantId, account.login) };
  }
}
