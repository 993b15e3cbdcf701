import { MESSAGING_ENTITIES } from '@tingsu/messaging';
import { defineService, SERVICE_CONFIG } from '@tingsu/service';
import { z } from 'zod';
import { OverviewModule } from './overview/overview.module.js';
import { ProjectionsModule } from './projections/projections.module.js';
import {
  CaseFactEntity,
  ClockFactEntity,
  ClockLabelEntity,
  OrganisationEntity,
  TallyEntity,
} from './projections/read-model.entity.js';

export const analytics = defineService({
  name: 'analytics',
  config: z.object(SERVICE_CONFIG),
  entities: [
    CaseFactEntity,
    ClockFactEntity,
    ClockLabelEntity,
    OrganisationEntity,
    TallyEntity,
    ...MESSAGING_ENTITIES,
  ],
  features: [ProjectionsModule, OverviewModule],
});
