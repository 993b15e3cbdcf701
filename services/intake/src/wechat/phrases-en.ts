import { numbered, type Phrases } from './phrase.js';

export const phrasesEn: Phrases = {
  greeting: (form) =>
    `Hello. You can complain or suggest something here.\nReply 1: tell us here, in four steps\nOr fill in the form: ${form}\nIn danger to life call 120 now; if somebody threatens you, call 110.`,
  closed: (form) => `No complaints are taken here for now. Please fill in the form: ${form}`,
  what: 'Step 1 of 4: tell us what happened, when, and in which department. In several messages if you like; pictures, voice and video are fine. Reply 1 when you have said it all, 0 to stop.',
  added: 'Noted. Go on if there is more, and reply 1 when you have said it all.',
  tooMuch:
    'This was not taken: one complaint has at most 10 files and 20,000 characters. Reply 1 to send it first; you can add the rest afterwards.',
  where: (campuses) => `Step 2 of 4: which campus? Reply with the number.\n${numbered(campuses)}`,
  who: 'Step 3 of 4: how can we reach you? Write name and phone, such as: Ann Wang 13800001111.\nIf you would rather not, reply 1 (anonymous): the hospital does not know who you are, and can still answer you here.',
  whoAgain:
    'There is no phone number in it that can be called. Write name and phone, such as: Ann Wang 13800001111. Or reply 1 to stay anonymous.',
  send: ({ words, files, campus, contact }) =>
    `Step 4 of 4: please check.\nWhat happened: ${words || '(see files)'}\nFiles: ${files}\nCampus: ${campus}\nContact: ${contact ?? 'anonymous'}\nReply 1 to send it, 2 to add something, 0 not to send it.`,
  cancelled: 'Nothing was sent, and what you said is not kept. To complain, reply “new complaint”.',
  resume: (begin) =>
    `You stopped half way${begin && `: “${begin}”`}.\nReply 1 to go on, 2 to begin again, 0 to stop.`,
  other:
    'Text, pictures, voice, video and places are taken here; this one was not. Please say it in words, or send a picture or a video.',
  lost: 'The picture, voice message or video did not reach us. Please send it again.',
  which: (complaints) =>
    `Which one is it about? Reply with the number.\n${numbered(complaints.map(named))}\n0 neither, it is something new`,
  progress: (complaints, link) =>
    complaints.length === 0
      ? `You made no complaint here. With number and tracking code, look at ${link}.`
      : `Your complaints:\n${complaints.map(named).join('\n')}\nWith number and tracking code see how far they are: ${link}`,
  registered: ({ complaintNo, code }, limits, link) =>
    [
      `We have your complaint.\nNumber: ${complaintNo}\nTracking code: ${code} (keep it to yourself)`,
      ...limits,
      `See how far it is: ${link}\nTo add something, write it here. For another matter, reply “new complaint”.`,
    ].join('\n'),
  passedOn: (complaintNo) =>
    `Passed on to those who handle ${complaintNo}. For another matter, reply “new complaint”.`,
  fileClosed:
    'The file of that complaint is closed. What you said can be a new complaint: reply 1 when you have said it all, 0 not to complain.',
  trouble: (form) =>
    `Sorry, we could not deal with this message; our staff will see it. You can also fill in the form: ${form}`,
};

const named = ({ complaintNo, on, open }: { complaintNo: string; on: string; open: boolean }) =>
  `${complaintNo} (${on}${open ? '' : ', ended'})`;
