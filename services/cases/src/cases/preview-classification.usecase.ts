import { Injectable } from '@nestjs/common';
import type { Actor, ClassificationPreview, Facts, Identity } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { previewOf } from '../lifecycle/preview.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { AccessRefused, accessOf, requireSight } from './case-access.js';
import { stateByNumber } from './case-detail.repository.js';

/** Tries a classification without saving it, for who may classify the case. */
@Injectable()
export class PreviewClassification {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, caseNo: string, facts: Facts): Promise<ClassificationPreview> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { state } = await stateByNumber(tx, caseNo);
      const access = accessOf(who, state);
      requireSight(access, state);
      const role = access.roleFor('classify');
      if (!role)
        throw new AccessRefused(
          'access.denied',
          'Your role does not classify this case.',
          caseNo,
          'not_allowed_by_role',
        );
      const actor: Actor = { type: 'person', id: who.personId, role };
      const reference = await this.reference.load(tx);
      const context = reference.contextFor(state, { at: tx.now, actor, roles: access.roles });
      return previewOf(state, facts, context);
    });
  }
}
