import { meetings as english } from './meetings.en';
import { meetings as chinese } from './meetings.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
