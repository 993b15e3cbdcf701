import { filled, type Values } from '../../i18n/filled';
import { usePreferences } from '../preferences';

const chinese = {
  title: '投诉与建议',
  start: '点这里开始',
  startHint: '写下您的投诉、建议或表扬，大约需要三分钟。可以不留姓名。',
  emergency: '遇到紧急情况，请马上告诉身边的工作人员，或者拨打 110、120。',
  stillThere: '您还在吗？',
  over: '{seconds} 秒后屏幕会清空，您写的内容不会留下。',
  goOn: '继续填写',
  leave: '不写了，清空',
  receiptTitle: '已经收到，谢谢您',
  write: '请把编号和查询码抄下来，或者用手机拍下这个屏幕。离开后这里不再显示。',
  printHint: '请打印，或者把编号和查询码抄下来。离开后这里不再显示。',
  print: '打印',
  scan: '手机扫码查进度，再输入短查询码。',
  done: '完成，清空屏幕',
  keptTitle: '已经写好，还没有送到医院',
  keptText:
    '网络断了。您写的内容已经加密存在这台设备上，网络恢复后会自动送出。现在还没有编号，时限从医院收到时开始计算。',
  keptReachable:
    '您留了电话或邮箱：医院收到后，可以在“查询进度”页用它找回编号，医院也会用它联系您。',
  keptAnonymous:
    '您没有留下联系方式，之后无法把编号告诉您。需要编号的话，请等网络恢复，或者到投诉中心当面说。',
  keptWait: '正在等网络恢复，恢复后这里会显示编号。',
  offline: '现在没有网络。您可以照常写，写好后存在这台设备上，网络恢复后自动送出。',
  offlineLost: '现在没有网络，写的内容送不出去。请到投诉中心当面说，或者稍后再来。',
  waiting: '有 {count} 件等待送出。',
  refused: '有 {count} 件医院的系统没有接收，请工作人员联系投诉中心。',
} as const;

const english: Record<keyof typeof chinese, string> = {
  title: 'Complaints and suggestions',
  start: 'Touch here to begin',
  startHint:
    'Write your complaint, suggestion or praise. It takes about three minutes, and you need not give your name.',
  emergency: 'In an emergency tell the nearest member of staff at once, or call 110 or 120.',
  stillThere: 'Are you still there?',
  over: 'In {seconds} seconds the screen is cleared, and nothing that you wrote is kept.',
  goOn: 'Go on writing',
  leave: 'Stop and clear',
  receiptTitle: 'We have it, thank you',
  write:
    'Please write number and code down, or take a photo of this screen. They are not shown again here.',
  printHint: 'Please print, or write number and code down. They are not shown again here.',
  print: 'Print',
  scan: 'Scan to see the progress with your phone, then enter the short code.',
  done: 'Finish and clear the screen',
  keptTitle: 'Written, but not yet with the hospital',
  keptText:
    'The network is down. What you wrote is kept encrypted on this device and goes out by itself once the network is back. There is no number yet, and time limits begin when the hospital has it.',
  keptReachable:
    'You gave a phone number or e-mail: once the hospital has your complaint, you can find its number with it on the progress page, and the hospital will use it to reach you.',
  keptAnonymous:
    'You left no contact, so we cannot tell you the number later. If you want it, wait here until the network is back, or speak to the complaint centre.',
  keptWait: 'Waiting for the network. Once it is back, the number appears here.',
  offline:
    'There is no network now. You can write as usual: it is kept on this device and goes out by itself once the network is back.',
  offlineLost:
    'There is no network now, and what you write cannot be sent. Please speak to the complaint centre, or come back later.',
  waiting: '{count} wait to be sent.',
  refused: '{count} were not taken by the system. Staff: please tell the complaint centre.',
};

/** The words of the screen in the hall; they come with it and weigh on no phone. */
export const useKioskTexts = () => {
  const { language } = usePreferences();
  const texts = language === 'en' ? english : chinese;
  return (key: keyof typeof chinese, values?: Values): string => filled(texts[key], values);
};
export const START_WORDS = [
  { language: 'zh-CN', text: chinese.start },
  { language: 'en', text: english.start },
] as const;
