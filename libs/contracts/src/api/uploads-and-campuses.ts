import { z } from 'zod';
import { ChannelSchema, LocalizedTextSchema } from '../vocabulary.js';

export const UploadedSchema = z.object({
  uploadId: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
});

export const CampusesSchema = z.object({
  tenant: z.object({ code: z.string(), name: LocalizedTextSchema, timeZone: z.string() }),
  campuses: z.array(
    z.object({
      code: z.string(),
      name: LocalizedTextSchema,
      channels: z.array(ChannelSchema),
      departments: z.array(z.object({ code: z.string(), name: LocalizedTextSchema })),
    }),
  ),
});
