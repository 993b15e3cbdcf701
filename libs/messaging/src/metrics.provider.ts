import { counter, gauge, histogram } from '@tingsu/runtime';

export const published = counter('tingsu_outbox_published_total', 'Events confirmed by the broker');
export const unpublished = counter(
  'tingsu_outbox_not_published_total',
  'Events that a relay pass could not publish',
  ['outcome'],
);
export const backlogAge = gauge(
  'tingsu_outbox_backlog_age_seconds',
  'Age of the oldest event that waits to be published',
);
export const heldBack = gauge(
  'tingsu_outbox_held_events',
  'Events that the relay refuses or holds back',
);
export const uncoveredRows = gauge(
  'tingsu_default_partition_rows',
  'Rows of partitioned tables that lie outside every month',
);
export const handled = counter(
  'tingsu_inbox_events_total',
  'Events that arrived, by what became of them',
  ['outcome'],
);
export const notFromPublisher = counter(
  'tingsu_inbox_not_from_publisher_total',
  'Messages left out because another account than the publisher of such events sent them',
);
export const waiting = gauge(
  'tingsu_inbox_waiting_events',
  'Events that wait for an earlier one of their aggregate',
);
export const gapAge = gauge(
  'tingsu_inbox_gap_age_seconds',
  'Age of the oldest event that waits for an earlier one',
);
export const parked = counter('tingsu_inbox_parked_total', 'Messages that were parked, by reason', [
  'reason',
]);
export const complaintsParked = counter(
  'tingsu_inbox_complaints_parked_total',
  'Received complaints that were parked and so have no case: an alarm of the highest class',
);
export const parkedOpen = gauge(
  'tingsu_inbox_parked_open',
  'Parked messages that await a decision',
);
export const batchSize = histogram(
  'tingsu_inbox_batch_events',
  'Events in one batch',
  [],
  [1, 2, 5, 10, 20, 50, 100, 200, 500],
);
export const batchSeconds = histogram('tingsu_inbox_batch_seconds', 'How long one batch took');
export const missingAggregates = gauge(
  'tingsu_inbox_missing_aggregates',
  'Aggregates of which events were missing when the producer was last compared with',
  ['producer'],
);
export const missingFound = counter(
  'tingsu_inbox_missing_total',
  'Aggregates found to lack events that their producer had published',
  ['producer'],
);
export const sentAgain = counter(
  'tingsu_outbox_sent_again_total',
  'Events sent again to a consumer that lacked them',
  ['consumer'],
);
