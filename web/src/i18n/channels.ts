import { channels as english } from './channels.en';
import { channels as chinese } from './channels.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
