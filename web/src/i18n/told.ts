import { told as english } from './told.en';
import { addTexts } from './texts';
import { told as chinese } from './told.zh-CN';

addTexts({ 'zh-CN': chinese, en: english });
