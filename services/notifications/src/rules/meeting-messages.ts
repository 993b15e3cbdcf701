import { department, person } from './audience.js';
import { CENTRE, type Message, type MessagesByType, type Told } from './message.js';
import type { Template } from './notice.js';

/** What is said to those who sit in a committee or are asked to a meeting, and to who arranged it. */
export const MEETING_MESSAGES = {
  'case.reviewRequested.v1': ({ data: { panel, clockId } }) =>
    panel
      ? [
          {
            template: 'review.asked',
            to: [...new Set([...panel.members, ...(panel.secretary ? [panel.secretary] : [])])].map(
              person,
            ),
            facts: clockId === undefined ? {} : { clockId },
          },
        ]
      : [],
  'case.meetingPlanned.v1': (event) => invitation('meeting.called', event),
  'case.meetingChanged.v1': (event) => [
    ...invitation('meeting.changed', event),
    ...invitation('meeting.off', { ...event, data: { ...event.data, ...event.data.released } }),
  ],
  'case.meetingReminded.v1': (event) => invitation('meeting.reminder', event),
  // Who comes needs no answer.
  'case.meetingAnswered.v1': ({ data: { comes, owner } }) =>
    comes
      ? []
      : [
          {
            template: 'meeting.declined',
            to: [owner === null ? CENTRE : person(owner)],
            facts: {},
          },
        ],
  'case.meetingDropped.v1': ({ data: { meeting, clockId }, time }) =>
    meeting ? invitation('meeting.off', { data: { ...meeting, clockId }, time }) : [],
} as const satisfies Partial<MessagesByType>;

interface Invited {
  readonly time: string;
  readonly data: Pick<
    Told<'case.meetingReminded.v1'>['data'],
    'at' | 'place' | 'persons' | 'units' | 'clockId'
  >;
}

/** To everybody who comes, each department for itself; of a meeting that is over nobody hears. */
function invitation(
  template: Template,
  { time, data: { at, place, persons, units, clockId } }: Invited,
): readonly Message[] {
  if (Date.parse(at) <= Date.parse(time)) return [];
  const facts = {
    dueAt: at,
    ...(place === null ? {} : { place }),
    ...(clockId === undefined ? {} : { clockId }),
  };
  return [
    ...(persons.length > 0
      ? [{ template, to: persons.map(person), facts, orNobody: true as const }]
      : []),
    ...units.map((code) => ({ template, to: [department(code)], facts, department: code })),
  ];
}
