import type { NoticeKind } from '@tingsu/contracts';

/** What each notice says to the complainant, as Handlebars templates in plain text. */
export const NOTICE_WORDS_EN: Readonly<Record<NoticeKind, string>> = {
  acknowledgement: `We have registered your complaint as {{complaintNo}}; it reached us on {{receivedAt}}.
{{#each limits}}{{label}}: by {{dueAt}}.
{{/each}}On the progress page you can see how it goes on, add material or write to us.`,
  acceptance:
    'We have accepted your complaint ({{complaintNo}}).{{#each limits}}\n{{label}}: by {{dueAt}}.{{/each}}',
  decline:
    'We cannot take up your complaint ({{complaintNo}}). The reason and other ways that are open to you are on the progress page; you can also write to us there.',
  referral:
    'We have passed your complaint ({{complaintNo}}) to the authority that decides on it. The progress page says which.',
  supplement:
    'We need more from you to go on with your complaint ({{complaintNo}}). The progress page says what and by when; please send it there.',
  interim: 'There is news about your complaint ({{complaintNo}}). Please see the progress page.',
  extension:
    'We need more time for your complaint ({{complaintNo}}). The new date and the reason are on the progress page.',
  answer:
    'There is an answer to your complaint ({{complaintNo}}). Please read it on the progress page. If you do not agree, say so there, or take one of the other ways that it names.',
  rights:
    'Your complaint ({{complaintNo}}) is about a medical dispute. You may negotiate with the hospital, ask for mediation by a people’s mediation committee or by the health authority, or go to court. You may also see and copy the medical record.',
  closing: 'Your complaint ({{complaintNo}}) is closed.',
  other: 'There is news about your complaint ({{complaintNo}}). Please see the progress page.',
};
