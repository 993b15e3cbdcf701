import { z } from 'zod';
import { instant } from './instant.js';
import { PanelSchema } from './panels.js';
import { ApproverSchema } from './remedies.js';

/** One of those who decide on an opinion, one after the other. */
export const ChainLinkSchema = ApproverSchema.extend({
  /** Rules of the policy that ask for him. */
  rules: z.array(z.string()),
  /** He has to say what he thinks of it. */
  view: z.literal(true).optional(),
  /** He decides as this committee did, which sat with its quorum. */
  panel: PanelSchema.optional(),
});
export type ChainLink = z.infer<typeof ChainLinkSchema>;

/** An opinion on its way through those who decide on it; returned by one of them, it starts anew. */
export const ApprovalChainSchema = z.object({
  /** Since when the next one is asked. */
  askedAt: instant,
  links: z.array(
    ChainLinkSchema.extend({ decidedBy: z.string().nullable(), decidedAt: instant.nullable() }),
  ),
});
export type ApprovalChain = z.infer<typeof ApprovalChainSchema>;

/** Who decides next; undefined where all have, or nobody was asked. */
export const nextLinkOf = (
  chain: ApprovalChain | null | undefined,
): ApprovalChain['links'][number] | undefined =>
  chain?.links.find(({ decidedAt }) => decidedAt === null);
