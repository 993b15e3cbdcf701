import { Inject, Injectable } from '@nestjs/common';
import {
  type CallSystemView,
  houseReach,
  type Identity,
  type InletTest,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { Tenants } from '../directory/tenants.provider.js';
import type { CallSystem } from './call-systems.js';
import { CallSystemRepository } from './call-system.repository.js';
import { CallsRepository } from './calls.repository.js';
import { CallsRoute } from './calls.routes.js';

/** The telephone systems of a hospital group, for who runs its channels. */
@Injectable()
export class SeeCallSystems {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: Tenants,
    private readonly systems: CallSystemRepository,
    private readonly calls: CallsRepository,
    private readonly route: CallsRoute,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'CALL_SYSTEMS'>,
  ) {}

  async list(who: Identity, host: string): Promise<{ readonly items: CallSystemView[] }> {
    requireGroup(who, 'inlet.read');
    const own = await this.own(host);
    const known = await this.unitOfWork.run(who.tenantId, (tx) => this.systems.all(tx));
    return {
      items: own.map(({ name, extensions }) => {
        const fares = known.find(({ system }) => system === name);
        return {
          ...{ name, extensions: Object.keys(extensions).length },
          lastSignalAt: fares?.takenAt?.toISOString() ?? null,
          lastRefusedAt: fares?.refusedAt?.toISOString() ?? null,
          lastRefusedCode: fares?.refusedCode ?? null,
        };
      }),
    };
  }

  /** Signals a call as the telephone system does, signed with its secret; it rings for who tests alone. */
  async test(who: Identity, host: string, name: string): Promise<InletTest> {
    requireGroup(who, 'inlet.configure');
    const system = (await this.own(host)).find((one) => one.name === name);
    if (!system) throw new ProblemError('request.not_found', 'There is no such telephone system.');
    const { personId } = who;
    const login = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.calls.loginOf(tx, personId ?? ''),
    );
    const status = await this.route.test(system, host, login);
    return status === 202
      ? { fault: null, detail: null }
      : { fault: 'refused', detail: `HTTP ${status}` };
  }

  private async own(host: string): Promise<readonly CallSystem[]> {
    const { code } = await this.tenants.ofHost(host);
    return this.config.CALL_SYSTEMS.filter(({ tenant }) => tenant === code);
  }
}

function requireGroup(who: Identity, action: 'inlet.read' | 'inlet.configure'): void {
  if (who.kind === 'staff' && houseReach(who, action).campuses === null) return;
  throw new ProblemError(
    'access.denied',
    'Telephone systems are seen to by administrators of the whole group.',
  );
}
