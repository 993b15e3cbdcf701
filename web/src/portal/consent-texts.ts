import { filled, type Values } from '../i18n/filled';
import { usePreferences } from './preferences';

const chinese = {
  askTitle: '替患者投诉？请患者本人确认同意',
  askIntro:
    '把链接或二维码给患者本人，患者打开后点“同意”，就不用再交书面委托书。链接里没有投诉内容。',
  askPhone: '患者的手机号（可不填，填了就发短信给患者）',
  askPhoneHint: '只用来发这条短信。也可以不填，让患者扫二维码。',
  askMake: '生成确认链接',
  askBusy: '正在生成…',
  askScan: '请患者用手机扫这个二维码',
  askLink: '或者把这个链接发给患者本人：',
  askUntil: '{at} 前有效，只能回答一次。重新生成后，旧链接作废。',
  askTexted: '短信正在发给患者；夜间会等到早上再发。',
  askOpen: '已经请过患者确认，还没有回答。可以重新生成链接，旧链接随即作废。',
  askExpired: '上一个链接已经失效，可以重新生成。',
  askGiven: '患者本人已经同意由您投诉，医院已收到。',
  askRefused: '患者本人不同意由您投诉，医院已收到。有疑问请联系医院。',
  askNotNeeded: '这件投诉是患者本人提出的，不需要确认。',
  copy: '复制链接',
  copied: '已复制',
  copyFailed: '没有复制成功，请手工选中链接',
  pageTitle: '请患者本人确认',
  pageIncomplete: '链接不完整或有误。请打开完整的链接，或者请对方重新发一个。',
  pageWho: '{who}（{relation}）向{hospital}提出了一件关于您就医的投诉。',
  pageNobody: '一位没有留下姓名的人',
  pagePatient: '对方写的患者姓名是：{name}。如果不是您，请点“不同意”。',
  pageAsk:
    '您是否同意由对方代您投诉，并了解医院的处理情况？这一页不显示投诉内容；想了解内容，请问对方或医院。',
  pageUntil: '请在 {at} 前回答，只能回答一次。',
  pageYes: '我是患者本人，同意',
  pageNo: '不同意',
  pageBusy: '正在提交…',
  pageGiven: '已记录：您同意由对方代您投诉。医院会看到您的回答，可以关闭本页。',
  pageRefused: '已记录：您不同意由对方代您投诉。医院会看到您的回答，可以关闭本页。',
  pageExpired: '这个链接已经失效：过了期限，或者对方重新生成了链接。需要时请对方再发一个。',
  relation_family: '自称是您的家属',
  relation_family_authorised: '自称是受您委托的家属',
  relation_legal_representative: '自称是您的法定代理人或监护人',
  relation_other: '与您的关系未说明',
} as const;

export type ConsentText = keyof typeof chinese;

const english: Record<ConsentText, string> = {
  askTitle: 'Complaining for a patient? Ask the patient to agree',
  askIntro:
    'Give the link or the code to the patient. Once the patient has opened it and pressed “agree”, no paper is needed. The link shows nothing of the complaint.',
  askPhone: 'Mobile number of the patient (optional; the link goes there as a text)',
  askPhoneHint: 'It is used for this text only. You can also let the patient scan the code.',
  askMake: 'Make the link',
  askBusy: 'Making it…',
  askScan: 'The patient scans this code with a phone',
  askLink: 'Or send this link to the patient:',
  askUntil: 'It works until {at}, for one answer. A new link ends the old one.',
  askTexted: 'A text is on its way to the patient; at night it waits for the morning.',
  askOpen:
    'The patient was asked and has not answered yet. You can make a new link; the old one ends then.',
  askExpired: 'The last link has ended. You can make a new one.',
  askGiven: 'The patient has agreed that you complain. The hospital knows.',
  askRefused:
    'The patient does not agree that you complain. The hospital knows. If you have questions, contact the hospital.',
  askNotNeeded: 'The patient made this complaint: nobody has to agree.',
  copy: 'Copy the link',
  copied: 'Copied',
  copyFailed: 'That did not work. Select the link by hand.',
  pageTitle: 'A question to the patient',
  pageIncomplete: 'The link is not whole or not right. Open the whole link, or ask for a new one.',
  pageWho: '{who} ({relation}) has made a complaint to {hospital} about your care.',
  pageNobody: 'Somebody who gave no name',
  pagePatient: 'The name that was given for the patient: {name}. If that is not you, do not agree.',
  pageAsk:
    'Do you agree that this person complains for you and learns how the hospital handles it? This page does not show the complaint; ask the person or the hospital about it.',
  pageUntil: 'Please answer by {at}. You can answer once.',
  pageYes: 'I am the patient, and I agree',
  pageNo: 'I do not agree',
  pageBusy: 'Sending…',
  pageGiven:
    'Noted: you agree that this person complains for you. The hospital sees your answer. You can close this page.',
  pageRefused:
    'Noted: you do not agree that this person complains for you. The hospital sees your answer. You can close this page.',
  pageExpired:
    'This link has ended: its time is over, or a new one was made. Ask for another if you need it.',
  relation_family: 'who says to be your family',
  relation_family_authorised: 'who says to be your family, with your authorisation',
  relation_legal_representative: 'who says to be your legal representative or guardian',
  relation_other: 'who did not say how you are related',
};

/** Words of the consent of a patient; they come with the parts that say them. */
export const useConsentTexts = () => {
  const { language } = usePreferences();
  const texts = language === 'en' ? english : chinese;
  return (key: ConsentText, values?: Values): string => filled(texts[key], values);
};
