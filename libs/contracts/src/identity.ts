import { z } from 'zod';
import { RoleGrantSchema } from './vocabulary.js';

/**
 * Who is asking, as the gateway vouches for it: the claims of a token signed with Ed25519 that lives one minute.
 * `kind: public` is a visitor of the portal, `adapter` a channel adapter with an API key (verified by intake).
 */
export const IdentitySchema = z.object({
  kind: z.enum(['staff', 'public']),
  tenantId: z.uuid(),
  /** Staff id; null for a visitor. */
  personId: z.uuid().nullable(),
  grants: z.array(RoleGrantSchema),
  /** Departments where the person works besides those of the grants. */
  worksIn: z.array(z.string()).optional(),
  /** Who is away at the moment and for whom the person acts. */
  standsInFor: z.array(z.uuid()).optional(),
  locale: z.enum(['zh-CN', 'en']),
  /** Set for a visitor whose tracking code intake accepted: the one complaint that the visitor may read about. */
  complaintId: z.uuid().optional(),
});
export type Identity = z.infer<typeof IdentitySchema>;

export const IDENTITY_ISSUER = 'tingsu-gateway';
