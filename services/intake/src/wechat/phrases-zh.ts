import { numbered, type Phrases } from './phrase.js';

export const phrasesZh: Phrases = {
  greeting: (form) =>
    `您好，这里可以投诉、提建议。\n回复 1：在这里说，一共四步\n或者点开表单填写：${form}\n有生命危险请马上打 120，人身安全受威胁请打 110。`,
  closed: (form) => `这里暂时不收投诉，请点开表单填写：${form}`,
  what: '第 1 步，共 4 步：请说说是什么事，什么时候，在哪个科室。可以分几条发，照片、语音和视频也可以。说完请回复 1，不想说了回复 0。',
  added: '记下了。还有就接着发，说完请回复 1。',
  tooMuch: '这条没有收下：一次投诉最多 10 个附件、2 万字。请回复 1 先提交，其余的提交后再补充。',
  where: (campuses) => `第 2 步，共 4 步：是哪个院区？请回复数字。\n${numbered(campuses)}`,
  who: '第 3 步，共 4 步：怎么联系您？请写姓名和电话，比如：王女士 13800001111。\n不想留请回复 1（匿名）：医院不知道您是谁，但还能在这里回复您。',
  whoAgain:
    '没有看到能拨打的电话。请写姓名和电话，比如：王女士 13800001111。不想留请回复 1（匿名）。',
  send: ({ words, files, campus, contact }) =>
    `第 4 步，共 4 步：请看一下对不对。\n事情：${words || '（见附件）'}\n附件：${files} 个\n院区：${campus}\n联系：${contact ?? '匿名'}\n回复 1 提交，2 接着补充，0 不提交。`,
  cancelled: '好的，没有提交，您说的也不保留。要投诉时再回复“新投诉”。',
  resume: (begin) =>
    `您上次说到一半${begin && `：“${begin}”`}。\n回复 1 接着说，2 重新说，0 不说了。`,
  other: '这里能收文字、照片、语音、视频和位置，这一条没有收下。请用文字说一说，或者发照片、视频。',
  lost: '照片、语音或视频没有收到，请再发一次。',
  which: (complaints) =>
    `您说的是哪一件？请回复数字。\n${numbered(complaints.map(named))}\n0 都不是，是新的事`,
  progress: (complaints, link) =>
    complaints.length === 0
      ? `在这里没有查到您的投诉。有编号和查询码的，请到 ${link} 查看。`
      : `您的投诉：\n${complaints.map(named).join('\n')}\n凭编号和查询码到 ${link} 查看进度。`,
  registered: ({ complaintNo, code }, limits, link) =>
    [
      `已经收到您的投诉。\n编号：${complaintNo}\n查询码：${code}（请留好，不要给别人）`,
      ...limits,
      `查进度：${link}\n要补充，直接在这里发。要说另一件事，请回复“新投诉”。`,
    ].join('\n'),
  passedOn: (complaintNo) => `已经转给办理 ${complaintNo} 的人。要说另一件事，请回复“新投诉”。`,
  fileClosed:
    '那件投诉已经归档，不能再补充。您刚才说的可以作为新的投诉：说完请回复 1，不投诉回复 0。',
  trouble: (form) => `抱歉，刚才这条没有处理好，工作人员会看到。您也可以点开表单填写：${form}`,
};

const named = ({ complaintNo, on, open }: { complaintNo: string; on: string; open: boolean }) =>
  `${complaintNo}（${on}${open ? '' : '，已办结'}）`;
