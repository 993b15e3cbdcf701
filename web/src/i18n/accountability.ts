import { accountability as english } from './accountability.en';
import { accountability as chinese } from './accountability.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
