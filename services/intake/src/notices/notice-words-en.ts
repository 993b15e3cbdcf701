import type { NoticeKind } from '@tingsu/contracts';

/** What each notice says to the complainant, as Handlebars templates in plain text. */
export const NOTICE_WORDS_EN: Readonly<Record<NoticeKind, string>> = {
  acknowledgement: `We have registered your complaint as {{complaintNo}}; it reached us on {{receivedAt}}.
{{#each limits}}{{label}}: by {{dueAt}}.
{{/each}}On the progress page you can see how it goes on, add material or write to us.{{#if contact}}
How to reach us: {{contact}}{{/if}}`,
  acceptance:
    'We have accepted your complaint ({{complaintNo}}).{{#each limits}}\n{{label}}: by {{dueAt}}.{{/each}}',
  decline: `We cannot take up your complaint ({{complaintNo}}).{{#if reason}} The reason: {{reason}}.{{/if}} The progress page says more.
You may still negotiate with the hospital, ask for mediation, report to the health authority, or go to court. If you do not agree or have something new, write to us on the progress page, or reach us here: {{contact}}`,
  referral:
    'We have passed your complaint ({{complaintNo}}) to the authority that decides on it. The progress page says which.',
  supplement: `We need more from you to go on with your complaint ({{complaintNo}}){{#if missing}}: {{missing}}{{/if}}.{{#if missingBy}} Please send it by {{missingBy}}.{{/if}}
The progress page says exactly what; please send it there.`,
  interim: 'There is news about your complaint ({{complaintNo}}). Please see the progress page.',
  extension: `We need more time for your complaint ({{complaintNo}}).{{#each extended}}
{{label}}: by {{dueAt}} (before: {{wasDueAt}}).{{/each}}
The reason is on the progress page.`,
  answer: `There is an answer to your complaint ({{complaintNo}}). Please read it on the progress page, and tell us there whether you are satisfied.
If you do not agree, say so there. You may also negotiate, ask for mediation, report to the health authority, or go to court.`,
  rights: `Your complaint ({{complaintNo}}) is about a medical dispute. Article 23 of the Regulation on the Prevention and Handling of Medical Disputes wants you to know:
1. Ways to settle it: negotiate with the hospital, ask for people’s mediation or for administrative mediation, go to court, or any other way that the law has; whether there was harm may be examined by experts.
2. Records and objects are sealed and opened with both sides present; the hospital keeps what was sealed.
3. The patient may read and copy the medical record; the hospital stamps the copies in the patient’s presence.
4. If the patient died and the cause is disputed, the autopsy takes place within 48 hours, or within 7 days where the body can be frozen; close relatives must agree and sign.
Where to ask: {{contact}}`,
  final: `The hospital has examined your complaint ({{complaintNo}}) once more and given its final notice; what it says and why is on the progress page. Without new facts the hospital does not handle the same matter again.
You may still: 1. ask the people’s mediation committee for medical disputes to mediate; 2. go to court; 3. turn to the health authority, also for administrative mediation.
{{#if contact}}Where to ask: {{contact}}{{/if}}`,
  reopening:
    'We have taken up your complaint ({{complaintNo}}) again.{{#each limits}}\n{{label}}: by {{dueAt}}.{{/each}}\nThe progress page says how it goes on.',
  revision: `The hospital has looked at your complaint ({{complaintNo}}) again, and the outcome is another one now{{#if outcome}}: {{outcome}}{{/if}}. This notice replaces what the answer said about it; please see the progress page.
If you do not agree, say so there. You may also negotiate, ask for mediation, report to the health authority, or go to court.{{#if contact}}
How to reach us: {{contact}}{{/if}}`,
  closing: 'Your complaint ({{complaintNo}}) is closed.',
  meeting: `The hospital would like to meet you about your complaint ({{complaintNo}}).
When: {{meeting.at}}.{{#if meeting.place}}
Where: {{meeting.place}}.{{/if}}{{#if meeting.most}}
From your side: {{meeting.most}} people at most; if you are more, please choose who comes.{{/if}}{{#if meeting.bring}}
Please bring: {{meeting.bring}}.{{/if}}
If you cannot come, write to us on the progress page, or reach us here: {{contact}}`,
  meetingChanged: `The meeting about your complaint ({{complaintNo}}) has changed. It is now:
When: {{meeting.at}}.{{#if meeting.place}}
Where: {{meeting.place}}.{{/if}}{{#if meeting.most}}
From your side: {{meeting.most}} people at most.{{/if}}{{#if meeting.bring}}
Please bring: {{meeting.bring}}.{{/if}}
If you cannot come, write to us on the progress page, or reach us here: {{contact}}`,
  meetingReminder: `A reminder: the meeting about your complaint ({{complaintNo}}) is near.
When: {{meeting.at}}.{{#if meeting.place}}
Where: {{meeting.place}}.{{/if}}{{#if meeting.bring}}
Please bring: {{meeting.bring}}.{{/if}}
If you cannot come, write to us on the progress page, or reach us here: {{contact}}`,
  meetingOff: `The meeting about your complaint ({{complaintNo}}) on {{meeting.at}} is called off: please do not come. If you have questions, write to us on the progress page, or reach us here: {{contact}}`,
  other:
    'There is news about your complaint ({{complaintNo}}). Please see the progress page.{{#each limits}}\n{{label}}: by {{dueAt}}.{{/each}}',
};
