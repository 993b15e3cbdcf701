import type { Template } from '../rules/notice.js';
import type { Wording } from './zh-cn.js';

const at = '{{#if campus}} at {{campus}}{{/if}}';
const who = '{{#if department}}{{department}}{{else}}The department{{/if}}';

/** Notices in English. */
export const EN: Readonly<Record<Template, Wording>> = {
  'case.new': {
    title: 'New complaint',
    body: `A new complaint was received${at} (channel: {{channel}}{{#if department}}, about: {{department}}{{/if}}). Please assess it.`,
  },
  'case.urgent': {
    title: '{{priority}} complaint: act now',
    body: `A complaint${at} was graded {{priority}}{{#if department}} (lead: {{department}}){{/if}}. Please act on it immediately.`,
  },
  'case.reportable': {
    title: 'Reportable case: inform the authority in time',
    body: `A complaint${at} was marked as reportable{{#if department}} (lead: {{department}}){{/if}}. Inform the authority before the deadline and record the report.`,
  },
  'case.owned': {
    title: 'A case is yours now',
    body: `You answer for this case${at} from now on. Please see what is next and when it is due.`,
  },
  'case.handedOver': {
    title: 'Another person owns your case now',
    body: 'This complaint{{#if campus}} of {{campus}}{{/if}} is followed up by somebody else from now on. Nothing is asked of you.',
  },
  'case.urgentClosed': {
    title: '{{priority}} complaint closed',
    body: 'The {{priority}} complaint{{#if campus}} of {{campus}}{{/if}} that you were told of is closed. For your information; nothing is asked of you.',
  },
  'case.assigned': {
    title: 'Complaint for {{#if department}}{{department}}{{else}}your department{{/if}}',
    body: '{{#if ruled}}The head of the complaint centre ruled that your department answers: it cannot be returned any more. {{/if}}Please have a named person sign for it, and submit the statement, the preliminary view on responsibility and the preliminary opinion before the deadline.',
  },
  'case.signedFor': {
    title: 'Department has signed for the case',
    body: `${who} has signed for the complaint.`,
  },
  'case.returned': {
    title: 'Case returned: dispatch it again',
    body: `${who} has returned the complaint. Please read the reason and dispatch it again.`,
  },
  'case.supplementReceived': {
    title: 'Requested information received',
    body: 'The requested information has been received. Please continue the triage.',
  },
  'case.corrected': {
    title: 'The sending body corrected its complaint',
    body: 'The body that sent the complaint corrected or added to it{{#if dueAt}}, and wants the answer by {{dueAt}}{{/if}}. Read the complaint again and adjust the handling.',
  },
  'case.urged': {
    title: 'An answer is pressed for',
    body: 'The complainant, or the body that sent the complaint, presses for an answer{{#if dueAt}} by {{dueAt}}{{/if}}. Please speed up the handling.',
  },
  'case.orderReturned': {
    title: 'The authority returned its order',
    body: 'The authority that sent the order does not take the answer as it is{{#if dueAt}}, and wants another by {{dueAt}}{{/if}}. Read why, and answer again.',
  },
  'case.orderExtended': {
    title: 'The authority gave more time',
    body: 'The authority that sent the order gave more time{{#if dueAt}}, until {{dueAt}}{{/if}}.',
  },
  'case.added': {
    title: 'The complainant said more',
    body: 'The complainant said more. Read the complaint again and adjust the handling.',
  },
  'case.wrote': {
    title: 'The complainant wrote',
    body: 'The complainant wrote by the progress page or another way. Read and answer it, or mark it as read.',
  },
  'case.withdrawalAsked': {
    title: 'The complainant asks to withdraw',
    body: 'The complainant asks to withdraw. Read the message and confirm it.',
  },
  'case.dissatisfied': {
    title: 'The complainant is not satisfied',
    body: 'The complainant is not satisfied with the answer and says why. Where the policy allows it, the case is open again.',
  },
  'case.packageSubmitted': {
    title: 'Department statement submitted',
    body: `${who} has submitted its statement, view on responsibility and preliminary opinion. Please review them and draft the opinion.`,
  },
  'case.statementWaived': {
    title: 'A department gave no statement in time',
    body: '{{#if department}}{{department}}{{else}}The leading department{{/if}} gave no statement within its time and has waived it; the case goes on. Where accountability is turned on, its delay may be proposed for a decision.',
  },
  'case.delegated': {
    title: 'You handle a complaint',
    body: 'The head of {{#if department}}{{department}}{{else}}your department{{/if}} handed a complaint to you. Please look at what is asked and until when. The head stays accountable.',
  },
  'work.planned': {
    title: 'A department planned its work',
    body: '{{#if department}}{{department}}{{else}}The leading department{{/if}} said what it will do and until when.',
  },
  'work.unable': {
    title: 'A department cannot do it',
    body: '{{#if department}}{{department}}{{else}}The leading department{{/if}} said why it cannot do what is asked. Please read the reason and decide how to go on.',
  },
  'department.urged': {
    title: 'Urged for the {{count}}. time',
    body: 'The complaint office urges {{#if department}}{{department}}{{else}}your department{{/if}} to act on this complaint, for the {{count}}. time. Please go on with it and answer the urge in the case.',
  },
  'urge.answered': {
    title: 'A department answered your urge',
    body: '{{#if department}}{{department}}{{else}}The department{{/if}} answered why you urged it. Please read it.',
  },
  'notice.failed': {
    title: 'The complainant could not be told',
    body: '“{{label}}” did not reach the complainant by any way. Please tell the complainant in another way and record it in the case: until then the time limit runs on.',
  },
  'escalation.raised': {
    title: 'A complaint was handed up to you',
    body: 'Somebody could not settle a complaint{{#if campus}} at {{campus}}{{/if}} and hands it up to you. Please take it up{{#if dueAt}} by {{dueAt}}{{/if}}, and say how it goes on.',
  },
  'escalation.ruled': {
    title: 'It was decided how a complaint goes on',
    body: 'What you handed up was decided. Please read the decision and go on.',
  },
  'task.planned': {
    title: 'Something is to be found out',
    body: '{{#if department}}{{department}} was{{else}}You were{{/if}} given something to find out for a complaint. Please report the result by {{dueAt}}; if you have an interest in how it ends, say so first.',
  },
  'task.done': {
    title: 'A result of the investigation is there',
    body: 'Something that you wanted to know for a complaint was found out. Please read the result.',
  },
  'interest.conflict': {
    title: 'A conflict of interest was declared',
    body: 'An investigator of a complaint declared a conflict of interest. Please decide whether this person goes on.',
  },
  'review.asked': {
    title: 'A committee is asked about a complaint',
    body: 'A committee or team that you belong to is asked what it thinks of a complaint. Please read the case; after the meeting the secretary or the complaint centre records the opinion.',
  },
  'meeting.called': {
    title: 'You are asked to a meeting: {{dueAt}}',
    body: '{{#if department}}{{department}} is{{else}}You are{{/if}} asked to a meeting about a complaint. When: {{dueAt}}. {{#if place}}Where: {{place}}. {{/if}}Please say in the case whether you come.',
  },
  'meeting.changed': {
    title: 'A meeting has changed: {{dueAt}}',
    body: 'A meeting about a complaint {{#if department}}to which {{department}} is asked {{/if}}has changed. When: {{dueAt}}. {{#if place}}Where: {{place}}. {{/if}}Please say in the case again whether you come.',
  },
  'meeting.reminder': {
    title: 'Reminder of a meeting: {{dueAt}}',
    body: 'A meeting about a complaint {{#if department}}to which {{department}} is asked {{/if}}is near. When: {{dueAt}}. {{#if place}}Where: {{place}}.{{/if}}',
  },
  'meeting.off': {
    title: 'You need not come: {{dueAt}}',
    body: 'The meeting about a complaint on {{dueAt}} is called off, or {{#if department}}{{department}} is{{else}}you are{{/if}} no longer needed there.',
  },
  'meeting.declined': {
    title: 'Somebody cannot come to a meeting',
    body: 'Somebody who was asked to a meeting that you arranged cannot come. Please see whether to ask somebody else or to choose another time.',
  },
  'part.asked': {
    title: 'A part is asked of {{#if department}}{{department}}{{else}}your department{{/if}}',
    body: 'A complaint needs the answer of your department to a question. Please sign for it and submit it by {{dueAt}}; if it is not yours, return it with the reason.',
  },
  'part.returned': {
    title: 'A part was returned',
    body: '{{#if department}}{{department}}{{else}}The assisting department{{/if}} says that the question is not for it. Please read the reason and ask somebody else.',
  },
  'part.submitted': {
    title: 'A part was submitted',
    body: '{{#if department}}{{department}}{{else}}The assisting department{{/if}} submitted its part. Please read it.',
  },
  'case.approvalRequested': {
    title: 'Opinion awaiting approval',
    body: `An opinion on a complaint${at} has been submitted for your approval.`,
  },
  'case.approvalDecided': {
    title: 'The opinion was {{#if approved}}approved{{else}}rejected{{/if}}',
    body: '{{#if approved}}Please reply to the complainant before the deadline.{{else}}Please revise the opinion and submit it again.{{/if}}',
  },
  'remedy.approvalAsked': {
    title: 'An amount awaits your approval',
    body: `An amount is to be paid on a complaint${at}, and the policy wants your agreement. Please look at it.`,
  },
  'reconsideration.asked': {
    title: 'Reconsideration asked for',
    body: 'Who is complained of asks to have a result looked at again. Somebody who had no part in it decides in time.',
  },
  'result.served': {
    title: 'Result served: {{name}}',
    body: 'The result of complaint {{name}} was served on {{#if department}}{{department}}{{else}}you{{/if}} in writing.{{#if dueAt}} Reconsideration may be asked for, with evidence, until {{dueAt}}.{{/if}}',
  },
  'reconsideration.decided': {
    title: 'Reconsideration decided: {{name}}',
    body: 'The reconsideration of the result of complaint {{name}} that {{#if department}}{{department}}{{else}}you{{/if}} asked for is decided. Please read the conclusion and its reasons, and say that you have read it.',
  },
  'remedy.planned': {
    title: 'Please carry out what was promised',
    body: '{{#if department}}{{department}}{{else}}Your department{{/if}} carries out something that was promised to a complainant. Please do it in time and say what proves it.',
  },
  'remedy.rejected': {
    title: 'An amount was not approved',
    body: 'An amount that you proposed was not approved. Please read the reason and plan something else.',
  },
  'case.fedBack': {
    title: 'Complainant informed of the outcome',
    body: 'The complainant has been informed of the outcome.',
  },
  'case.closed': { title: 'Complaint closed', body: 'The complaint is closed.' },
  'case.mentioned': {
    title: 'A colleague mentioned you in an office note',
    body: 'An office note on a complaint mentions you. Please read it. Notes are never shown outside the hospital.',
  },
  'case.withdrawn': {
    title: 'Complaint withdrawn',
    body: 'The complainant has withdrawn the complaint. {{#if continues}}The hospital continues of its own accord, because safety, ethics or a duty to report is at stake: please carry on.{{else}}No further action is needed.{{/if}}',
  },
  'clock.reminded': {
    title: 'Reminder: {{label}}',
    body: 'The deadline “{{label}}” is {{dueAt}}{{#if department}} (responsible: {{department}}){{/if}}. Please keep an eye on it.',
  },
  'clock.warned': {
    title: 'Due soon: {{label}}',
    body: 'The deadline “{{label}}” is {{dueAt}}{{#if department}} (responsible: {{department}}){{/if}}. Please act in time.',
  },
  'clock.breached': {
    title: 'Overdue: {{label}}',
    body: 'The deadline “{{label}}” passed at {{dueAt}}{{#if department}} (responsible: {{department}}){{/if}}. Please act now.',
  },
  'clock.escalated': {
    title: 'Overdue, escalated to level {{level}}: {{label}}',
    body: 'The deadline “{{label}}” passed at {{dueAt}} and is still not met{{#if department}} (responsible: {{department}}){{/if}}. Please step in.',
  },
  'clock.unacknowledged': {
    title: 'Not acknowledged, escalated to level {{level}}: {{label}}',
    body: 'The notice about “{{label}}” was not acknowledged in time{{#if department}} (responsible: {{department}}){{/if}}, so it has been escalated to you early. The deadline passed at {{dueAt}}. Please step in.',
  },
  'clock.reported': {
    title: 'Overdue, reported: {{label}}',
    body: 'The deadline “{{label}}” passed at {{dueAt}} and is still not met{{#if department}} (responsible: {{department}}){{/if}}. It is reported as the policy requires.',
  },
  'extension.requested': {
    title: 'Extension requested: {{label}}',
    body: 'The deadline “{{label}}” is {{dueAt}}{{#if department}} (lead: {{department}}){{/if}}. An extension to {{newDueAt}} is requested. Please decide before the deadline.',
  },
  'extension.granted': {
    title: 'Extension approved: {{label}}',
    body: 'The extension of “{{label}}” was approved{{#if newDueAt}}; the new deadline is {{newDueAt}}{{/if}}.',
  },
  'extension.refused': {
    title: 'Extension rejected: {{label}}',
    body: 'The extension of “{{label}}” was rejected. Please keep to the original deadline.',
  },
  'calendar.missing': {
    title: 'Enter the working days of {{year}} ({{calendarId}})',
    body: 'The calendar “{{calendarId}}” {{#if provisional}}has only provisional days for {{year}}{{else}}has no days for {{year}}{{/if}}, so deadlines in that year are only expected dates. Please enter and publish the year once the official notice is out.',
  },
  'alarm.raised': {
    title: 'Alarm: {{count}} complaints have no case',
    body: '{{count}} complaints that were received have had no case for too long, the first since {{since}} ({{examples}}). Until their cases exist, no deadline runs and no one is assigned. Operators: see parked messages and the health of the services. Complaint centre: look at these complaints by number.',
  },
  'alarm.cleared': {
    title: 'Alarm over: every complaint has its case',
    body: 'All complaints that had no case now have one.',
  },
  'followUp.planned': {
    title: 'Call-backs planned',
    body: '{{calls}} call-backs follow the closed complaint; make the first by {{dueAt}}.',
  },
  'safety.emergency': {
    title: 'Emergency plan started',
    body: 'An emergency plan was started{{#if campus}} at {{campus}}{{/if}} and asks for you or your unit. Open it under Incidents: team, tasks and log.',
  },
  'safety.path': {
    title: 'Danger in a complaint: act now',
    body: 'The words of a complaint{{#if campus}} at {{campus}}{{/if}} speak of danger. Take the steps now{{#if dueAt}}, the first by {{dueAt}}{{/if}}, and write down what was done under Incidents.',
  },
  'safety.task': {
    title: 'A task of the emergency team',
    body: 'You were given a task by the emergency team{{#if dueAt}}, due {{dueAt}}{{/if}}. Open it under Incidents.',
  },
  'safety.look': {
    title: 'Look again at what the public says',
    body: 'An entry of the media watch is yours and waits for a look. Open it under Incidents.',
  },
  'safety.decide': {
    title: 'Decide on restricted contact or a mark',
    body: 'A colleague proposes to restrict contact with a person, or a mark. A second person decides: open it under Incidents.',
  },
  'safety.review': {
    title: 'Review a restriction or a mark',
    body: 'A restriction of contact or a mark is due for its review, by somebody who did not set it. Keep it or lift it: open it under Incidents.',
  },
  'safety.appeal': {
    title: 'Answer an appeal',
    body: 'A person appeals against restricted contact or a mark. Somebody who did not decide on it answers: open it under Incidents.',
  },
  'security.raised': {
    title: 'Security incident: {{label}}',
    body: `A colleague reports danger${at}: {{label}}{{#if department}} ({{department}}){{/if}}. Go there or see to it now, and acknowledge it under Incidents{{#if dueAt}} by {{dueAt}}{{/if}}.`,
  },
  'security.escalated': {
    title: 'Nobody has acknowledged: {{label}}',
    body: `Nobody has acknowledged a security incident in time${at}: {{label}}{{#if department}} ({{department}}){{/if}}. See to it now, and acknowledge it under Incidents.`,
  },
  'accountability.waiting': {
    title: 'Accountability to decide: {{name}}',
    body: 'A matter of accountability of case {{name}}{{#if department}} ({{department}}){{/if}} waits for a decision. Two people decide, none of them concerned, of that department, or its proposer. See Accountability.',
  },
  'accountability.decided': {
    title: 'Decision on accountability',
    body: 'A decision was made that concerns you (case {{name}}). Read it under Accountability; you may appeal there, and nothing is carried out until the appeal is decided.',
  },
  'routine.missed': {
    title: 'Missed: {{label}}',
    body: `“{{label}}” of {{period}}${at} was not done by {{dueAt}}{{#if department}} (responsible: {{department}}){{/if}}. Please do it now and mark it as done under Routines.`,
  },
  'routine.escalated': {
    title: 'Still not done: {{label}}',
    body: `“{{label}}” of {{period}}${at} was due at {{dueAt}}, was missed and is still not done{{#if department}} (responsible: {{department}}){{/if}}. Please step in.`,
  },
  'improvement.opened': {
    title: 'New improvement action',
    body: `{{#if department}}{{department}}{{else}}Your department{{/if}}${at} has an improvement action to do by {{dueAt}}. Please say under “Improvement” what was done.`,
  },
  'improvement.again': {
    title: 'It did not help: please try again',
    body: `An improvement action of {{#if department}}{{department}}{{else}}your department{{/if}}${at} was checked and did not help. Please do it again by {{dueAt}}.`,
  },
  'improvement.due': {
    title: 'Improvement action due soon',
    body: `An improvement action of {{#if department}}{{department}}{{else}}your department{{/if}}${at} is due at {{dueAt}}.`,
  },
  'improvement.overdue': {
    title: 'Improvement action overdue',
    body: `An improvement action of {{#if department}}{{department}}{{else}}your department{{/if}}${at} was due at {{dueAt}} and is not done. Please see to it.`,
  },
  'improvement.escalated': {
    title: 'Improvement action still not done',
    body: `An improvement action of {{#if department}}{{department}}{{else}}a department{{/if}}${at} was due at {{dueAt}} and is still not done. Please step in.`,
  },
  'improvement.check': {
    title: 'Did it really improve?',
    body: `An improvement action of {{#if department}}{{department}}{{else}}a department{{/if}}${at} was done. Please check by {{dueAt}} whether it helped.`,
  },
  'improvement.checkOverdue': {
    title: 'Effect of an improvement not checked',
    body: `Whether an improvement action of {{#if department}}{{department}}{{else}}a department{{/if}}${at} helped was to be checked by {{dueAt}}. Please step in.`,
  },
  'pattern.detected': {
    title: 'A common problem was found',
    body: `{{count}} complaints about the same matter{{#if department}} in {{department}}{{/if}}${at} came since {{since}}. Please open an improvement action under “Improvement”, or say why none is needed.`,
  },
  'pattern.alike': {
    title: 'Complaints in like words were found',
    body: `{{count}} complaints${at} since {{since}} resemble each other in their words{{#if department}}, most of them in {{department}}{{/if}}. Please look at the words and cases under “Improvement”, and open an action or say why none is needed.`,
  },
  'reading.asked': {
    title: 'Please read and confirm: {{name}}',
    body: 'Please read “{{name}}” by {{dueAt}} and confirm it under “Improvement”, “To be read”.',
  },
  'reading.due': {
    title: 'Not confirmed yet: {{name}}',
    body: 'You have not confirmed yet that you read “{{name}}”. Please do so by {{dueAt}} under “Improvement”, “To be read”.',
  },
  'reading.overdue': {
    title: 'Overdue: read and confirm {{name}}',
    body: '“{{name}}” was to be read and confirmed by {{dueAt}}, and you have not confirmed it. Please do so under “Improvement”, “To be read”.',
  },
  'reading.escalated': {
    title: '{{count}} people have not read {{name}}',
    body: '{{count}} people{{#if department}} in {{department}}{{/if}} did not confirm by {{dueAt}} that they read “{{name}}”. Their names are under “Improvement”, “To be read”.',
  },
  'webhook.off': {
    title: 'Nothing is sent to “{{name}}” any more',
    body: '{{#if gone}}The partner has given up this address{{else}}Nothing has arrived there for days{{/if}}, so the webhook “{{name}}” was switched off. Please talk to the partner, switch it on again under “Partners”, and replay what failed meanwhile.',
  },
  'watch.moved': {
    title: 'A case you watch: {{state}}',
    body: 'A case that you watch is now in the state “{{state}}”. For your information; nothing is asked of you.',
  },
  'watch.answered': {
    title: 'A case you watch: complainant answered',
    body: 'The complainant was given an answer in a case that you watch; its state is “{{state}}”. For your information; nothing is asked of you.',
  },
  'watch.overdue': {
    title: 'A case you watch is overdue: {{label}}',
    body: 'In a case that you watch the deadline “{{label}}” was due {{dueAt}} and is not met. Who answers for it is notified; nothing is asked of you.',
  },
  'watch.escalated': {
    title: 'A case you watch was escalated: {{label}}',
    body: 'In a case that you watch the deadline “{{label}}”, due {{dueAt}}, was escalated or reported. Who answers for it is notified; nothing is asked of you.',
  },
  'watch.reopened': {
    title: 'A case you watch is open again',
    body: 'A case that you watch was opened again; its state is “{{state}}”. For your information; nothing is asked of you.',
  },
  'watch.ended': {
    title: 'A case you watch has ended: {{state}}',
    body: 'Handling of a case that you watch has ended; its state is “{{state}}”. For your information; nothing is asked of you.',
  },
};
