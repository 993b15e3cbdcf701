import { z } from 'zod';

const NetworkSchema = z.union([z.cidrv4(), z.cidrv6()]);

/** `10.2.0.0/16,fd00::/8`; empty: none. */
export const networksSetting = z
  .string()
  .default('')
  .transform((text, context) => {
    const networks = text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
    if (networks.every((one) => NetworkSchema.safeParse(one).success)) return networks;
    context.addIssue({ code: 'custom', message: 'must be networks such as 10.2.0.0/16' });
    return z.NEVER;
  });
