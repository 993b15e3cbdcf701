import { z } from 'zod';
import { BindingSchema } from './bindings.js';
import { defineEvent, type EventOf } from './define-event.js';
import { ChannelSchema, LocalizedTextSchema, RoleGrantSchema } from './vocabulary.js';

/**
 * The whole organisation of one hospital group (aggregate id = tenant id, version grows by one with each change).
 * Staff names and addresses are in it because notifications must reach them; nothing of a complainant is.
 */
export const DirectoryPublished = defineEvent(
  'directory.published.v1',
  'The organisation directory as it stands now',
  {
    tenantCode: z.string(),
    tenantName: LocalizedTextSchema,
    timeZone: z.string(),
    campuses: z.array(
      z.object({
        code: z.string(),
        name: LocalizedTextSchema,
        channels: z.array(ChannelSchema),
        open: z.boolean(),
      }),
    ),
    departments: z.array(
      z.object({
        /** Unique in the group, e.g. `east.pharmacy`. */
        code: z.string(),
        campus: z.string(),
        name: LocalizedTextSchema,
        /** Offered on the public form. */
        public: z.boolean(),
        /** Unit names of the policies for which this department answers on its campus, e.g. 财务科主任, 医务部. */
        answersFor: z.array(z.string()),
        /** The department whose head nurse answers for this one (该病区护士长), for wards. */
        headNurse: z.string().nullable(),
        /** The department of the same campus that it is a part of. */
        parent: z.string().nullable().optional(),
        /** Readable in old cases, and offered nowhere any more. */
        closed: z.literal(true).optional(),
        /** Where its work went. */
        mergedInto: z.string().optional(),
      }),
    ),
    staff: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string().nullable(),
        locale: z.enum(['zh-CN', 'en']),
        active: z.boolean(),
        grants: z.array(RoleGrantSchema),
        /** Departments where the person works besides those of the grants. */
        worksIn: z.array(z.string()).optional(),
        /** Staff id of who acts for the person in cases in which the person may not. */
        deputy: z.uuid().nullable().optional(),
      }),
    ),
  },
);
export type DirectoryPublished = EventOf<typeof DirectoryPublished>;

/** The policy documents and calendars in force for one hospital group (aggregate id = tenant id). */
export const PolicyActivated = defineEvent(
  'policy.activated.v1',
  'The policies and calendars in force',
  {
    /** Policy documents in the shape of domain model 4.6, checked by `@tingsu/policy`. */
    documents: z.array(z.record(z.string(), z.unknown())),
    /** Which policies hold where on this day, the most general first; the most special that fits decides. */
    bindings: z.array(BindingSchema),
    calendars: z.array(
      z.object({
        id: z.string(),
        /** What people call it; its id names it unless given. */
        label: LocalizedTextSchema.optional(),
        /** Calendar that this layer refines; the layers are read from the country down, and the last that speaks of a day wins. */
        parent: z.string().nullable().optional(),
        /** Where the layer holds; a country unless given. `code` is the campus or department, null above that. */
        scope: z
          .object({
            level: z.enum(['country', 'region', 'group', 'campus', 'department']),
            code: z.string().nullable(),
          })
          .optional(),
        /** Every day is worked, around the clock. */
        alwaysOpen: z.boolean().optional(),
        years: z.array(
          z.object({ year: z.number().int(), status: z.enum(['published', 'provisional']) }),
        ),
        days: z.array(
          z.object({
            date: z.iso.date(),
            kind: z.enum(['work', 'off']),
            name: z.string(),
            nameEn: z.string().optional(),
          }),
        ),
        /** Days off of every year without an entry in `years`, `MM-DD`. */
        fixed: z.array(z.string()).optional(),
        /** Days off by law in every year whose notice is not published: `MM-DD`, or `YYYY-MM-DD` for days that move. */
        statutory: z
          .array(
            z.object({
              name: z.string(),
              nameEn: z.string().optional(),
              days: z.array(z.string()),
            }),
          )
          .optional(),
        /** Weekly days off, Monday = 1 to Sunday = 7; Saturday and Sunday unless given. */
        weekend: z.array(z.number().int().min(1).max(7)).optional(),
      }),
    ),
  },
);
export type PolicyActivated = EventOf<typeof PolicyActivated>;

/** Dates are promised in a year whose official notice has not been entered (aggregate id = tenant id). */
export const PolicyCalendarMissing = defineEvent(
  'policy.calendarMissing.v1',
  'The working days of the coming year are not known yet',
  {
    calendarId: z.string(),
    year: z.number().int(),
    /** Not entered at all, or only provisionally. */
    status: z.enum(['missing', 'provisional']),
    /** First day on which it was to be here, in the time zone of the tenant. */
    since: z.iso.date(),
  },
);
export type PolicyCalendarMissing = EventOf<typeof PolicyCalendarMissing>;

export const NoticeSent = defineEvent('notice.sent.v1', 'A notice reached its medium', {
  noticeId: z.uuid(),
  template: z.string(),
  medium: z.enum(['email', 'in_app']),
  recipientId: z.uuid(),
  caseId: z.uuid().nullable(),
  attempts: z.number().int().positive(),
});
export const NoticeFailed = defineEvent('notice.failed.v1', 'A notice could not be delivered', {
  noticeId: z.uuid(),
  template: z.string(),
  medium: z.enum(['email', 'in_app']),
  recipientId: z.uuid(),
  caseId: z.uuid().nullable(),
  attempts: z.number().int().positive(),
});
