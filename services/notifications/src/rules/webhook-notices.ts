import type { WebhookSwitchedOff } from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import type { Notice } from './notice.js';

/** Those who may see to partners are the administrators of the whole group. */
export const webhookNotices = (
  { aggregateid, time, data }: WebhookSwitchedOff,
  { staff, timeZone }: Directory,
): readonly Notice[] =>
  staff
    .filter(
      ({ active, grants }) =>
        active &&
        grants.some(
          ({ role, campus, department }) =>
            role === 'tenant_admin' && campus === null && department === null,
        ),
    )
    .map(({ id }) => ({
      template: 'webhook.off',
      recipientId: id,
      facts: {
        ...{ caseNo: null, timeZone, at: time },
        ...{ subjectId: aggregateid, name: data.title, gone: data.reason === 'gone' },
      },
    }));
