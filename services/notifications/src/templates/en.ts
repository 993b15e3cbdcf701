import type { Template } from '../rules/notice.js';
import type { Wording } from './zh-cn.js';

const at = '{{#if campus}} at {{campus}}{{/if}}';
const who = '{{#if department}}{{department}}{{else}}The department{{/if}}';

/** Notices in English. */
export const EN: Readonly<Record<Template, Wording>> = {
  'case.new': {
    title: 'A new complaint is waiting',
    body: `A new complaint came in${at} (channel: {{channel}}{{#if department}}, about: {{department}}{{/if}}). Please assess it.`,
  },
  'case.urgent': {
    title: '{{priority}} complaint: look at it now',
    body: `A complaint${at} was graded {{priority}}{{#if department}} (lead: {{department}}){{/if}}. Please look at it at once.`,
  },
  'case.reportable': {
    title: 'Reportable case: the time to inform the authority is running',
    body: `A complaint${at} was marked as reportable{{#if department}} (lead: {{department}}){{/if}}. Inform the authority within the time limit and record the report.`,
  },
  'case.assigned': {
    title: 'A complaint was sent to {{#if department}}{{department}}{{else}}your department{{/if}}',
    body: 'Please have a named person sign for it, and submit statement, preliminary liability and preliminary opinion within the time limit.',
  },
  'case.signedFor': {
    title: 'The department signed for it',
    body: `${who} signed for the complaint.`,
  },
  'case.returned': {
    title: 'Returned: dispatch it again',
    body: `${who} returned the complaint. Please read the reason and dispatch it again.`,
  },
  'case.supplementReceived': {
    title: 'Missing material arrived',
    body: 'The missing material arrived. Please go on with the assessment.',
  },
  'case.packageSubmitted': {
    title: 'The department package is in',
    body: `${who} submitted statement, preliminary liability and preliminary opinion. Please review them and draft the opinion.`,
  },
  'case.approvalRequested': {
    title: 'An opinion waits for approval',
    body: `The opinion on a complaint${at} was submitted for approval.`,
  },
  'case.approvalDecided': {
    title: 'The opinion was {{#if approved}}approved{{else}}rejected{{/if}}',
    body: '{{#if approved}}Please give feedback to the complainant within the time limit.{{else}}Please revise the opinion and submit it again.{{/if}}',
  },
  'case.fedBack': {
    title: 'The complainant was told the outcome',
    body: 'The outcome was told to the complainant.',
  },
  'case.closed': { title: 'The complaint is closed', body: 'Handling of the complaint is over.' },
  'case.withdrawn': {
    title: 'The complaint was withdrawn',
    body: 'The complainant withdrew; nothing more needs doing.',
  },
  'clock.reminded': {
    title: 'Reminder: {{label}}',
    body: 'The time limit “{{label}}” ends at {{dueAt}}{{#if department}} (answers for it: {{department}}){{/if}}. Please keep an eye on it.',
  },
  'clock.warned': {
    title: 'Due soon: {{label}}',
    body: 'The time limit “{{label}}” ends at {{dueAt}}{{#if department}} (answers for it: {{department}}){{/if}}. Please act in time.',
  },
  'clock.breached': {
    title: 'Overdue: {{label}}',
    body: 'The time limit “{{label}}” ended at {{dueAt}} and is not met{{#if department}} (answers for it: {{department}}){{/if}}. Please act now.',
  },
  'clock.escalated': {
    title: 'Overdue, escalated to level {{level}}: {{label}}',
    body: 'The time limit “{{label}}” ended at {{dueAt}} and is still not met{{#if department}} (answers for it: {{department}}){{/if}}. Please step in.',
  },
  'clock.unacknowledged': {
    title: 'Nobody acknowledged, escalated to level {{level}}: {{label}}',
    body: 'Nobody acknowledged the notice about “{{label}}” in time{{#if department}} (answers for it: {{department}}){{/if}}, so it comes to you early. The time limit ended at {{dueAt}}. Please step in.',
  },
  'clock.reported': {
    title: 'Overdue, reported: {{label}}',
    body: 'The time limit “{{label}}” ended at {{dueAt}} and is still not met{{#if department}} (answers for it: {{department}}){{/if}}. It is reported as the policy says.',
  },
  'extension.requested': {
    title: 'More time is asked for: {{label}}',
    body: 'The time limit “{{label}}” ends at {{dueAt}}{{#if department}} (lead: {{department}}){{/if}}. Somebody asks to extend it to {{newDueAt}}. Please decide before it ends.',
  },
  'extension.granted': {
    title: 'More time was granted: {{label}}',
    body: 'The extension of “{{label}}” was approved{{#if newDueAt}}; it now ends at {{newDueAt}}{{/if}}.',
  },
  'extension.refused': {
    title: 'More time was refused: {{label}}',
    body: 'The extension of “{{label}}” was refused. Please keep to the time that was set first.',
  },
  'calendar.missing': {
    title: 'Enter the working days of {{year}} ({{calendarId}})',
    body: 'The calendar “{{calendarId}}” {{#if provisional}}knows {{year}} only provisionally{{else}}has nothing for {{year}}{{/if}}, so time limits that reach into it are only expected dates. Please enter and publish the year once the official notice is out.',
  },
  'alarm.raised': {
    title: 'Alarm: {{count}} complaints have no case',
    body: '{{count}} complaints that were received have had no case for too long, the first since {{since}} ({{examples}}). Until their cases exist, no clock runs and no one is assigned. Operators: see parked messages and the health of the services. Complaint centre: look at these complaints by number.',
  },
  'alarm.cleared': {
    title: 'Alarm over: every complaint has its case',
    body: 'All complaints that had no case now have one.',
  },
  'followUp.planned': {
    title: 'Call-backs were planned',
    body: '{{calls}} call-backs follow the closed complaint; make the first by {{dueAt}}.',
  },
};
