import type {
  BundledNoticeSchema,
  CampusesSchema,
  CaseCountsSchema,
  CaseListSchema,
  ComplaintViewSchema,
  MeSchema,
  NoticeViewSchema,
  TimelineEntrySchema,
  UploadedSchema,
} from '@tingsu/contracts';

/** The shapes of the API, inferred from the contracts (types only: no schema travels to the browser). */
export type BundledNotice = (typeof BundledNoticeSchema)['_output'];
export type Campuses = (typeof CampusesSchema)['_output'];
export type CaseList = (typeof CaseListSchema)['_output'];
export type CaseCounts = (typeof CaseCountsSchema)['_output'];
export type ComplaintView = (typeof ComplaintViewSchema)['_output'];
export type Me = (typeof MeSchema)['_output'];
export type NoticeView = (typeof NoticeViewSchema)['_output'];
export type TimelineEntry = (typeof TimelineEntrySchema)['_output'];
export type Uploaded = (typeof UploadedSchema)['_output'];

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
