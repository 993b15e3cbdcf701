import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type DossierKey, DossierKeysSchema, type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { AllowPublic, ApiRoute, CurrentIdentity } from '@tingsu/http';
import { administersGroup } from '../access/administers-group.js';
import { DossierKeyRepository } from './dossier-keys.repository.js';

interface Keys {
  readonly items: DossierKey[];
}

/** Public halves of the keys by which dossiers are signed: whoever is handed a dossier compares. */
@Controller('api/v1/dossier-keys')
export class DossierKeysController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DossierKeyRepository,
  ) {}

  @Get()
  @AllowPublic()
  @ApiRoute({
    summary: 'Public keys of this hospital group by which dossiers are signed, the newest first',
    description: 'Empty until the first dossier was made.',
    tag: 'Dossiers',
    response: DossierKeysSchema,
  })
  list(@CurrentIdentity() { tenantId }: Identity): Promise<Keys> {
    return this.unitOfWork.run(tenantId, async (tx) => ({ items: await this.keys.list(tx) }));
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    summary: 'Draw a new key: it signs dossiers from now on, and the older ones still prove theirs',
    tag: 'Dossiers',
    response: DossierKeysSchema,
    status: 201,
    problems: ['access.denied'],
  })
  change(@CurrentIdentity() who: Identity): Promise<Keys> {
    const { personId } = who;
    if (!administersGroup(who) || personId === null)
      throw new ProblemError(
        'access.denied',
        'Only administrators of the whole hospital group change the key of its dossiers.',
      );
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.keys.change(tx, personId);
      return { items: await this.keys.list(tx) };
    });
  }
}
