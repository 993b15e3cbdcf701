import { experts as english } from './experts.en';
import { experts as chinese } from './experts.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
