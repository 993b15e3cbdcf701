import { z } from 'zod';
import { MAX_ATTACHMENTS } from '../input/attachment-limits.js';
import { MAX_EMAIL_CHARACTERS, readEmail } from '../input/email.js';
import { MAX_NAME_CHARACTERS, readName } from '../input/person-name.js';
import { MAX_PHONE_CHARACTERS, phoneText, readPhones } from '../input/phone.js';
import { MAX_CONTENT_CHARACTERS, MAX_DEMAND_CHARACTERS, type Reading } from '../input/text.js';
import { readBy } from '../read-by.js';
import { ChannelSchema, RelationSchema } from '../vocabulary.js';
import { HAZARDS, MATTERS } from '../without-schemas.js';
import { RegistrationSchema } from './registration.js';
import { filled } from './shapes.js';
import { instant } from '../instant.js';

/** Phone numbers in the spelling in which they are stored. */
const readPhoneText = (written: string): Reading<string> => {
  const reading = readPhones(written);
  return 'problem' in reading ? reading : { value: phoneText(reading.value), doubt: reading.doubt };
};

/** One number or several, with extensions; stored in one spelling: `13800001111 / 01088880000-8012`. */
export const PersonPhoneSchema = readBy(readPhoneText, MAX_PHONE_CHARACTERS);
export const PersonEmailSchema = readBy(readEmail, MAX_EMAIL_CHARACTERS);

const ComplainantSchema = z.strictObject({
  anonymous: z.boolean(),
  name: readBy(readName, MAX_NAME_CHARACTERS).optional(),
  phone: PersonPhoneSchema.optional(),
  email: PersonEmailSchema.optional(),
  address: filled(300).optional(),
  /** By which name the official account knows them; the adapter of WeChat only. */
  openId: filled(64).optional(),
  relation: RelationSchema,
});

/** Body of `POST /complaints` and of a message on `tingsu.submissions`. */
export const SubmissionSchema = z.strictObject({
  campus: filled(60),
  channel: ChannelSchema,
  /** A complaint unless said otherwise. */
  matter: z.enum(MATTERS).optional(),
  /** With `matter: hazard`: what it is about, so that it reaches the right people at once. */
  hazard: z.enum(HAZARDS).optional(),
  content: filled(MAX_CONTENT_CHARACTERS),
  demand: filled(MAX_DEMAND_CHARACTERS).optional(),
  department: filled(60).optional(),
  occurredAt: instant.optional(),
  /** When the channel took the complaint; trusted channels and staff only. */
  receivedAt: instant.optional(),
  complainant: ComplainantSchema,
  attachments: z.array(z.uuid()).max(MAX_ATTACHMENTS).optional(),
  externalRef: filled(100).optional(),
  /** When the body that sends the complaint wants the answer (12345 order); trusted channels and staff only. */
  externalDueAt: instant.optional(),
  /** Staff only: they register for the complainant. */
  registration: RegistrationSchema.optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
});
export type Submission = z.infer<typeof SubmissionSchema>;
