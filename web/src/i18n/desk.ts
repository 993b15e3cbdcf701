import { desk as english } from './desk.en';
import { desk as chinese } from './desk.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
